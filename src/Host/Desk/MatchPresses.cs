using Coordination.Domain.Matches;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Act = Coordination.Host.Wiring.Act;
using Press = Coordination.Host.Web.Forms.Act;

namespace Coordination.Host.Desk;

/// <summary>What a viewer may do with a match: answer for themselves or, as a coordinator, for whoever told them; say it was kept; let it fall through.</summary>
public static class MatchPresses
{
    public static IReadOnlyList<Press> For(Viewer viewer, Match match, Sight sight, string page)
    {
        var path = $"/{viewer.Call.Code}/matches/{match.Id}";
        var coordinates = viewer.May(Act.ProposeMatch);
        var presses = new List<Press>();
        if (match.Phase is MatchPhase.Proposed)
        {
            foreach (var side in Enum.GetValues<Side>())
            {
                if (match.Agrees(side) || (!coordinates && match.Of(side) != viewer.Person)) continue;
                IEnumerable<(string, string)> fields = [("side", side.Code()), .. coordinates ? Presses.For(match.Of(side)) : []];
                presses.Add(Presses.To(path + "/accept", Says("accept", side, coordinates, sight.NameOf(match.Of(side))), page, fields));
                presses.Add(Presses.To(path + "/decline", Says("decline", side, coordinates, sight.NameOf(match.Of(side))), page, fields));
            }
        }
        if (match.Phase is MatchPhase.Confirmed && (coordinates || Relations.ToMatch(viewer, match) is not Wiring.Relation.None))
        {
            presses.Add(Presses.To(path + "/keep", new("act.kept"), page, Presses.Of(match.Quantity, "given")));
            presses.Add(Presses.To(path + "/dissolve", new("act.dissolve"), page));
        }
        return presses;
    }

    private static Sentence Says(string answer, Side side, bool forThem, Opened who) =>
        forThem ? new($"act.{answer}-for-{side.Code()}", who) : new($"act.{answer}");
}
