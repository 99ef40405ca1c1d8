using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Reads;

namespace Coordination.Host.Bookings;

/// <summary>The requests of those who arrived that are still open: did they get what they asked for?</summary>
public sealed class OpenAfterwards(Folds folds)
{
    public async ValueTask<IReadOnlySet<RequestId>> AmongAsync(Viewer viewer, params IEnumerable<Session> sessions)
    {
        RequestId[] asked = [.. sessions.SelectMany(s => s.Bookings.Values).Where(b => b.Attended).Select(b => b.Request)
            .OfType<RequestId>().Distinct()];
        if (asked.Length == 0 || !viewer.May(BookingsFeature.RecordAttendance)) return new HashSet<RequestId>();
        var folded = await folds.FoldAsync(
            [.. asked.Select(id => StreamKey.Of(viewer.In.Value, id.Value, Request.Stream))], viewer.Cancellation);
        return folded.Values.Select(f => f.State).OfType<Request>().Where(r => r.Outcome is null).Select(r => r.Id).ToHashSet();
    }
}
