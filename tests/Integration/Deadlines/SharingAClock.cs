using System.Net;
using System.Net.Http.Json;
using Coordination.Host.Storage;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Deadlines;

public sealed class SharingAClock(TestPostgres postgres)
{
    private static readonly TimeSpan within = TimeSpan.FromSeconds(30);
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clock_that_is_moved_on_one_host_is_moved_on_the_other_and_never_back()
    {
        var place = postgres.NewHost();
        await using var first = await TestHost.StartAsync(place);
        await using var second = await TestHost.StartAsync(place);
        var (ours, theirs) = (Clock(first), Clock(second));
        var before = theirs.GetUtcNow();

        await AdvanceAsync(first, TimeSpan.FromDays(3));
        var store = second.Services.GetRequiredService<NpgsqlDataSource>();
        (await theirs.MoveToAsync(before.AddDays(1), store, Cancellation)).Should().BeFalse("the store is further already");
        await Until.HoldsAsync(() => Task.FromResult(theirs.GetUtcNow() >= before.AddDays(3)), within);

        await AdvanceAsync(second, TimeSpan.FromHours(1));
        await Until.HoldsAsync(() => Task.FromResult(ours.GetUtcNow() >= before.AddDays(3).AddHours(1)), within);
    }

    [Fact]
    public async Task A_host_whose_clock_differs_from_the_databases_writes_nothing_and_says_so()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var village = await Village.FoundAsync(host, "mill-street");
        await ReadyAsync(host, HttpStatusCode.OK);
        const string ahead = "clock_timestamp() + interval '3 seconds'";
        await Village.OwnerAsync(host, ClockWatch.Function.Replace("clock_timestamp()", ahead, StringComparison.Ordinal));

        (await ReadyAsync(host, HttpStatusCode.ServiceUnavailable)).Should().Contain("clock");
        (await village.Ada.PostAsync("/people/record", new { name = "Zoe", isNew = true })).ShouldBe(HttpStatusCode.ServiceUnavailable);

        await Village.OwnerAsync(host, ClockWatch.Function);
        await ReadyAsync(host, HttpStatusCode.OK);
        (await village.Ada.PostAsync("/people/record", new { name = "Zoe", isNew = true })).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_clock_a_little_behind_does_not_take_the_history_of_a_community_back()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var village = await Village.FoundAsync(host, "mill-street");
        (await village.Ada.PostAsync("/people/record", new { name = "Zoe", isNew = true })).ShouldBe(HttpStatusCode.Created);
        Clock(host).StandAt(DateTimeOffset.UtcNow.AddSeconds(-1.9));
        (await village.Ada.PostAsync("/people/record", new { name = "Yan" })).ShouldBe(HttpStatusCode.Created);

        await using var back = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("""
            select count(*) filter (where timestamp < before), count(*)
            from (select timestamp, lag(timestamp) over (partition by tenant_id order by seq_id) as before from coordination.mt_events) e
            """);
        await using var counted = await back.ExecuteReaderAsync(Cancellation);
        await counted.ReadAsync(Cancellation);
        (counted.GetInt64(0), counted.GetInt64(1) > 4).Should().Be((0, true));
    }

    private static CommunityClock Clock(TestHost host) => host.Services.GetRequiredService<CommunityClock>();

    private static async Task AdvanceAsync(TestHost host, TimeSpan by)
    {
        using var answered = await host.Http.PostAsJsonAsync("/dev/clock", new { advance = (int)by.TotalMinutes }, Cancellation);
        answered.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<string> ReadyAsync(TestHost host, HttpStatusCode status)
    {
        var answered = await Until.SeenAsync(() => host.Http.GetAsync("/health/ready", Cancellation), a => a.StatusCode == status, within);
        return await answered.Content.ReadAsStringAsync(Cancellation);
    }
}
