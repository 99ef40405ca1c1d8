using System.Net;
using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Commands;

public sealed class RepeatingACommand(TestPostgres postgres)
{
    private const int Times = 100;
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData(1), InlineData(2)]
    public async Task However_often_and_wherever_it_is_sent_it_is_done_once(int hosts)
    {
        var place = postgres.NewHost();
        await using var first = await TestHost.StartAsync(place);
        await using var second = hosts == 2 ? await TestHost.StartAsync(place) : null;
        const string founder = "ada";
        var town = await Town.FoundAsync(first, founder);
        Caller[] everywhere = second is null ? [town.Founder]
            : [town.Founder, new(second.SignedIn(founder), town.Code, town.Founder.Person)];

        var replies = await Task.WhenAll(Enumerable.Range(0, Times)
            .Select(n => Task.Run(() => everywhere[n % hosts].SendAsync("requests/raise", Raise, "the-same"))));

        replies.Select(r => (r.Status, r.Text, r.Headers.Location)).Distinct().Should().ContainSingle().Which.Status.Should()
            .Be(HttpStatusCode.Created);
        replies[0].Position.Should().BePositive();
        var history = new StoredHistory(first.Installation.Storage.Owner);
        (await history.ReadAsync()).Count(e => e.Type == "request.raised").Should().Be(1);
        await history.ShouldBeUnbrokenAsync();
    }

    [Fact]
    public async Task The_answer_outlives_the_host_that_gave_it()
    {
        var place = postgres.NewHost();
        Reply raised, refused, founded;
        string code;
        await using (var before = await TestHost.StartAsync(place))
        {
            var town = await Town.FoundAsync(before, "ada");
            code = town.Code;
            raised = (await town.Founder.SendAsync("requests/raise", Raise, "raise")).Done();
            refused = await town.Founder.SendAsync("offers/make", EndsInThePast, "offer");
            founded = (await Caller.SendAsync(before.SignedIn("eve"), "/api/communities", Eves, "found", Cancellation)).Done();
        }
        await using var after = await TestHost.StartAsync(place);
        var ada = new Caller(after.SignedIn("ada"), code, default);

        (await ada.SendAsync("requests/raise", Raise, "raise")).Text.Should().Be(raised.Text);
        (await ada.SendAsync("offers/make", EndsInThePast, "offer")).Text.Should().Be(refused.Text);
        refused.Status.Should().Be(HttpStatusCode.Conflict);
        refused.Code.Should().Be("offer.past-until");
        (await Caller.SendAsync(after.SignedIn("eve"), "/api/communities", Eves, "found", Cancellation)).Text.Should().Be(founded.Text);
        (await ada.SendAsync("requests/raise", Other, "raise")).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await new StoredHistory(after.Installation.Storage.Owner)
            .ReadAsync()).Count(e => e.Type is "request.raised" or "community.founded").Should().Be(3);
    }

    [Fact]
    public async Task With_another_body_the_key_is_refused_also_while_the_first_is_on_its_way()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var ada = (await Town.FoundAsync(host)).Founder;
        Task<Reply> first;
        Reply other;
        await using (var held = await HeldTable.HoldAsync(host))
        {
            first = ada.SendAsync("requests/raise", Raise, "key");
            await held.AwaitedAsync();
            other = await ada.SendAsync("requests/raise", Other, "key");
        }
        (await first).Done();
        other.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        other.Code.Should().Be("idempotency.key-reused");
        (await ada.SendAsync("requests/raise", Other, "key")).Code.Should().Be("idempotency.key-reused");
    }

    [Fact]
    public async Task Who_repeats_what_takes_long_is_asked_to_come_back()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var ada = (await Town.FoundAsync(host)).Founder;
        Task<Reply> first;
        Reply repeated;
        await using (var held = await HeldTable.HoldAsync(host))
        {
            first = ada.SendAsync("requests/raise", Raise, "key");
            await held.AwaitedAsync();
            repeated = await ada.SendAsync("requests/raise", Raise, "key");
        }
        repeated.Status.Should().Be(HttpStatusCode.Conflict);
        repeated.Code.Should().Be("idempotency.still-running");
        repeated.Headers.RetryAfter!.Delta.Should().BePositive();
        (await first).Done().Text.Should().Be((await ada.SendAsync("requests/raise", Raise, "key")).Text);
    }

    [Fact]
    public async Task What_was_true_when_it_was_first_sent_need_not_be_true_any_more()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var ada = (await Town.FoundAsync(host)).Founder;
        var request = await ada.RequestAsync(ada.Person);
        var first = (await ada.SendAsync($"requests/{request}/withdraw", new { }, "key", ifMatch: 1)).Done();

        (await ada.SendAsync($"requests/{request}/withdraw", new { }, "key", ifMatch: 1)).Text.Should().Be(first.Text);
        (await ada.SendAsync($"requests/{request}/withdraw", new { }, "another", ifMatch: 1)).Status.Should()
            .Be(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Who_gave_up_waiting_and_sends_it_again_gets_it_done()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var town = await Town.FoundAsync(host);
        var ada = town.Founder;
        var path = host.Services.GetRequiredService<CommandPath>();
        using var patience = new CancellationTokenSource();
        Task<Reply> ahead;
        Task<Answer> givenUp, repeated;
        await using (var held = await HeldTable.HoldAsync(host))
        {
            ahead = ada.SendAsync("requests/raise", Raise);
            await held.AwaitedAsync();
            givenUp = path.SubmitAsync(Nothing(town, patience.Token));
            await patience.CancelAsync();
            repeated = path.SubmitAsync(Nothing(town, Cancellation));
        }
        (await ahead).Done();
        await givenUp.Awaiting(t => t).Should().ThrowAsync<OperationCanceledException>();
        (await repeated).Should().BeOfType<Answer.Done>();
    }

    private static Submission Nothing(Town town, CancellationToken aborted) => new()
    {
        Community = new(town.Community),
        Actor = Actor.Person(new(town.Founder.Person)),
        Account = new(Channel.Api),
        Permission = Host.Requests.RequestsFeature.RaiseRequest,
        Decide = _ => Needed.Of(Agreement.Nothing),
        CommandId = Guid.NewGuid(),
        Key = [1, 2, 3],
        Aborted = aborted,
    };

    private static readonly object Raise = new
    {
        category = "food",
        words = "a bag of food",
        wanted = new { amount = 1, unit = "item" },
        ward = "E05001370"
    };
    private static readonly object Other = new
    {
        category = "food",
        words = "two bags of food",
        wanted = new { amount = 2, unit = "item" },
        ward = "E05001370"
    };
    private static readonly object EndsInThePast =
        new { category = "food", words = "bread", offered = new { amount = 1, unit = "item" }, until = new { on = "2020-01-01" } };
    private static readonly object Eves = new { code = "eves-town", name = "Eve's town", yourName = "Eve" };
}
