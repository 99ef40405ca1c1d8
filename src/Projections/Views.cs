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
    public static RequestsList Requests { get; } = new();
    public static OffersList Offers { get; } = new();
    public static MatchesList Matches { get; } = new();
    public static SessionsList Sessions { get; } = new();
    public static PeopleList People { get; } = new();

    public static IReadOnlyList<IListView> All { get; } = [Requests, Offers, Matches, Sessions, People];

    public static void Add(StoreOptions options)
    {
        options.Projections.Add(Requests, ProjectionLifecycle.Async);
        options.Projections.Add(Offers, ProjectionLifecycle.Async);
        options.Projections.Add(Matches, ProjectionLifecycle.Async);
        options.Projections.Add(Sessions, ProjectionLifecycle.Async);
        options.Projections.Add(People, ProjectionLifecycle.Async);
    }
}
