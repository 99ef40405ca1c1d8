using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Domain.Bookings;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Demo;
using Coordination.Host.Front;
using Coordination.Host.Keys;
using Coordination.Host.Storage;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Demo;

public sealed class FillingTheDemo(LoadedDemo demo, TestPostgres postgres) : IClassFixture<LoadedDemo>
{
    private static readonly string[] communities = ["calder-larder", "ovenden-somebody-should", "ryburn-wheels"];
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_community_has_two_weeks_of_life()
    {
        var streams = (await LoadedDemo.StreamsAsync(await demo.HostAsync())).GroupBy(s => s.Key.Community).ToList();

        streams.Select(s => s.Key).Should().BeEquivalentTo(communities);
        streams.Should().OnlyContain(community => community.Sum(stream => stream.Value.Length) >= 300);
    }

    [Fact]
    public async Task Every_kind_of_event_happens()
    {
        var happened = (await LoadedDemo.StreamsAsync(await demo.HostAsync())).SelectMany(s => s.Value).Distinct();

        // Events that two ordinary weeks need not hold: corrections, people who leave, and probation where a charter has none.
        string[] seldom =
        [
            "match.disclosure-recalled", "request.call-back-asked", "membership.invitation-ended", "membership.sign-in-linked",
            "membership.question-asked", "membership.question-answered", "membership.declined", "membership.claim-refused",
            "membership.probation-begun", "membership.probation-completed", "membership.role-lapsed",
            "membership.roles-suspended", "membership.roles-restored",
            "membership.role-revoked", "membership.break-started", "membership.break-ended", "membership.left",
                "membership.marked-deceased", "membership.deceased-mark-voided", "membership.marked-minor", "membership.came-of-age",
            "membership.address-restricted", "membership.address-restriction-lifted", "membership.merged", "membership.unmerged",
                "membership.minor-mark-voided", "membership.authority-ended", "membership.change-confirmed", "membership.change-dropped",
                "membership.duplicate-joined", "membership.duplicate-parted", "membership.household-left",
                "membership.household-denied",
            "membership.contact-given", "community.steward-stood-down", "community.steward-succession-required",
                "community.steward-suspended", "community.steward-restored", "community.stewardship-recovered",
                "community.history-exported", "community.history-exported-without-keys",
            "request.given-voided", "request.cause-corrected", "request.closed-as-duplicate", "match.completion-voided",
                "offer.use-voided", "session.attendance-voided",
            "community.wind-down-started", "community.wind-down-called-off",
            "community.closed", "community.dormancy-noticed", "community.dormancy-ended",
            "community.export-requested", "community.export-approved", "community.export-stopped",
        ];
        string[] lifecycle = ["request.", "offer.", "match.", "session.", "membership.", "community."];
        EventNames.All.Select(kind => kind.Name).Where(name => lifecycle.Any(name.StartsWith)).Except(seldom).Should()
            .NotBeEmpty().And.BeSubsetOf(happened);
    }

    [Fact]
    public async Task Told_twice_from_the_same_day_it_is_the_same_story()
    {
        await using var again = await LoadedDemo.StartAsync(postgres);

        (await LoadedDemo.StreamsAsync(again)).Should().BeEquivalentTo(await LoadedDemo.StreamsAsync(await demo.HostAsync()));
    }

    [Fact]
    public async Task Each_community_has_rules_of_its_own_in_published_words()
    {
        var host = await demo.HostAsync();
        var charters = new List<Charter>();
        foreach (var story in DemoLife.Scripts(LoadedDemo.Anchor))
            charters.Add((await host.Services.GetRequiredService<Folds>()
                .FoldAsync(Community.Stream, story.Community, story.Community.Value, Cancellation)).State!.Charter);

        charters.Select(c => c.Of(BookPlace.WaitingListOrder).Value).Should().BeEquivalentTo("need-weighted", "first-come", "lottery");
        charters.Select(c => c.Of(JoinCommunity.Joining).Value).Distinct().Should().HaveCount(2);
        charters.Select(c => string.Join(",", c.Of(RaiseRequest.Categories).Value)).Should().OnlyHaveUniqueItems();
        charters.Select(c => string.Join(",", c.Of(RaiseRequest.Wards).Value)).Should().OnlyHaveUniqueItems();
        charters.Select(c => c.Of(Circumstances.LateEntryDays).Value).Should().OnlyHaveUniqueItems();
        charters.Select(c => c.Of(AcceptMatch.DisclosureDays).Value).Should().OnlyHaveUniqueItems();
        charters.SelectMany(c => c.Clauses).Should().OnlyContain(clause => clause.Words != null && clause.Words.Count > 0);
    }

