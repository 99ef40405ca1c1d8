using System.Net;
using Coordination.Host.Access;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Api;

/// <summary>One Host that limits its callers.</summary>
public sealed class LimitingHost(TestPostgres postgres) : IAsyncLifetime
{
    public TestHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await TestHost.StartAsync(postgres, "--RATE_LIMITS=on", "--Communities:PerLogin=3");
    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

public sealed class AskingTooOften(LimitingHost limiting) : IClassFixture<LimitingHost>
{
    private const string Root = "/api/communities/limit-street";

    [Fact]
    public async Task Each_login_and_each_program_is_asked_to_wait_alone()
    {
        var (ada, bea) = (As("ada"), As("bea"));
        (await ada.PostAsync("/api/communities", new { code = "limit-street", name = "Limit Street", yourName = "Ada" }))
            .ShouldBe(HttpStatusCode.Created);
        var (hasty, calm) = (await ProgramAsync(ada), await ProgramAsync(ada));

        await WearOutAsync(hasty, "/sessions");
        (await calm.GetAsync("/sessions")).ShouldBe(HttpStatusCode.OK);
        (await ada.GetAsync("/today")).ShouldBe(HttpStatusCode.OK);
        await WearOutAsync(ada, "/today");
        (await bea.GetAsync("/today")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_does_not_say_who_they_are_waits_sooner_and_whoever_shows_a_bad_token_soonest()
    {
        RateLimits.Unknown.Burst.Should().BeLessThan(RateLimits.Known.Burst);
        RateLimits.Attempts.Burst.Should().BeLessThan(RateLimits.Unknown.Burst);

        await WearOutAsync(With("Bearer ccb_guess"), "/sessions");
        (await Nobody.GetAsync("/sessions")).ShouldBe(HttpStatusCode.Unauthorized);
        await WearOutAsync(Nobody, "/sessions");
        (await As("cleo").GetAsync("/sessions")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Attempts_to_sign_in_are_counted_before_anything_is_looked_at()
    {
        await WearOutAsync(Nobody, "//sign-in/0/back?code=guess&state=guess");
        (await As("dora").GetAsync("/sessions")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_waits_to_hear_how_the_host_is()
    {
        await WearOutAsync(With("Basic eDp5"), "/sessions");
        foreach (var caller in (Caller[])[Nobody, With("Basic eDp5"), As("eve")])
            (await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => caller.GetAsync("//health/live")))).Should()
                .OnlyContain(a => a.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_that_has_used_up_its_processor_time_waits_and_no_other_does()
    {
        var budget = limiting.Host.Services.GetRequiredService<ProcessorBudget>();
        var here = limiting.Host.Address.Host;
        // What is used up can come back between the two.
        Answered refused = null!;
        await Until.HoldsAsync(async () =>
        {
            budget.Charge(here, TimeSpan.FromMinutes(1));
            refused = await Nobody.GetAsync("//problems");
            return refused.Status is HttpStatusCode.TooManyRequests;
        });
        refused.ShouldBeProblem(HttpStatusCode.TooManyRequests, "caller.too-many").Headers.RetryAfter!.Delta.Should().BePositive();
        budget.HasLeft("192.0.2.7").Should().BeTrue();
        (await As("ann").GetAsync("/today")).ShouldBe(HttpStatusCode.NotFound);
        (await Nobody.GetAsync("//health/live")).ShouldBe(HttpStatusCode.OK);

        await Until.HoldsAsync(() => Task.FromResult(budget.HasLeft(here)));
        UseUp();
        (await Nobody.GetAsync("//problems")).ShouldBe(HttpStatusCode.TooManyRequests);
        await Until.HoldsAsync(async () =>
        {
            UseUp();
            return (await Nobody.GetAsync("//")).Status is HttpStatusCode.OK;
        });
        await Until.HoldsAsync(async () => (await Nobody.GetAsync("//problems")).Status is HttpStatusCode.OK);

        void UseUp()
        {
            for (var other = 0; budget.HasLeftForAll; other++) budget.Charge($"192.0.2.{other}", TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task Whoever_is_told_to_wait_hears_it_after_a_moment_but_only_so_many_are_kept_waiting()
    {
        using var left = new CancellationTokenSource();
        var refusals = new LateRefusals(Timeout.InfiniteTimeSpan, most: 1);
        var first = refusals.WaitAsync(left.Token);
        first.IsCompleted.Should().BeFalse();
        refusals.WaitAsync(left.Token).IsCompleted.Should().BeTrue("somebody waits already");
        first.IsCompleted.Should().BeFalse();
        await left.CancelAsync();
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>("it has left");
        refusals.WaitAsync(CancellationToken.None).IsCompleted.Should().BeFalse("another may wait in its place");
    }

    [Fact]
    public async Task One_login_founds_only_so_many_communities_also_at_once()
    {
        var (mallory, oscar) = (As("mallory"), As("oscar"));
        var founded = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => FoundAsync(mallory, $"aaa-{n}", $"Many {n}")));
        founded.Count(f => f.Status is HttpStatusCode.Created).Should().BeInRange(1, 3);
        for (var n = 0; n < 3; n++) await FoundAsync(mallory, $"aab-{n}", $"Many more {n}");
        (await FoundAsync(mallory, "aac", "One more")).ShouldBeProblem(HttpStatusCode.Conflict, "community.too-many");
        (await FoundAsync(oscar, "oscars", "Oscar's")).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Communities_founded_later_push_none_off_the_front_page()
    {
        (await FoundAsync(As("fay"), "zz-first", "Zz First")).ShouldBe(HttpStatusCode.Created);
        for (var n = 0; n < 50; n++)
            (await FoundAsync(As($"pusher {n}"), $"aaa-pushing-{n}", $"Pushing {n}")).ShouldBe(HttpStatusCode.Created);
        var front = await (await limiting.Host.Client().GetAsync("/", TestContext.Current.CancellationToken))
            .Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        front.Should().Contain("Zz First");
    }

    private static Task<Answered> FoundAsync(Caller founder, string code, string name) =>
        founder.PostAsync("/api/communities", new { code, name, yourName = "Founder" });

    private Caller Nobody => new(limiting.Host.Client(), Root);
    private Caller As(string subject) => new(limiting.Host.SignedIn(subject + "-of-limits"), Root);

    private Caller With(string authorization)
    {
        var client = limiting.Host.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        return new(client, Root);
    }

    private async Task<Caller> ProgramAsync(Caller steward) =>
        With("Bearer " + (await steward.PostAsync("/programs/issue", new { name = "Hasty", scopes = new[] { "read-sessions" }, days = 1 }))
            .ShouldBe(HttpStatusCode.Created).Body.GetProperty("token").GetString());

    /// <summary>Asks until told to wait.</summary>
    private static async Task WearOutAsync(Caller caller, string path)
    {
        Answered? limited = null;
        for (var wave = 0; wave < 50 && limited is null; wave++)
            limited = (await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => caller.GetAsync(path))))
                .FirstOrDefault(a => a.Status == HttpStatusCode.TooManyRequests);
        limited.Should().NotBeNull();
        limited!.ShouldBeProblem(HttpStatusCode.TooManyRequests, "caller.too-many").Headers.RetryAfter!.Delta.Should().BePositive();
    }
}
