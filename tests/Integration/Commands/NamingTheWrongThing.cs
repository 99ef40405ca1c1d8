using System.Net;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Commands;

public sealed class NamingTheWrongThing(TestPostgres postgres)
{
    [Fact]
    public async Task What_is_of_another_kind_is_not_found_and_disturbs_nobody_who_names_it_right()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var ada = (await Town.FoundAsync(host)).Founder;
        for (var round = 0; round < Extent.Of(10, 50); round++)
        {
            var offer = await ada.OfferAsync(ada.Person);
            var request = await ada.RequestAsync(ada.Person);
            var wrong = new[]
            {
                ada.SendAsync($"requests/{offer}/withdraw", new { }),
                ada.SendAsync($"offers/{request}/withdraw", new { }),
                ada.SendAsync($"matches/{request}/decline", new { side = "helper" }),
                ada.SendAsync($"sessions/{ada.Person}/book", new { }),
                ada.SendAsync($"people/{offer}/grant-role", new { role = "helper" }),
                ada.SendAsync("matches/propose", new { request = offer, offer = request, quantity = new { amount = 1, unit = "item" } }),
            };
            var right = new[] { ada.SendAsync($"offers/{offer}/withdraw", new { }),
                ada.SendAsync($"requests/{request}/withdraw", new { }) };

            (await Task.WhenAll(wrong)).Select(r => r.Status).Should().AllBeEquivalentTo(HttpStatusCode.NotFound);
            foreach (var reply in await Task.WhenAll(right)) reply.Done();
        }
        await new StoredHistory(host.Installation.Storage.Owner).ShouldBeUnbrokenAsync();
    }
}
