using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Projections.Lists;

namespace Coordination.Projections.Requests;

/// <summary>A request as lists show it.</summary>
/// <param name="ChangedAt">When what is wanted was last changed.</param>
public sealed record ListedRequest(
    Request State, Personal Words, DateTimeOffset RaisedAt, Channel Channel, DateTimeOffset? EndedAt = null,
    DateTimeOffset? ChangedAt = null)
{
    /// <summary>Who entered it; null if a program did.</summary>
    public PersonId? EnteredBy { get; init; }

    /// <summary>Who last did something about it, other than whoever asked.</summary>
    public PersonId? LookedAfterBy { get; init; }

    public Cause? Cause => State.Cause;
    public bool IsOpen => State.Outcome is null;
    /// <summary>Something of it is still open that nobody promised, and no place is booked for it.</summary>
    public bool IsUnmatched => IsOpen && State.Open.Amount > 0 && State.Booked.IsEmpty;
}

/// <summary>All requests of a community, with how much of each is still open.</summary>
public sealed class RequestsList()
    : ListView<ListedRequest>("requests", 8, EventNames.Under<RequestEvent>(),
    [IsOpen, IsUnmatched, Outcome, Cause, Category, Person, Ward, NeededOn, NeededBy, RaisedAt, EndedAt, AskedWith,
        EnteredBy, LookedAfterBy],
    new("soonest", SoonestFirst, IsOpen.Is(true)), new("newest", NewestFirst), new("oldest", OldestFirst, IsOpen.Is(true)),
    new("entered", new(EnteredBy.Ascending, RaisedAt.Descending), !EnteredBy.IsNull),
    new("looked_after", new(LookedAfterBy.Ascending, RaisedAt.Descending), !LookedAfterBy.IsNull),
    new("person", new(Person.Ascending, RaisedAt.Descending)),
    new("together", new(AskedWith.Ascending, RaisedAt.Ascending), !AskedWith.IsNull), new("ended", LatestEnded, IsOpen.Is(false)))
{
    public static readonly Column<ListedRequest, bool> IsOpen = Column.Flag<ListedRequest>("is_open", r => r.IsOpen);
    public static readonly Column<ListedRequest, bool> IsUnmatched = Column.Flag<ListedRequest>("unmatched", r => r.IsUnmatched);
    public static readonly Column<ListedRequest, RequestOutcome> Outcome =
        Column.Code<ListedRequest, RequestOutcome>("outcome", r => r.State.Outcome);
    public static readonly Column<ListedRequest, Cause> Cause = Column.Code<ListedRequest, Cause>("cause", r => r.Cause);
    public static readonly Column<ListedRequest, Category> Category =
        Column.Code<ListedRequest, Category>("category", r => r.State.Category);
    public static readonly Column<ListedRequest, Guid> Person = Column.Id<ListedRequest>("person", r => r.State.Person.Value);
    public static readonly Column<ListedRequest, Guid> AskedWith = Column.Id<ListedRequest>("asked_with", r => r.State.AskedWith?.Value);
    public static readonly Column<ListedRequest, Place> Ward = Column.Ward<ListedRequest>("ward", r => r.State.Place);

    /// <summary>The day by whose end it is needed, or on which there is a time by which it is.</summary>
    public static readonly Column<ListedRequest, DateOnly> NeededOn = Column.Day<ListedRequest>("needed_on", r => r.State.NeededBy?.On);
    public static readonly Column<ListedRequest, DateTimeOffset> NeededBy =
        Column.Instant<ListedRequest>("needed_by", r => r.State.NeededBy?.Instant);
    public static readonly Column<ListedRequest, DateTimeOffset> RaisedAt = Column.Past<ListedRequest>("raised_at", r => r.RaisedAt);
    public static readonly Column<ListedRequest, DateTimeOffset> EndedAt = Column.Past<ListedRequest>("ended_at", r => r.EndedAt);

    public static readonly Column<ListedRequest, Guid> EnteredBy = Column.Id<ListedRequest>("entered_by", r => r.EnteredBy?.Value);
    public static readonly Column<ListedRequest, Guid> LookedAfterBy =
        Column.Id<ListedRequest>("looked_after_by", r => r.LookedAfterBy?.Value);

    /// <summary>What one of these entered or looks after. Nothing lists these for anybody but themselves.</summary>
    public static Filter<ListedRequest> InTheCareOf(IEnumerable<PersonId> records)
    {
        Guid[] ids = [.. records.Select(record => record.Value)];
        return EnteredBy.In(ids) | LookedAfterBy.In(ids);
    }

    /// <summary>What was asked for together, in the order in which it was.</summary>
    public static Filter<ListedRequest> Together(RequestId first) => AskedWith.Is(first.Value) | Filter.Ids<ListedRequest>([first.Value]);

    /// <summary>Those without a date come last.</summary>
    public static readonly Order<ListedRequest> SoonestFirst = new(NeededBy.Ascending, RaisedAt.Ascending);
    public static readonly Order<ListedRequest> NewestFirst = new(RaisedAt.Descending);
    public static readonly Order<ListedRequest> OldestFirst = new(RaisedAt.Ascending);
    public static readonly Order<ListedRequest> LatestEnded = new(EndedAt.Descending);

    public static RequestsList View { get; } = new();

    public override ListedRequest? Evolve(ListedRequest? row, StoredEvent happened)
    {
        var fact = (RequestEvent)happened.Data;
        var envelope = happened.Envelope();
        var (state, by) = (Request.Evolve(row?.State, fact), envelope.Actor.AsPerson);
        if (fact is RequestAmended changed) row = row! with { Words = changed.Words ?? row.Words, ChangedAt = envelope.OccurredAt };
        var next = fact switch
        {
            RequestRaised e => new(state, e.Words, envelope.OccurredAt, envelope.Channel) { EnteredBy = by },
            RequestDeclined e => new(state, e.Words, envelope.OccurredAt, envelope.Channel, envelope.OccurredAt) { EnteredBy = by },
            // What is corrected after the end does not end later.
            _ => row! with { State = state, EndedAt = state.Outcome is null ? null : row.EndedAt ?? envelope.OccurredAt },
        };
        return by is null || by == state.Person ? next : next with { LookedAfterBy = by };
    }
}
