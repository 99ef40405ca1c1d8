using Coordination.Integration.Postgres;

namespace Coordination.Integration.Commands;

public sealed class ConfirmingAtOnce(TestPostgres postgres)
{
    /// <summary>Two matches that cannot both be kept, each waiting for its last yes.</summary>
    private sealed record Contest(Guid Shared, (Guid Match, Guid Person, Guid Other) One, (Guid Match, Guid Person, Guid Other) Two);

    [Theory, InlineData(1), InlineData(2)]
    public async Task The_last_unit_of_an_offer_goes_to_one_of_two(int hosts) =>
        await RaceAsync(hosts, "offer.committed", "offer.not-that-much-left", OverAnOfferAsync);

    [Theory, InlineData(1), InlineData(2)]
    public async Task The_last_open_unit_of_a_request_is_promised_by_one_of_two(int hosts) =>
        await RaceAsync(hosts, "request.matched", "request.not-that-much-open", OverARequestAsync);

    private async Task RaceAsync(int hosts, string promised, string refused, Func<Caller, Task<Contest>> preparing)
    {
        var place = postgres.NewHost();
        await using var first = await TestHost.StartAsync(place);
        await using var second = hosts == 2 ? await TestHost.StartAsync(place) : null;
        var town = await Town.FoundAsync(first);
        var (ada, ben) = (town.Founder, await town.CoordinatorAsync(second ?? first));
        var history = new StoredHistory(first.Installation.Storage.Owner);

        for (var round = 0; round < Extent.Of(hosts == 1 ? 20 : 10, hosts == 1 ? 200 : 100); round++)
        {
            var contest = await preparing(ada);
            var replies = await Task.WhenAll(
                Task.Run(() => ada.AcceptAsync(contest.One.Match, "person", contest.One.Person)),
                Task.Run(() => ben.AcceptAsync(contest.Two.Match, "person", contest.Two.Person)));

            replies.Select(r => r.Number).Should()
                .BeEquivalentTo([200, 409], because: "they answered {0}", string.Join("\n", replies.Select(r => r.Text)));
            var loser = replies.Single(r => r.Number == 409);
            loser.Code.Should().Be(refused);
            loser.Title.Should().EndWith(".");
            var (kept, left) = replies[0].Number == 200 ? (contest.One, contest.Two) : (contest.Two, contest.One);
            (await history.TypesAsync(contest.Shared)).Count(t => t == promised).Should().Be(1);
            (await history.TypesAsync(kept.Match)).Should().EndWith("match.contact-disclosed");
            (await history.TypesAsync(left.Match)).Should().Equal("match.proposed", "match.accepted");
            (await history.TypesAsync(left.Other)).Should().ContainSingle();
        }
        await history.ShouldBeUnbrokenAsync();
    }

    private static async Task<Contest> OverAnOfferAsync(Caller ada)
    {
        var helper = await ada.PersonAsync();
        var offer = await ada.OfferAsync(helper);
        return new(offer, await SideAsync(), await SideAsync());

        async Task<(Guid, Guid, Guid)> SideAsync()
        {
            var person = await ada.PersonAsync();
            var request = await ada.RequestAsync(person);
            var match = await ada.MatchAsync(request, offer);
            (await ada.AcceptAsync(match, "helper", helper)).Done();
            return (match, person, request);
        }
    }

    private static async Task<Contest> OverARequestAsync(Caller ada)
    {
        var person = await ada.PersonAsync();
        var request = await ada.RequestAsync(person);
        return new(request, await SideAsync(), await SideAsync());

        async Task<(Guid, Guid, Guid)> SideAsync()
        {
            var helper = await ada.PersonAsync();
            var offer = await ada.OfferAsync(helper);
            var match = await ada.MatchAsync(request, offer);
            (await ada.AcceptAsync(match, "helper", helper)).Done();
            return (match, person, offer);
        }
    }
}
