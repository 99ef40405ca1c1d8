using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Bookings;
using Coordination.Host.Matches;
using Coordination.Host.Offers;
using Coordination.Host.People;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Projections.People;

namespace Coordination.Host.Mine;

/// <summary>A community in which the caller is known.</summary>
public sealed record MembershipView(string Community, PersonId Person);

/// <summary>
/// Everything of the caller's own in one community, newest first; the sessions to come in which they have a place; and every community they
/// are known in.
/// </summary>
public sealed record MeView(PersonView Person, IReadOnlyList<MembershipView> Memberships, IReadOnlyList<RequestView> Requests,
    IReadOnlyList<OfferView> Offers, IReadOnlyList<MatchView> Matches, IReadOnlyList<SessionView> Sessions, long Position)
{
    /// <summary>For each list that is not whole here, by its name: the address at which it goes on. Absent if all are whole.</summary>
    public IReadOnlyDictionary<string, string>? Next { get; init; }
}

/// <summary>The reads of the caller's own things.</summary>
public static class MeReads
{
    public static void MapMe(this FeatureBuilder it) =>
        it.ReadOpened<MeView>("/me", Permission.SeeOwn, "getMe", "Read everything of one's own", GetAsync, QueryParameter.At);

    private static async ValueTask<Read> GetAsync(Viewer viewer, ReadQuery asked)
    {
        var own = await OwnThings.ReadAsync(viewer, asked.At);
        var words = await viewer.Service<Opening>().WordsAsync(viewer, [.. own.Words], "own");
        var names = await viewer.Service<Opening>().NamesAsync(viewer, [viewer.Person], "own");
        if (await viewer.Service<StreamRows>().FoldAsync(
            PeopleList.View, viewer.In, viewer.Person.Value, viewer.Cancellation) is not { } me) return Read.NotFound;
        var memberships = await viewer.Service<Logins>().MembershipsAsync(viewer.Caller.Login, viewer.Cancellation);
        return new(new MeView(PersonView.Of(me.Row, names, viewer.Now, me.Version),
            [.. memberships.Select(m => new MembershipView(m.Code, m.Person))],
            [.. own.Requests.Select(r => RequestView.Of(r, words))], [.. own.Offers.Select(o => OfferView.Of(o, words))],
                [.. own.Matches.Select(m => MatchView.Of(m))],
            [.. own.Sessions.Select(s => SessionView.Of(s, b => viewer.Is(b.Person)))], own.Position)
        {
            Next = own.GoOn.Count == 0 ? null : own.GoOn.ToDictionary(list => list.Key, list =>
                $"/api/communities/{viewer.Caller.Code}/{list.Key}?{(list.Key == "sessions" ? "" : $"person={viewer.Person}&")}"
                + $"limit={ReadQuery.MostItems}&after={list.Value}"),
        }, null, HoldsOpened: true);
    }
}
