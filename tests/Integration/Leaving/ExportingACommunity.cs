using System.Net;
using System.Net.Http.Json;
using Coordination.Host.Operations.Leaving;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Leaving;

/// <summary>A steward exports the history through the API or from a page. Nobody else can, and every export is recorded.</summary>
[Collection(nameof(Town))]
public sealed class ExportingACommunity(Town town, TestPostgres postgres) : IDisposable
{
    private const string Passphrase = "a few words of a steward";
    private readonly ScratchFolder folder = new();
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_steward_gets_an_archive_without_keys_and_contacts_and_every_time_is_recorded()
    {
        var (before, key) = (await ExportsAsync(), Guid.NewGuid().ToString());
        using var first = await ExportAsync(town.Host.SignedIn("ada"), key, withoutKeys: true);
        first.StatusCode.Should().Be(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.MediaType.Should().Be("application/zip");
        first.Content.Headers.ContentDisposition!.FileName.Should().StartWith(Town.Code);
        first.Headers.CacheControl!.NoStore.Should().BeTrue();
        await IsWithoutKeysAsync(first);

        using var again = await ExportAsync(town.Host.SignedIn("ada"), key, withoutKeys: true);
        await IsWithoutKeysAsync(again);
        (await ExportsAsync()).Should().Be(before + 2, "an archive is on record each time it is made, also under the same key");
        Directory.EnumerateFiles(Path.Combine(town.Host.Services.GetRequiredService<IConfiguration>()["DATA"]!, "exports")).Should()
            .BeEmpty();
    }

    [Fact]
    public async Task With_its_keys_it_takes_two_stewards_and_a_day_and_each_steward_can_stop_it()
    {
        await using var own = await Town.WithAClockOfItsOwnAsync(postgres);
        var ada = own.Host.SignedIn("ada");
        (await own.Ada.PostAsync($"/people/{own.BenId}/appoint-steward", new { })).ShouldBe(HttpStatusCode.OK);
        await RefusedAsync("community.export-not-agreed");
        (await own.Ada.PostAsync("/export/agree", new { })).ShouldBe(HttpStatusCode.OK);
        (await own.Ada.PostAsync("/export/agree", new { })).ShouldBe(HttpStatusCode.OK);
        await RefusedAsync("community.export-not-agreed");
        (await new Browsing(own.Host.SignedIn("ben")).GetAsync($"/{Town.Code}/mine")).ShouldSay("A steward asked for everything");

        var ben = new Browsing(own.Host.SignedIn("ben"));
        var page = await ben.GetAsync($"/{Town.Code}/leave");
        page.ShouldSay("Ada asked for everything");
        (await ben.SendAsync(page, $"/{Town.Code}/export/agree")).ShouldSay("Ben agreed");
        await RefusedAsync("community.export-too-soon");
        (await own.Ben.PostAsync("/export/stop", new { })).ShouldBe(HttpStatusCode.OK);
        await own.MoveClockAsync(own.Clock.GetUtcNow().AddHours(25));
        await RefusedAsync("community.export-not-agreed");

        foreach (var steward in (Caller[])[own.Ben, own.Ada])
            (await steward.PostAsync("/export/agree", new { })).ShouldBe(HttpStatusCode.OK);
        await own.MoveClockAsync(own.Clock.GetUtcNow().AddHours(25));
        using var sent = await ExportAsync(ada, Guid.NewGuid().ToString());
        await HoldsTheFactAsync(sent);

        async Task RefusedAsync(string code)
        {
            using var refused = await ExportAsync(ada, Guid.NewGuid().ToString());
            refused.StatusCode.Should().Be(HttpStatusCode.Conflict);
            (await refused.Content.ReadAsStringAsync(Cancellation)).Should().Contain(code);
        }
    }

    [Fact]
    public async Task Nobody_else_gets_it()
    {
        var (before, body) = (await ExportsAsync(), new { passphrase = Passphrase, withoutKeys = true });
        (await town.Ben.PostAsync("/export", body)).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await town.Dora.PostAsync("/export", body)).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
        (await town.Nobody.PostAsync("/export", body)).ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in");
        (await town.Ada.PostAsync("/export", new { passphrase = "short" })).ShouldName("passphrase");
        (await town.Ada.PostAsync("/export", new { })).ShouldName("passphrase");
        (await ExportsAsync()).Should().Be(before);
    }

