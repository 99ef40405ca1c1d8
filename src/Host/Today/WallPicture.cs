using Coordination.Domain.Kernel;
using Coordination.Host.Desk;
using Coordination.Host.Reads;
using Coordination.Host.Wiring;

namespace Coordination.Host.Today;

/// <summary>The day as a wall shows it. Nothing is opened for it, so nobody's look is noted.</summary>
public sealed class WallPicture(TodayView today)
{
    private const int MostLines = 8, MostSessions = 6;
    private static readonly Sight closed = new(Words.Closed, new Dictionary<PersonId, PersonalValue>(), new HashSet<PersonId>());

    public async ValueTask<WallModel> DrawAsync(Viewer viewer)
    {
        var (community, now) = (viewer.Call.Code, viewer.Now);
        var state = await today.ReadAsync(viewer.In, null, now, null, viewer.Cancellation);
        var lines = state.Requests.Take(MostLines).Select(open => open.Request).Select(row => new WallLine(
            row.State.Id.ToString(), row.State.Category.Code(), Wards.NameOf(row.Place), row.State.NeededBy?.Instant, row.State.NeededBy is { At: null }, Lines.StatusOf(row.State)));
        return new(community, TodayPicture.Press(community, state), new(state.Open, [.. lines]),
            [.. state.Sessions.Where(s => s.State.When.Until > now).Take(MostSessions).Select(s => Lines.Of(viewer, s, closed, "") with { People = null })]);
    }
}
