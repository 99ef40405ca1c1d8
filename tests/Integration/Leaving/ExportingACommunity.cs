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
public sealed class ExportingACommunity(Town town) : IDisposable
{
    private const string Passphrase = "a few words of a steward";
    private readonly ScratchFolder folder = new();
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_steward_gets_the_archive_and_it_holds_that_they_did()
    {
        var (before, key) = (await ExportsAsync(), Guid.NewGuid().ToString());
        using var first = await ExportAsync(town.Host.SignedIn("ada"), key);
        first.StatusCode.Should().Be(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.MediaType.Should().Be("application/zip");
        first.Content.Headers.ContentDisposition!.FileName.Should().StartWith(Town.Code);
        first.Headers.CacheControl!.NoStore.Should().BeTrue();
        await HoldsTheFactAsync(first);

        using var again = await ExportAsync(town.Host.SignedIn("ada"), key);
        await HoldsTheFactAsync(again);
        (await ExportsAsync()).Should().Be(before + 1, "the same key is the same command");
        Directory.EnumerateFiles(Path.Combine(town.Host.Services.GetRequiredService<IConfiguration>()["DATA"]!, "exports")).Should()
            .BeEmpty();
    }

    [Fact]
    public async Task Nobody_else_gets_it()
    {
        var (before, body) = (await ExportsAsync(), new { passphrase = Passphrase });
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
            (await town.Ada.PostAsync("/export", new { passphrase = Passphrase }))
                .ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "host.busy");
        (await ExportsAsync()).Should().Be(before);
        using var now = await ExportAsync(town.Host.SignedIn("ada"), Guid.NewGuid().ToString());
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
        await HoldsTheFactAsync(sent);
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

    private static async Task<HttpResponseMessage> ExportAsync(HttpClient http, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Town.Root(Town.Code) + "/export")
        {
            Content = JsonContent.Create(new { passphrase = Passphrase }),
            Headers = { { "Idempotency-Key", key } },
        };
        return await http.SendAsync(request, Cancellation);
    }

    private async Task<long> ExportsAsync()
    {
        await using var command = town.Host.Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select count(*) from coordination.mt_events where type = 'community.history-exported'");
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
