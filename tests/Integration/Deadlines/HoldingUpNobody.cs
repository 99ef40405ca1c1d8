using System.Diagnostics;
using System.Net;
using Coordination.Host.Deadlines;
using Coordination.Host.Storage;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Deadlines;

public sealed class HoldingUpNobody(TestPostgres postgres)
{
    private static readonly TimeSpan within = TimeSpan.FromSeconds(90);
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_community_whose_default_cannot_be_recorded_waits_alone_and_commands_are_judged_as_if_it_were()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var (mill, hill) = (await Village.FoundAsync(host, "mill-street"), await Village.FoundAsync(host, "hill-street"));
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var (ivy, ends) = await mill.RestAsync("ivy", today.AddDays(1));
        var (jo, lapses) = await mill.HelpAsync("jo", today, today.AddDays(2));
        var kim = await hill.RestAsync("kim", today.AddDays(1));
        var offer = (await mill.As("ivy").PostAsync("/offers/make", Town.Offering())).ShouldBe(HttpStatusCode.Created).Id;
        var request = (await mill.As("jo").PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created).Id;
        var proposing = new { request, offer, quantity = new { amount = 1, unit = "pack" } };
        (await mill.Ada.PostAsync("/matches/propose", proposing)).ShouldBeProblem(HttpStatusCode.Conflict, "membership.on-break");
        await Village.OwnerAsync(host, $"""
            create function public.broken() returns trigger language plpgsql as $$ begin raise exception 'this cannot be recorded'; end $$;
            create trigger broken before insert on coordination.mt_events for each row
              when (new.tenant_id = '{mill.Id}' and new.type = 'membership.break-ended') execute function public.broken()
            """);
        var clock = host.Services.GetRequiredService<CommunityClock>();

        await clock.MoveToAsync(clock.GetUtcNow().AddDays(9), host.Services.GetRequiredService<NpgsqlDataSource>(), Cancellation);
        await Until.HoldsAsync(async () => (await RecordedAsync()).Any(r => r.Stream == kim.Person), within);
        await Until.HoldsAsync(() => Task.FromResult(host.Services.GetRequiredService<ParkedCommunities>().Holds(new(mill.Id))), within);

        (await RecordedAsync()).Should().OnlyContain(r => r.Community == hill.Id.ToString());
        (await mill.Ada.PostAsync("/matches/propose", proposing)).ShouldBe(HttpStatusCode.Created);
        var revoked = await mill.Ada.PostAsync($"/people/{jo}/revoke-role", new { role = "helper", words = "ran out" });
        revoked.ShouldBe(HttpStatusCode.OK).Position.Should().Be(0, "the role has lapsed already");
        (await mill.Ada.PostAsync("/people/record", new { name = "Zoe" })).ShouldBe(HttpStatusCode.Created);

        await Village.OwnerAsync(host, "drop trigger broken on coordination.mt_events");
        await Until.HoldsAsync(async () => (await RecordedAsync()).Count == 3, within);
        var late = (await RecordedAsync()).Where(r => r.Community == mill.Id.ToString());
        late.Select(r => (r.Stream, r.OccurredAt)).Should().Equal((ivy, ends), (jo, lapses));

        Task<IReadOnlyList<RecordedDefault>> RecordedAsync() => Village.RecordedAsync(host.Installation.Storage.Owner);
    }

    [Fact]
    public void A_deadline_that_stays_unrecorded_for_a_minute_is_named_with_its_community_and_takes_no_host_out_of_service()
    {
        var overdue = new OverdueDeadlines();
        var (stuck, next) = (Due("mill-street", "break-ends"), Due("hill-street", "probation-ends"));
        overdue.Observe([stuck, next], Stopwatch.GetTimestamp());
        overdue.Faults.Should().BeEmpty("being due is normal");
        overdue.Observe([], 0);
        overdue.Observe([stuck], MoreThanAMinuteAgo);
        overdue.Observe([stuck, next], Stopwatch.GetTimestamp());
        overdue.Faults.Should().Equal("deadline mill-street/break-ends is overdue");
        overdue.Missing.Should().BeEmpty();
        overdue.Observe([next], Stopwatch.GetTimestamp());
        overdue.Faults.Should().BeEmpty();
    }

    [Fact]
    public void A_host_that_does_not_look_for_deadlines_any_more_is_not_ready()
    {
        var overdue = new OverdueDeadlines();
        overdue.Missing.Should().BeEmpty("it has not begun");
        overdue.Looked(MoreThanAMinuteAgo);
        overdue.Missing.Should().Equal("deadlines");
        overdue.Looked(Stopwatch.GetTimestamp());
        overdue.Missing.Should().BeEmpty();
    }

    private static long MoreThanAMinuteAgo => Stopwatch.GetTimestamp() - (Stopwatch.Frequency * 61);

    private static FirstDue Due(string community, string code) =>
        new(new(Guid.NewGuid()), community, Guid.NewGuid(), code, DateTimeOffset.UtcNow);
}
