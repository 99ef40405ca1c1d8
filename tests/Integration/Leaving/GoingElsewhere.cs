using System.Net;
using Coordination.Host.Demo;
using Coordination.Host.Front;
using Coordination.Host.Keys;
using Coordination.Host.Operations.Leaving;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Leaving;

[Collection(nameof(ExportedDemo))]
public sealed class GoingElsewhere(ExportedDemo demo, TestPostgres postgres)
{
    private const string NewCode = "calder-moved";
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_community_goes_on_elsewhere_with_all_it_had()
    {
        var place = postgres.NewHost();
        var said = await ImportCommand.RunAsync(demo.Importing(place, demo.Archive, $"--code={NewCode}", $"--issuer={DemoTokens.Issuer}",
            "--subject=priya-there"), TextReader.Null, Cancellation);
        said.Should().Contain(NewCode);
        await SameTimeAsync(place);

        await using var there = await TestHost.StartAsync(place);
        await there.CaughtUpAsync();
        var rows = new StoreRows(there.Installation.Storage, demo.Community);
        (await rows.LeavesAsync()).Should().Equal(await demo.Rows.LeavesAsync()).And.HaveCountGreaterThan(300);
        (await rows.StreamsAsync()).Should().Equal(await demo.Rows.StreamsAsync());
        (await rows.ListsAsync()).Should().Equal(await demo.Rows.ListsAsync()).And.HaveCountGreaterThan(50);

        var steward = new Caller(there.SignedIn("priya-there"), "/api/communities/" + NewCode);
        var here = new Caller(demo.Host.SignedIn(await FirstAsync()), "/api/communities/" + CalderLarder.Code);
        (await steward.GetAsync("")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("code").GetString().Should().Be(NewCode);
        foreach (var path in new[] { "/people", $"/requests/{Id("request/gemma-4")}", $"/requests/{Id("request/leon-3")}",
            $"/sessions/{Id("session/pantry-7")}" })
            What(await steward.GetAsync(path)).Should().Be(What(await here.GetAsync(path)));
        (await steward.GetAsync($"/requests/{Id("request/gemma-4")}")).Body.GetProperty("words").GetProperty("value").GetString().Should()
            .NotBeNullOrEmpty();
        (await there.Services.GetRequiredService<Vault>().FindByNameAsync(demo.Community, "Priya Nair", Cancellation)).Should()
            .Equal(await demo.Host.Services.GetRequiredService<Vault>().FindByNameAsync(demo.Community, "Priya Nair", Cancellation));

        (await steward.PostAsync("/requests/raise", Town.Asking(ward: "E05001379"))).ShouldBe(HttpStatusCode.Created);
        await ErasedStaysErasedAsync(there);
    }

    [Fact]
    public async Task Two_exports_of_the_same_moment_differ_in_nothing_but_their_key()
    {
        await using var again = new MemoryStream();
        var manifest = await demo.Host.Services.GetRequiredService<Export>()
            .WriteAsync(demo.Community, CalderLarder.Code, ExportedDemo.Passphrase, withoutKeys: false, again, Cancellation);
        using var first = ArchiveReader.Open(demo.Archive);

        manifest.Files.Where(f => f.Name != ArchiveFiles.Disclosures).Should()
            .Equal(first.Manifest.Files.Where(f => f.Name != ArchiveFiles.Disclosures));
        manifest.Lock.CommunityKey.Should().NotBe(first.Manifest.Lock.CommunityKey);
    }

    /// <summary>The person whose erasure destroyed a key before the export. No import brings it back.</summary>
    private async Task ErasedStaysErasedAsync(TestHost there)
    {
        var ring = there.Services.GetRequiredService<KeyRing>();
        (await ring.FindAsync(demo.Community, [demo.Erased], Cancellation)).Should().BeEmpty();
        await FluentActions.Awaiting(() => ring.GetOrMakeAsync(demo.Community, demo.Erased, Cancellation).AsTask()).Should()
            .ThrowAsync<PersonErasedException>();
        (await there.Services.GetRequiredService<Vault>().ContactOfAsync(demo.Community, demo.Erased, Cancellation)).Should().BeEmpty();
    }

    /// <summary>The new installation continues at the time of the export, so that no deadline has passed in between.</summary>
    private async Task SameTimeAsync(Dictionary<string, string?> place)
    {
        var owner = new NpgsqlConnectionStringBuilder(place["ConnectionStrings:Owner"]) { Database = place["Storage:Database"] };
        var ahead = demo.Host.Services.GetRequiredService<CommunityClock>().GetUtcNow() - DateTimeOffset.UtcNow;
        await using var source = NpgsqlDataSource.Create(owner.ConnectionString);
        await using var command = source.CreateCommand($"insert into host.setting values ('clock-offset-ticks', '{ahead.Ticks}')");
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<string> FirstAsync() =>
        (await demo.Host.Services.GetRequiredService<DemoPeople>()(Cancellation))[0].Person.ToString();

    /// <summary>The answer, without the position of the lists of that store.</summary>
    private static string What(Answered answered) =>
        answered.ShouldBe(HttpStatusCode.OK).Body is var body && body.TryGetProperty("items", out var items) ? items.ToString()
            : body.ToString();

    private static Guid Id(string name) => DemoIds.Of($"{CalderLarder.Code}/{name}");
}
