using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;

namespace Coordination.Host.Matches;

/// <summary>The buttons a viewer has for matches: answer for one side, record that it was completed, dissolve it.</summary>
public static class MatchButtons
{
    public static async ValueTask<ILookup<MatchId, Button>> ForAsync(
        Viewer viewer, IEnumerable<Match> matches, NameDisclosure disclosure, string page)
    {
        var all = matches.ToList();
        return await viewer.AcceptedAsync(all.SelectMany(match => Possible(viewer, match, disclosure, page),
            (match, button) => (match.Id, button)));
    }

    private static IEnumerable<PossibleButton> Possible(Viewer viewer, Match match, NameDisclosure disclosure, string page)
    {
        var path = $"/{viewer.Caller.Code}/matches/{match.Id}";
        var coordinates = viewer.May(MatchesFeature.ProposeMatch);
        var answered = false;
        foreach (var side in Enum.GetValues<Side>().Where(side => coordinates || viewer.Is(match.Of(side))))
        {
            var of = match.Of(side);
            IEnumerable<(string, string)> Fields(Authority authority) =>
                [("side", side.Code()), .. coordinates ? Buttons.For(of, authority) : []];
            answered |= match.Phase is MatchPhase.Proposed && !match.Agrees(side);
            if (match.Agrees(side)) continue;
            // A parent says yes for somebody under 18.
            foreach (var authority in coordinates ? (Authority[])[Authority.VerbalConsent, Authority.Parental] : [Authority.VerbalConsent])
                yield return Answer("accept", MatchesFeature.AcceptMatch, side, MatchRoutes.Accepting(match.Id.Value, side),
                    Fields(authority), authority);
            yield return Answer("decline", MatchesFeature.DeclineMatch, side, Plan.On(Match.Stream, match.Id.Value, new DeclineMatch(side)),
                Fields(Authority.VerbalConsent));
        }
        yield return new(Buttons.To(path + "/complete", new("act.completed"), page, Buttons.Of(match.Quantity, "given")),
            new(MatchesFeature.CompleteMatch, MatchRoutes.Completing(match.Id.Value, match.Quantity, null)));
        // Whoever can decline a proposal needs no button to dissolve it.
        if (!answered) yield return new(Buttons.To(path + "/dissolve", new("act.dissolve"), page),
            new(MatchesFeature.DissolveMatch, MatchRoutes.Dissolving(match.Id.Value, null)));

        PossibleButton Answer(string verb, Permission permission, Side side, Plan plan, IEnumerable<(string, string)> fields,
            Authority authority = Authority.VerbalConsent) =>
            new(Buttons.To($"{path}/{verb}", Says(verb, side, coordinates, disclosure.NameOf(match.Of(side))), page, fields),
                new(permission, plan, coordinates ? match.Of(side) : null)
                {
                    Authority = authority,
                });
    }

    private static Sentence Says(string answer, Side side, bool forThem, Opened who) =>
        forThem ? new($"act.{answer}-for-{side.Code()}", who) : new($"act.{answer}");
}