    [Fact]
    public async Task One_archive_is_made_at_a_time()
    {
        var before = await ExportsAsync();
        await using (await town.Host.Services.GetRequiredService<Export>().TryBeginAsync(Cancellation))
            (await town.Ada.PostAsync("/export", new { passphrase = Passphrase, withoutKeys = true }))
                .ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "host.busy");
        (await ExportsAsync()).Should().Be(before);
        using var now = await ExportAsync(town.Host.SignedIn("ada"), Guid.NewGuid().ToString(), withoutKeys: true);
        now.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_page_without_scripts_does_it_too_and_never_shows_what_was_typed()
    {
        var (http, address) = (town.Host.SignedIn("ada"), $"/{Town.Code}/leave");
        var page = await new Browsing(http).GetAsync(address);
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("Take all of Mill Street away");
        (await new Browsing(town.Host.SignedIn("ben")).GetAsync(address)).ShouldBe(HttpStatusCode.Forbidden);

        var refused = await new Browsing(http).SendAsync(page, $"/{Town.Code}/export", ("passphrase", "too short!!"));
        refused.ShouldBe(HttpStatusCode.BadRequest).ShouldSay("12 to 200 characters").Html.Should().NotContain("too short!!");

        var fields = page.Form($"/{Town.Code}/export").Where(f => f.Key != "passphrase")
            .Append(KeyValuePair.Create("passphrase", Passphrase));
        using var sent = await http.PostAsync($"/{Town.Code}/export", new FormUrlEncodedContent(fields), Cancellation);
        await IsWithoutKeysAsync(sent);
    }

    private async Task IsWithoutKeysAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var file = Path.Combine(folder.Path, Guid.NewGuid() + ".zip");
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(Cancellation), Cancellation);
        using var archive = ArchiveReader.Open(file);
        foreach (var left in (string[])[ArchiveFiles.Keys, ArchiveFiles.Vault]) archive.Manifest.Lines(left).Should().Be(0);
        archive.Manifest.Lock.CommunityKey.Should().BeNull();
        var types = archive.LinesAsync(ArchiveFiles.Events, Cancellation).Select(line => EventLine.Read(line).Row.Type);
        (await types.ToListAsync(Cancellation)).Should().Contain("community.history-exported-without-keys");
        await FluentActions.Awaiting(() => ArchiveCheck.RunAsync(archive, Passphrase, Cancellation)).Should()
            .ThrowAsync<ArchiveRefusedException>();
    }

    private async Task HoldsTheFactAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var file = Path.Combine(folder.Path, Guid.NewGuid() + ".zip");
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(Cancellation), Cancellation);
        using var archive = ArchiveReader.Open(file);
        await ArchiveCheck.RunAsync(archive, Passphrase, Cancellation);
        var events = await archive.LinesAsync(ArchiveFiles.Events, Cancellation).Select(line => EventLine.Read(line).Row)
            .ToListAsync(Cancellation);
        events.Where(e => e.Type == "community.history-exported").Should()
            .NotBeEmpty().And.OnlyContain(e => e.Headers.Contains("\"actor\": \"person:"));
    }

    private static async Task<HttpResponseMessage> ExportAsync(HttpClient http, string key, bool withoutKeys = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Town.Root(Town.Code) + "/export")
        {
            Content = JsonContent.Create(new { passphrase = Passphrase, withoutKeys }),
            Headers = { { "Idempotency-Key", key } },
        };
        return await http.SendAsync(request, Cancellation);
    }

    private async Task<long> ExportsAsync()
    {
        await using var command = town.Host.Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select count(*) from coordination.mt_events where type like 'community.history-exported%'");
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
