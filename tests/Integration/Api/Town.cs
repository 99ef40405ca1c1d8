using Coordination.Domain.Kernel;
using Coordination.Host.Storage;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Api;

/// <summary>Tests that share this one town; they run one after the other.</summary>
[CollectionDefinition(nameof(Town))]
public sealed class InTown : ICollectionFixture<Town>;

/// <summary>
/// Two communities on one Host: Ada founded the first and coordinates it, Ben helps, Cleo asks; Dora belongs to the second only, Eve to
/// none.
/// </summary>
public sealed class Town(TestPostgres postgres) : IAsyncLifetime
{
    public const string Code = "mill-street", OtherCode = "far-away", Ward = "E05001370", Elsewhere = "E05009999";
    private TestHost? host;

    public TestHost Host => host!;
    public Caller Ada => As("ada");
    public Caller Ben => As("ben");
    public Caller Cleo => As("cleo");
    public Caller Dora => As("dora");
    public Caller Eve => As("eve");
    public Caller Nobody => new(host!.Http, Root(Code));
    public Guid BenId { get; private set; }
    public Guid CleoId { get; private set; }

    public static string Root(string community) => "/api/communities/" + community;
    public Caller As(string subject, string community = Code) => new(host!.SignedIn(subject), Root(community));

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync(postgres);
        await FoundAsync(this);
        await Until.HoldsAsync(async () => (await Nobody.GetAsync("//health/ready")).Status is System.Net.HttpStatusCode.OK,
            within: TimeSpan.FromSeconds(60));
    }

    private static async Task FoundAsync(Town town)
    {
        object[] charter =
        [
            new { id = "CL-1", parameter = "wards", codes = new[] { Ward } },
            new { id = "CL-2", parameter = "disclosure-days", number = 3 },
        ];
        (await town.Ada.PostAsync("/api/communities", new { code = Code, name = "Mill Street", yourName = "Ada", charter }))
            .ShouldBe(System.Net.HttpStatusCode.Created);
        (await town.Dora.PostAsync("/api/communities", new { code = OtherCode, name = "Far Away", yourName = "Dora" }))
            .ShouldBe(System.Net.HttpStatusCode.Created);
        town.BenId = Guid.Parse((await town.Ben.PostAsync("/people/join", new { name = "Ben", phone = "07700 900001" }))
            .ShouldBe(System.Net.HttpStatusCode.Created).Id);
        town.CleoId = Guid.Parse((await town.Cleo.PostAsync("/people/join", new { name = "Cleo", phone = "07700 900002" }))
            .ShouldBe(System.Net.HttpStatusCode.Created).Id);
    }

    public CommunityClock Clock => host!.Services.GetRequiredService<CommunityClock>();
    /// <summary>For a test that moves the clock, which must not move for the tests that share the town.</summary>
    public static async Task<Town> WithAClockOfItsOwnAsync(TestPostgres postgres)
    {
        var town = new Town(postgres);
        await town.InitializeAsync();
        return town;
    }

    public Task MoveClockAsync(DateTimeOffset to) =>
        Clock.MoveToAsync(to, host!.Services.GetRequiredService<Npgsql.NpgsqlDataSource>(), TestContext.Current.CancellationToken);
    public static string Instant(DateTimeOffset at) => InstantJson.Write(at);

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
    }

    public static object Asking(string words = "Nappies, size 4", string ward = Ward, int amount = 2, object? neededBy = null) =>
        neededBy is null
            ? new { category = "baby", words, wanted = new { amount, unit = "pack" }, ward }
            : new { category = "baby", words, wanted = new { amount, unit = "pack" }, ward, neededBy };

    public static object Offering(string words = "A box of nappies", int amount = 10) =>
        new { category = "baby", words, offered = new { amount, unit = "pack" } };

    public async Task<string> RaiseAsync(Caller? by = null, object? body = null) =>
        await MadeAsync(by ?? Cleo, "/requests/raise", body ?? Asking());
    public async Task<string> OfferAsync(Caller? by = null) => await MadeAsync(by ?? Ben, "/offers/make", Offering());
    /// <summary>A session in three days.</summary>
    public object Planning(string title) => new
    {
        title,
        category = "food",
        starts = new { on = Clock.GetUtcNow().UtcDateTime.AddDays(3).ToString("yyyy-MM-dd", null), at = "10:30" },
        minutes = 90,
        ward = Ward,
        capacity = new { amount = 8, unit = "person" },
    };

    public async Task<string> ProposeAsync(string request, string offer, int amount = 2) =>
        await MadeAsync(Ada, "/matches/propose", new { request, offer, quantity = new { amount, unit = "pack" } });

    public async Task<string> ConfirmAsync(string request, string offer, int amount = 2)
    {
        var match = await ProposeAsync(request, offer, amount);
        (await Cleo.PostAsync($"/matches/{match}/accept", new { side = "person" })).ShouldBe(System.Net.HttpStatusCode.OK);
        (await Ben.PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(System.Net.HttpStatusCode.OK);
        await ListedAsync();
        return match;
    }

    /// <summary>Returns once the lists hold everything, for a read that does not say which change it must include.</summary>
    public Task ListedAsync() => Host.CaughtUpAsync();

    private async Task<string> MadeAsync(Caller by, string path, object body)
    {
        var made = (await by.PostAsync(path, body)).ShouldBe(System.Net.HttpStatusCode.Created).Id;
        await ListedAsync();
        return made;
    }
}
