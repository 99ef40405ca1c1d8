using Coordination.Domain.Matches;
using Coordination.Domain.People;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;
using Coordination.Projections.Matches;
using Coordination.Projections.Offers;
using Coordination.Projections.People;
using Coordination.Projections.Requests;
using JasperFx.Events.Projections;
using Marten;

namespace Coordination.Projections;

/// <summary>Every list there is.</summary>
public static class Views
{
    /// <summary>Raised when any list is made differently: all of them are then filled anew, in new tables.</summary>
    public const uint Version = 3;

    public static RequestsList Requests { get; } = new();
    public static OffersList Offers { get; } = new();
    public static MatchesList Matches { get; } = new();
    public static SessionsList Sessions { get; } = new();
    public static PeopleList People { get; } = new();

    /// <summary>Each kind of stream that has deadlines, by one line.</summary>
    public static DeadlinesList Deadlines { get; } = new([MembershipDeadlines.All, MatchDeadlines.All]);

    public static IReadOnlyList<IListView> All { get; } = [Requests, Offers, Matches, Sessions, People, Deadlines];

    /// <summary>Where the store notes how far they have come.</summary>
    public static string Shard => new AllLists(Version, All).Shard;

    public static void Add(StoreOptions options) => options.Projections.Add(new AllLists(Version, All), ProjectionLifecycle.Async);
}
