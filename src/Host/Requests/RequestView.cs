using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Host.Reads;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>
/// A request as the API answers it: how much is wanted, given, promised and still open; the words only for viewers who may see them.
/// </summary>
public sealed record RequestView(RequestId Id, PersonId Person, Category Category, PersonalValue Words, Quantity Wanted, Quantity Given,
    Quantity Promised, Quantity Open, string Ward, bool IsOpen, DateTimeOffset RaisedAt, Channel Channel)
{
    public Moment? NeededBy { get; init; }
    /// <summary>How it ended.</summary>
    public RequestOutcome? Outcome { get; init; }
    /// <summary>Why it ended so.</summary>
    public Cause? Cause { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    /// <summary>The request that it is a duplicate of.</summary>
    public RequestId? Original { get; init; }
    /// <summary>The first of the requests that it was asked for together with; absent for the first itself.</summary>
    public RequestId? AskedWith { get; init; }
    /// <summary>The places booked for it.</summary>
    public IReadOnlyList<BookedFor>? Booked { get; init; }
    /// <summary>The version to send in If-Match.</summary>
    public long? Version { get; init; }

    public static RequestView Of(ListedRequest row, Words words, long? version = null) => new(
        row.State.Id, row.State.Person, row.State.Category, words.Of(row.Words), row.State.Wanted, row.State.Given,
        row.State.Promised.Values.Aggregate(row.State.Wanted.None, (sum, promised) => sum + promised), row.State.Open,
            row.State.Place.Ward, row.IsOpen, row.RaisedAt, row.Channel)
    {
        NeededBy = row.State.NeededBy,
        Outcome = row.State.Outcome,
        Cause = row.Cause,
        EndedAt = row.EndedAt,
        Original = row.State.Original,
        AskedWith = row.State.AskedWith,
        Booked = row.State.Booked.IsEmpty ? null
            : [.. row.State.Booked.Select(b => new BookedFor(b.Key, b.Value)).OrderBy(b => b.Booking.Value)],
        Version = version,
    };
}

/// <summary>A place in a session that was booked for a request.</summary>
public sealed record BookedFor(BookingId Booking, SessionId Session);
