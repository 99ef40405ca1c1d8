using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Projections.Lists;

namespace Coordination.Projections.Matches;

/// <summary>A match as lists show it.</summary>
/// <param name="AgreedAt">When both had said yes.</param>
public sealed record ListedMatch(Match State, IReadOnlyList<Fit> Why, DateTimeOffset ProposedAt, DateTimeOffset? ContactUntil = null,
    DateTimeOffset? AgreedAt = null);

/// <summary>All matches of a community and where each stands.</summary>
public sealed class MatchesList()
    : ListView<ListedMatch>("matches", 5, EventNames.Under<MatchEvent>(),
    [Phase, Request, Offer, Person, Helper, ProposedAt],
    new("newest", NewestFirst), new("waiting", OldestFirst, Phase.Is(MatchPhase.Proposed)),
    new("request", new(Request.Ascending, ProposedAt.Ascending)),
    new("person", new(Person.Ascending, ProposedAt.Descending)), new("helper", new(Helper.Ascending, ProposedAt.Descending)))
{
    public static readonly Column<ListedMatch, MatchPhase> Phase = Column.Code<ListedMatch, MatchPhase>("phase", m => m.State.Phase);
    public static readonly Column<ListedMatch, Guid> Request = Column.Id<ListedMatch>("request", m => m.State.Request.Value);
    public static readonly Column<ListedMatch, Guid> Offer = Column.Id<ListedMatch>("offer", m => m.State.Offer.Value);
    public static readonly Column<ListedMatch, Guid> Person = Column.Id<ListedMatch>("person", m => m.State.Person.Value);
    public static readonly Column<ListedMatch, Guid> Helper = Column.Id<ListedMatch>("helper", m => m.State.Helper.Value);
    public static readonly Column<ListedMatch, DateTimeOffset> ProposedAt = Column.Past<ListedMatch>("proposed_at", m => m.ProposedAt);

    public static readonly Order<ListedMatch> NewestFirst = new(ProposedAt.Descending);
    public static readonly Order<ListedMatch> OldestFirst = new(ProposedAt.Ascending);

    public static MatchesList View { get; } = new();

    public override ListedMatch? Evolve(ListedMatch? row, StoredEvent happened)
    {
        var fact = (MatchEvent)happened.Data;
        var state = Match.Evolve(row?.State, fact);
        return fact switch
        {
            MatchProposed e => new(state, e.Why, happened.Envelope().OccurredAt),
            MatchConfirmed => row! with { State = state, AgreedAt = happened.Envelope().OccurredAt },
            ContactDisclosed or DisclosureRecalled or DisclosureEnded => row! with
            {
                State = state,
                ContactUntil = state.DisclosedUntil.IsEmpty ? null : state.DisclosedUntil.Values.Max(),
            },
            _ => row! with { State = state },
        };
    }
}
