using Coordination.Host.Deadlines;
using Coordination.Host.Storage;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Deadlines;

public sealed class PassingOnce(TestPostgres postgres)
{
    private static readonly TimeSpan within = TimeSpan.FromSeconds(60);
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_passed_while_no_host_ran_is_recorded_once_by_two_in_due_order_as_of_when_it_was_due()
    {
        var place = postgres.NewHost();
        RecordedDefault[] here, there;
        await using (var host = await TestHost.StartAsync(place))
        {
            var (mill, hill) = (await Village.FoundAsync(host, "mill-street"), await Village.FoundAsync(host, "hill-street"));
            var today = DateOnly.FromDateTime(host.Services.GetRequiredService<CommunityClock>().GetUtcNow().UtcDateTime);
            var (ivy, jo) = (await mill.RestAsync("ivy", today.AddDays(3)), await mill.HelpAsync("jo", today, today.AddDays(2)));
            var kim = await hill.RestAsync("kim", today.AddDays(1));
            here = [Expected(mill, jo, "membership.role-lapsed"), Expected(mill, ivy, "membership.break-ended")];
            there = [Expected(hill, kim, "membership.break-ended")];
            await host.CaughtUpAsync();
            (await Village.RecordedAsync(host.Installation.Storage.Owner)).Should().BeEmpty();
            await Village.OwnerAsync(host, $"insert into host.setting values ('clock-offset-ticks', '{TimeSpan.FromDays(9).Ticks}')");
        }

        var started = await Task.WhenAll(TestHost.StartAsync(place), TestHost.StartAsync(place));
        await using var first = started[0];
        await using var second = started[1];
        var owner = first.Installation.Storage.Owner;
        await Until.HoldsAsync(async () => (await Village.RecordedAsync(owner)).Count >= 3, within);
        var rows = first.Services.GetRequiredService<DeadlineRows>();
        await Until.HoldsAsync(async () => (await rows.FirstOfEachAsync(Cancellation)).Count == 0, within);

        var recorded = await Village.RecordedAsync(owner);
        recorded.Where(r => r.Community == here[0].Community).Should().Equal(here);
        recorded.Where(r => r.Community == there[0].Community).Should().Equal(there);
    }

    [Fact]
    public async Task Hosts_that_record_the_same_at_the_same_time_record_it_once()
    {
        var place = postgres.NewHost();
        await using var first = await TestHost.StartAsync(place);
        await using var second = await TestHost.StartAsync(place);
        var village = await Village.FoundAsync(first, "mill-street");
        var (ivy, until) = await village.RestAsync("ivy", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1));
        var due = new DueDeadline(new(village.Id), ivy, "membership", "break-ends", until);
        var store = first.Services.GetRequiredService<NpgsqlDataSource>();
        await first.Services.GetRequiredService<CommunityClock>().MoveToAsync(until, store, Cancellation);
        await second.Services.GetRequiredService<CommunityClock>().LoadAsync(store, Cancellation);

        var hosts = (TestHost[])[first, second, first, second];
        await Task.WhenAll(hosts.Select(h => h.Services.GetRequiredService<RecordDefault>().RecordAsync(due)));

        var recorded = await Village.RecordedAsync(first.Installation.Storage.Owner);
        recorded.Should().Equal(Expected(village, (ivy, until), "membership.break-ended"));
    }

    [Fact]
    public async Task More_than_a_page_is_recorded_page_by_page()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var village = await Village.FoundAsync(host, "mill-street");
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1);
        foreach (var some in Enumerable.Range(0, 130).Chunk(13))
            await Task.WhenAll(some.Select(n => village.RestAsync($"person {n}", day.AddDays(n % 3))));
        await host.CaughtUpAsync();
        var clock = host.Services.GetRequiredService<CommunityClock>();
        await clock.MoveToAsync(clock.GetUtcNow().AddDays(9), host.Services.GetRequiredService<NpgsqlDataSource>(), Cancellation);

        var recorded = await Until.SeenAsync(() => Village.RecordedAsync(host.Installation.Storage.Owner), all => all.Count >= 130, within);
        recorded.Should().HaveCount(130);
        recorded.Select(r => r.OccurredAt).Should().BeInAscendingOrder();
    }

    private static RecordedDefault Expected(Village village, (Guid Person, DateTimeOffset Until) of, string type) =>
        new(village.Id.ToString(), of.Person, type, of.Until, "system:deadlines");
}
