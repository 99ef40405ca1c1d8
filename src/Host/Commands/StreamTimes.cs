using System.Collections.Immutable;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Commands;

/// <summary>When the events of a stream happened: the first, the last, and the last that concerned each person.</summary>
public sealed record StreamTimes
{
    public static readonly StreamTimes None = new();
    private DateTimeOffset? last, lastOfNobody;
    private ImmutableDictionary<PersonId, DateTimeOffset> lastOf = ImmutableDictionary<PersonId, DateTimeOffset>.Empty;

    /// <summary>Null if nothing has happened yet.</summary>
    public DateTimeOffset? Began { get; private init; }

    /// <summary>With one more event.</summary>
    /// <param name="people">Those whom it concerns; empty if it concerns nobody in particular.</param>
    public StreamTimes And(DateTimeOffset happenedAt, IReadOnlyCollection<PersonId> people) => this with
    {
        Began = Began ?? happenedAt,
        last = Later(last, happenedAt),
        lastOfNobody = people.Count == 0 ? Later(lastOfNobody, happenedAt) : lastOfNobody,
        lastOf = lastOf.SetItems(people.Select(p =>
            KeyValuePair.Create(p, lastOf.TryGetValue(p, out var before) ? Later(before, happenedAt) : happenedAt))),
    };

    /// <summary>The last event that concerned one of these people, or nobody in particular. Of no people: the last of all.</summary>
    public DateTimeOffset? LastOf(IReadOnlyCollection<PersonId> people) => people.Count == 0 ? last
        : people.Select(p => lastOf.TryGetValue(p, out var at) ? at : (DateTimeOffset?)null).Append(lastOfNobody).Max();

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;
}
