using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;

namespace Coordination.Projections.Handovers;

/// <summary>A hand-over note as lists show it.</summary>
/// <param name="SeenAt">When the first of its readers saw it; null if nobody has.</param>
public sealed record ListedHandover(Handover State, DateTimeOffset WrittenAt, Personal Words, DateTimeOffset? SeenAt);

/// <summary>The hand-over notes: those that nobody else has seen by the time by which somebody has to, and the others.</summary>
public sealed class HandoversList() : ListView<ListedHandover>("handovers", 1, EventNames.Under<HandoverEvent>(),
    [IsUnseen, IsWithdrawn, Subject, DueAt, WrittenAt],
    new("unseen", SoonestFirst, IsUnseen.Is(true)), new("newest", NewestFirst),
    new("subject", new(Subject.Ascending, WrittenAt.Descending)))
{
    public static readonly Column<ListedHandover, bool>
        IsUnseen = Column.Flag<ListedHandover>("is_unseen", h => h.State.IsUnseen),
        IsWithdrawn = Column.Flag<ListedHandover>("is_withdrawn", h => h.State.IsWithdrawn);
    /// <summary>Under whose key the words are sealed.</summary>
    public static readonly Column<ListedHandover, Guid> Subject = Column.Id<ListedHandover>("subject", h => h.Words.Subject.Value);
    public static readonly Column<ListedHandover, DateTimeOffset>
        DueAt = Column.Instant<ListedHandover>("due_at", h => h.State.DueAt),
        WrittenAt = Column.Past<ListedHandover>("written_at", h => h.WrittenAt);

    public static readonly Order<ListedHandover> SoonestFirst = new(DueAt.Ascending), NewestFirst = new(WrittenAt.Descending);

    public static HandoversList View { get; } = new();

    /// <summary>The notes that nobody else has seen in time.</summary>
    public static Filter<ListedHandover> AlertsAt(DateTimeOffset now) => IsUnseen.Is(true) & DueAt.AtMost(now);

    public override ListedHandover? Evolve(ListedHandover? row, StoredEvent happened)
    {
        var fact = (HandoverEvent)happened.Data;
        var state = Handover.Evolve(row?.State, fact);
        return fact is HandoverWritten written ? new(state, happened.Envelope().OccurredAt, written.Words, null) : row! with
        {
            State = state,
            SeenAt = row.SeenAt ?? (fact is HandoverSeen ? happened.Envelope().OccurredAt : null),
        };
    }
}
