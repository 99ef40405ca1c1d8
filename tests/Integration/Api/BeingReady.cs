using System.Diagnostics;
using System.Net;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Storage;
using Coordination.Projections.Lists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Integration.Api;

[Collection(nameof(Town))]
public sealed class BeingReady(Town town)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_says_that_it_lives_and_that_it_can_serve()
    {
        (await town.Nobody.GetAsync("//health/live")).ShouldBe(HttpStatusCode.OK);
        (await town.Nobody.GetAsync("//health/ready")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("status").GetString().Should()
            .Be("ready");
    }

    [Fact]
    public async Task It_is_not_ready_before_everything_is_in_place()
    {
        var filled = false;
        var readiness = Readiness(new ReadyWhen("demo", () => ValueTask.FromResult(filled)));
        (await readiness.MissingAsync(Cancellation)).Should().Equal("demo");
        filled = true;
        await BecomesReadyAsync(readiness);
    }

    [Fact]
    public async Task It_is_ready_no_longer_once_a_view_stays_behind_at_the_same_event_for_a_minute()
    {
        var readiness = Readiness();
        await BecomesReadyAsync(readiness);
        var minute = Stopwatch.Frequency * 61;

        readiness.Observe("list requests", 5, 9, Stopwatch.GetTimestamp());
        (await readiness.MissingAsync(Cancellation)).Should().BeEmpty("behind is normal");
        readiness.Observe("list requests", 5, 9, Stopwatch.GetTimestamp() - minute);
        (await readiness.MissingAsync(Cancellation)).Should().BeEmpty("it is the same event since it was first seen");

        readiness.Observe("list requests", 6, 9, Stopwatch.GetTimestamp() - minute);
        (await readiness.MissingAsync(Cancellation)).Should().Equal("list requests");
        readiness.Observe("list requests", 9, 9, Stopwatch.GetTimestamp());
        (await readiness.MissingAsync(Cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_week_by_the_clock_of_the_system()
    {
        var sweep = town.Host.Services.GetRequiredService<ForgetWhatIsOld>();
        (await town.Cleo.PostAsync("/requests/raise", Town.Asking(), "weekly")).ShouldBe(HttpStatusCode.Created);

        (await sweep.SweepAsync(DateTimeOffset.UtcNow.AddDays(6), Cancellation)).Should().Be(0);
        (await town.Cleo.PostAsync("/requests/raise", Town.Asking("Other"), "weekly"))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "idempotency.key-reused");
        (await sweep.SweepAsync(DateTimeOffset.UtcNow.AddDays(8), Cancellation)).Should().BePositive();
        (await town.Cleo.PostAsync("/requests/raise", Town.Asking("Other"), "weekly")).ShouldBe(HttpStatusCode.Created);
    }

    private Readiness Readiness(params ReadyWhen[] conditions) =>
        new(town.Host.Services.GetRequiredService<ListReader>(), town.Host.Services.GetRequiredService<NpgsqlDataSource>(), conditions,
            [], [], [], NullLogger<Readiness>.Instance);

    private static Task BecomesReadyAsync(Readiness readiness) =>
        Until.HoldsAsync(async () => (await readiness.MissingAsync(Cancellation)).Count == 0, within: TimeSpan.FromSeconds(30));
}
