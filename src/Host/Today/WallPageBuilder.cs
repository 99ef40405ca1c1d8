using Coordination.Domain.Kernel;
using Coordination.Host.Bookings;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Requests;

namespace Coordination.Host.Today;

/// <summary>Builds the page for a wall screen. It opens no personal values, so no look is logged.</summary>
public sealed class WallPageBuilder(TodayView today)
{
    private const int MostLines = 8, MostSessions = 6;
    private static readonly NameDisclosure closed = new(Words.Closed, new Dictionary<PersonId, PersonalValue>(), new HashSet<PersonId>());

    public async ValueTask<WallModel> BuildAsync(Viewer viewer)
    {
        var (community, now) = (viewer.Caller.Code, viewer.Now);
        var state = await today.ReadAsync(viewer.In, null, now, null, viewer.Cancellation);
        var lines = state.Requests.Take(MostLines).Select(open => open.Request).Select(row => new WallLine(
            row.State.Id.ToString(), row.State.Category.Code(), Wards.NameOf(row.State.Place), row.State.NeededBy?.Instant,
                row.State.NeededBy is { At: null }, RequestLines.StatusOf(row.State)));
        return new(community, TodayPageBuilder.FiguresOf(community, state), new(state.Open, [.. lines]),
            [.. state.Sessions.Where(s => s.State.When.Until > now).Take(MostSessions)
                .Select(s => SessionLines.Of(viewer, s, closed, "") with { People = null, ToTell = 0 })]);
    }
}
