using Coordination.Integration.Postgres;

namespace Coordination.Integration.Commands;

public sealed class BookingAtOnce(TestPostgres postgres)
{
    [Theory, InlineData(1), InlineData(2)]
    public async Task The_last_place_goes_to_one_and_the_other_is_remembered(int hosts)
    {
        var place = postgres.NewHost();
        await using var first = await TestHost.StartAsync(place);
        await using var second = hosts == 2 ? await TestHost.StartAsync(place) : null;
        var town = await Town.FoundAsync(first);
        var (ada, ben) = (town.Founder, await town.CoordinatorAsync(second ?? first));
        var (eve, joe) = (await ada.PersonAsync(), await ada.PersonAsync());
        var history = new StoredHistory(first.Installation.Storage.Owner);

        for (var round = 0; round < Extent.Of(hosts == 1 ? 20 : 10, hosts == 1 ? 200 : 100); round++)
        {
            var session = await ada.SessionAsync(places: 1);
            var replies = await Task.WhenAll(Task.Run(() => ada.BookAsync(session, eve)), Task.Run(() => ben.BookAsync(session, joe)));

            replies.Select(r => r.Number).Should()
                .BeEquivalentTo([200, 409], because: "they answered {0}", string.Join("\n", replies.Select(r => r.Text)));
            replies.Single(r => r.Number == 409).Code.Should().Be("session.full");
            (await history.TypesAsync(session)).Should().Equal("session.planned", "session.place-booked", "session.place-refused");
        }
        await history.ShouldBeUnbrokenAsync();
    }
}