    [Fact]
    public async Task It_ends_at_the_midnight_that_begins_the_anchor_day_and_time_goes_on_from_there()
    {
        var host = await demo.HostAsync();
        var midnight = Moment.Of(LoadedDemo.Anchor, TimeOnly.MinValue, "Europe/London")!.Instant;
        var last = await LoadedDemo.AskAsync<DateTime>(host, "select max(timestamp) from coordination.mt_events "
            + "where type not like 'message.%'");
        var first = await LoadedDemo.AskAsync<DateTime>(host, "select min(timestamp) from coordination.mt_events");

        last.Should().BeBefore(midnight.UtcDateTime);
        (midnight.UtcDateTime - first).Should().BeGreaterThan(TimeSpan.FromDays(13));
        host.Services.GetRequiredService<CommunityClock>().GetUtcNow().Should().BeOnOrAfter(midnight).And.BeBefore(midnight.AddHours(1));
    }

    [Theory]
    [InlineData("calder-larder", 18, 2, 5)]
    [InlineData("ryburn-wheels", 10, 2, 3)]
    [InlineData("ovenden-somebody-should", 9, 1, 3)]
    public async Task It_ends_in_the_middle_of_things(string code, int open, int urgent, int waiting)
    {
        var host = await demo.HostAsync();
        var requests = await LoadedDemo.StatesAsync(host, code, Request.Stream);
        var sessions = await LoadedDemo.StatesAsync(host, code, Session.Stream);
        var matches = await LoadedDemo.StatesAsync(host, code, Match.Stream);

        requests.Count(r => r.Outcome is null).Should().Be(open);
        requests.Count(r => r is { Outcome: null, IsHeld: false, Given.Amount: 0 } && r.NeededBy?.On == LoadedDemo.Anchor).Should()
            .Be(urgent);
        matches.Count(m => m.Phase is MatchPhase.Proposed && requests.Single(r => r.Id == m.Request).Outcome is null).Should().Be(waiting);
        foreach (var day in new[] { LoadedDemo.Anchor, LoadedDemo.Anchor.AddDays(1) })
            sessions.Where(s => s.Starts.On == day).Should().Contain(s => s.Bookings.Count >= 3);
    }

    [Fact]
    public async Task Its_people_are_listed_and_the_first_signs_in_as_coordinator_of_Calder_Larder()
    {
        var host = await demo.HostAsync();
        var people = await host.Http.GetFromJsonAsync<JsonElement>("/dev/people", Cancellation);
        var first = people[0];
        var signedIn = await host.Client()
            .PostAsJsonAsync("/dev/sign-in", new { person = first.GetProperty("person").GetString() }, Cancellation);

        first.GetProperty("name").GetString().Should().Be("Priya Nair");
        first.GetProperty("community").GetString().Should().Be("calder-larder");
        first.GetProperty("roles").EnumerateArray().Select(r => r.GetString()).Should().StartWith(["coordinator", "steward"]);
        people.EnumerateArray().Select(p => p.GetProperty("community").GetString()).Distinct().Should().BeEquivalentTo(communities);
        (await signedIn.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("token").GetString().Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task Roles_shown_at_the_door_are_the_roles_people_have()
    {
        var host = await demo.HostAsync();
        var people = await host.Services.GetRequiredService<DemoPeople>()(Cancellation);
        var logins = host.Services.GetRequiredService<Logins>();
        foreach (var person in people)
        {
            var community = await logins.CommunityAsync(person.Community, Cancellation);
            var member = (await host.Services.GetRequiredService<Folds>()
                .FoldAsync(Membership.Stream, community!.Value, person.Person.Value, Cancellation)).State!;
            member.Roles.Should().BeEquivalentTo(person.Roles, person.Name);
        }
        people.Should().HaveCountGreaterThan(30);
    }

    [Fact]
    public async Task What_people_said_can_be_read_by_whoever_has_their_key()
    {
        var host = await demo.HostAsync();
        var larder = DemoLife.Scripts(LoadedDemo.Anchor)[0];
        var raised = await LoadedDemo.AskAsync<string>(host,
            "select data::text from coordination.mt_events where type = 'request.raised' and data ->> 'person' = '"
            + larder.Person("doreen") + "' order by seq_id limit 1");
        var words = JsonSerializer.Deserialize<RequestRaised>(raised, StoredJson.Options)!.Words;

        raised.Should().NotContain("microwave");
        (await host.Services.GetRequiredService<Seal>().OpenAsync(larder.Community, words, Cancellation)).Or("").Should()
            .Contain("microwave");
        (await host.Services.GetRequiredService<Vault>().FindByPhoneAsync(larder.Community, "01632 960101", Cancellation)).Should()
            .Equal(larder.Person("doreen"));
    }
}
