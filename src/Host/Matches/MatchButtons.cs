using Coordination.Domain.Matches;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Front;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host.Matches;

/// <summary>
/// What a viewer may do with a match: answer for themselves or, as a coordinator, for whoever told them; say it was kept; let it fall
/// through.
/// </summary>
public static class MatchPresses
{
    public static IReadOnlyList<Button> For(Viewer viewer, Match match, NameDisclosure disclosure, string page)
    {
        var path = $"/{viewer.Caller.Code}/matches/{match.Id}";
        var coordinates = viewer.May(MatchesFeature.ProposeMatch);
        var buttons = new List<Button>();
        if (match.Phase is MatchPhase.Proposed)
        {
            foreach (var side in Enum.GetValues<Side>())
            {
                if (match.Agrees(side) || (!coordinates && match.Of(side) != viewer.Person)) continue;
                IEnumerable<(string, string)> fields = [("side", side.Code()), .. coordinates ? Buttons.For(match.Of(side)) : []];
                buttons.Add(Buttons.To(path + "/accept", Says("accept", side, coordinates, disclosure.NameOf(match.Of(side))), page,
                    fields));
                buttons.Add(Buttons.To(path + "/decline", Says("decline", side, coordinates, disclosure.NameOf(match.Of(side))), page,
                    fields));
            }
        }
        if (match.Phase is MatchPhase.Confirmed && (coordinates || MatchRelations.To(viewer, match) is not Relation.None))
        {
            buttons.Add(Buttons.To(path + "/complete", new("act.completed"), page, Buttons.Of(match.Quantity, "given")));
            buttons.Add(Buttons.To(path + "/dissolve", new("act.dissolve"), page));
        }
        return buttons;
    }

    private static Sentence Says(string answer, Side side, bool forThem, Opened who) =>
        forThem ? new($"act.{answer}-for-{side.Code()}", who) : new($"act.{answer}");
}
