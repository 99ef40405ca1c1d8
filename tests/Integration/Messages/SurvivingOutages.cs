using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Faults;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;
using Npgsql;

namespace Coordination.Integration.Messages;

/// <summary>
/// A mail server that is down for an hour, and a Host that is killed, delay messages; they lose none and repeat none silently.
/// </summary>
public sealed class SurvivingOutages(TestPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_an_hour_without_a_mail_server_and_a_new_Host_everything_is_sent_once_in_order_for_each_person()
    {
        await using var office = await PostOffice.OpenAsync(postgres);
        var village = await office.FoundAsync("outage-row");
        await office.Mail.StopAsync();
        await village.JoinAsync("ben", new { email = "ben@people.example" });
        await village.JoinAsync("cleo", new { email = "cleo@people.example" });
        var (request, match) = await village.ProposeAsync("cleo", "ben");
        (await village.As("ben").PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        (await village.As("cleo").PostAsync($"/matches/{match}/accept", new { side = "person" })).ShouldBe(HttpStatusCode.OK);
        (await village.As("cleo").PostAsync($"/matches/{match}/dissolve", new { cause = "no-longer-needed" })).ShouldBe(HttpStatusCode.OK);
        (await village.Ada.PostAsync($"/requests/{request}/close-as-unmet", new { cause = "no-capacity" })).ShouldBe(HttpStatusCode.OK);
        var session = await village.PlanAsync(office.Now.AddDays(3));
        await village.BookAsync("ben", session);
        (await village.Ada.PostAsync($"/sessions/{session}/cancel", new { reason = "weather" })).ShouldBe(HttpStatusCode.OK);
        await Until.HoldsAsync(async () => (await WaitingAsync(village)) == 3, TimeSpan.FromMinutes(1));
        (await new Browsing(office.Host.SignedIn("ada")).GetAsync("/outage-row/messages")).ShouldSay("Waiting to be sent");

        await office.MoveClockAsync(office.Now.AddHours(1));
        await office.StopHostAsync();
        await office.StartHostAsync();
        village = new(office.Host, "outage-row");
        office.Mail.Start();

        await office.TakenAsync("cleo@people.example", 1);
        var toBen = await office.TakenAsync("ben@people.example", 2);
        toBen[0].TextBody.Should().Contain("will not happen as agreed");
        toBen[1].TextBody.Should().Contain("will not take place");
        await Until.HoldsAsync(async () => (await WaitingAsync(village)) == 0, TimeSpan.FromMinutes(1));
        office.Mail.Taken.Should().HaveCount(3);
        var sent = (await village.Ada.GetAsync("/messages?stage=sent")).Body.GetProperty("items").EnumerateArray().ToList();
        office.Mail.Taken.Select(mail => mail.MessageId).Should()
            .BeEquivalentTo(sent.Select(message => message.GetProperty("id").GetString() + "@people.example"));
        sent.Should().OnlyContain(message => !message.GetProperty("mayBeRepeated").GetBoolean());
    }

    [Fact]
    public async Task What_was_taken_in_the_moment_of_a_kill_is_sent_again_under_the_same_id_and_says_so()
    {
        using var scratch = new ScratchFolder();
        await PrivateServers.BinariesAsync();
        await using var mail = new MailServer();
        mail.Start();
        using var host = new HostProcess(new Dictionary<string, string?> { ["DATA"] = scratch.Path });
        string[] settings = [.. mail.Settings];
        host.Start(settings);
        await host.AnswersAsync(Cancellation);
        var keys = new NpgsqlConnectionStringBuilder($"Host={Path.Combine(scratch.Path, "postgres")};Username=postgres")
        { Database = "coordination_keys", Pooling = false }.ConnectionString;
        async Task<Caller> AsAsync(string who) => new(
            await host.SignedInAsync(who, keys, Path.Combine(scratch.Path, "keys"), Cancellation), Town.Root("kill-row"));
        var (ada, ben, cleo) = (await AsAsync("ada"), await AsAsync("ben"), await AsAsync("cleo"));
        object[] charter = [new { id = "CL-1", parameter = "wards", codes = new[] { Town.Ward } }];
        (await ada.PostAsync("/api/communities", new { code = "kill-row", name = "Kill Row", yourName = "Ada", charter }))
            .ShouldBe(HttpStatusCode.Created);
        foreach (var (who, name) in new[] { (ben, "ben"), (cleo, "cleo") })
        {
            var id = (await who.PostAsync("/people/join", new { name })).ShouldBe(HttpStatusCode.Created).Id;
            (await who.PostAsync($"/people/{id}/change-contact", new { email = name + "@people.example" })).ShouldBe(HttpStatusCode.OK);
        }
        var request = (await cleo.PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created).Id;
        var (taken, killed) = (new TaskCompletionSource(), new TaskCompletionSource());
        mail.BeforeAnswer = async () =>
        {
            taken.TrySetResult();
            await killed.Task;
        };

        (await ada.PostAsync($"/requests/{request}/close-as-unmet", new { cause = "no-capacity" })).ShouldBe(HttpStatusCode.OK);
        await taken.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        host.Kill();
        mail.BeforeAnswer = () => Task.CompletedTask;
        killed.SetResult();
        host.Start(settings);
        await host.AnswersAsync(Cancellation);

        var twice = await Until.SeenAsync(() => Task.FromResult(mail.TakenFor("cleo@people.example")), all => all.Count == 2,
            TimeSpan.FromMinutes(2));
        twice.Select(one => one.MessageId).Distinct().Should().ContainSingle("a mail program shows one of two with the same id");
        await Until.HoldsAsync(async () => (await ada.GetAsync("/messages?stage=sent")).Body.GetProperty("items").EnumerateArray()
            .Any(message => message.GetProperty("mayBeRepeated").GetBoolean()), TimeSpan.FromMinutes(1));
        using var page = await host.SignedInAsync("ada", keys, Path.Combine(scratch.Path, "keys"), Cancellation);
        (await new Browsing(page).GetAsync("/kill-row/messages")).ShouldSay("may have been sent twice");
    }

    private static async Task<int> WaitingAsync(Village village) =>
        (await village.Ada.GetAsync("/messages?stage=waiting")).Body.GetProperty("items").GetArrayLength();
}
