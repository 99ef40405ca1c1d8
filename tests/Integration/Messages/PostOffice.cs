using System.Net;
using System.Text.Json;
using Coordination.Host.Storage;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Npgsql;

namespace Coordination.Integration.Messages;

/// <summary>Tests that share this one Host, each in a community of its own.</summary>
[CollectionDefinition(nameof(PostOffice))]
public sealed class InPostOffice : ICollectionFixture<PostOffice>;

/// <summary>One Host that sends through a mail server and writes texts into a folder, and communities on it.</summary>
public sealed class PostOffice(TestPostgres postgres) : IAsyncLifetime
{
    private readonly ScratchFolder scratch = new();
    private readonly IReadOnlyDictionary<string, string?> place = postgres.NewHost();
    private TestHost? host;

    public MailServer Mail { get; } = new();
    public TestHost Host => host!;
    public string Texts => Path.Combine(scratch.Path, "texts");

    /// <summary>For a test that moves the clock or stops the Host or the mail server.</summary>
    public static async Task<PostOffice> OpenAsync(TestPostgres postgres)
    {
        var office = new PostOffice(postgres);
        await office.InitializeAsync();
        return office;
    }

    public async ValueTask InitializeAsync()
    {
        Mail.Start();
        await StartHostAsync();
    }

    public async Task StartHostAsync() => host = await TestHost.StartAsync(place, [.. Mail.Settings, $"--Messages:SmsFolder={Texts}"]);

    public async Task StopHostAsync()
    {
        await host!.DisposeAsync();
        host = null;
    }

    public Task<Village> FoundAsync(string code) => Village.FoundAsync(Host, code,
        new { id = "CL-1", parameter = "wards", codes = new[] { Town.Ward } },
        new { id = "CL-2", parameter = "disclosure-days", number = 3 });

    public Task MoveClockAsync(DateTimeOffset to) => Host.Services.GetRequiredService<CommunityClock>()
        .MoveToAsync(to, Host.Services.GetRequiredService<NpgsqlDataSource>(), TestContext.Current.CancellationToken);

    public DateTimeOffset Now => Host.Services.GetRequiredService<CommunityClock>().GetUtcNow();

    /// <summary>So many mails for this address, once they were taken.</summary>
    public Task<IReadOnlyList<MimeMessage>> TakenAsync(string address, int count) =>
        Until.SeenAsync(() => Task.FromResult(Mail.TakenFor(address)), taken => taken.Count >= count, TimeSpan.FromMinutes(1));

    /// <summary>The message of this kind to somebody, once it stands there.</summary>
    public static async Task<JsonElement> StandsAsync(Caller reader, Guid person, string kind, string stage)
    {
        var seen = await Until.SeenAsync(async () => (await reader.GetAsync("/messages?limit=100")).Body.GetProperty("items")
            .EnumerateArray().Where(m => m.GetProperty("person").GetGuid() == person && m.GetProperty("kind").GetString() == kind)
            .Select(m => (JsonElement?)m).FirstOrDefault(m => m!.Value.GetProperty("stage").GetString() == stage),
            found => found is not null, TimeSpan.FromMinutes(1));
        return seen!.Value;
    }

    /// <summary>The path of the address in a mail.</summary>
    public static string PathIn(MimeMessage mail) => new Uri(mail.TextBody!.Split()
        .Single(word => word.StartsWith("https://people.example", StringComparison.Ordinal))).PathAndQuery;

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        await Mail.DisposeAsync();
        scratch.Dispose();
    }
}

/// <summary>People of a village who can be told something.</summary>
public static class Neighbours
{
    /// <summary>An address that is theirs alone and names no community.</summary>
    public static string Mail(this Village village, string who) => $"{who}.{village.Id:n}@people.example";

    /// <summary>Joins, and says how they are reached.</summary>
    public static async Task<Guid> JoinAsync(this Village village, string who, object contact)
    {
        var person = await village.JoinAsync(who);
        (await village.As(who).PostAsync($"/people/{person}/change-contact", contact)).ShouldBe(HttpStatusCode.OK);
        return person;
    }

    /// <summary>Asks for something, and somebody else's offer is proposed for it.</summary>
    public static async Task<(string Request, string Match)> ProposeAsync(this Village village, string asking, string helping)
    {
        var request = (await village.As(asking).PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created).Id;
        var offer = (await village.As(helping).PostAsync("/offers/make", Town.Offering())).ShouldBe(HttpStatusCode.Created).Id;
        var match = (await village.Ada.PostAsync("/matches/propose",
            new { request, offer, quantity = new { amount = 2, unit = "pack" } })).ShouldBe(HttpStatusCode.Created).Id;
        return (request, match);
    }

    public static async Task<string> PlanAsync(this Village village, DateTimeOffset at) => (await village.Ada.PostAsync("/sessions/plan",
        new Dictionary<string, object>(Planned(at, "Pantry")) { ["category"] = "food" })).ShouldBe(HttpStatusCode.Created).Id;

    public static Dictionary<string, object> Planned(DateTimeOffset at, string title) => new()
    {
        ["title"] = title,
        ["starts"] = new { on = at.UtcDateTime.ToString("yyyy-MM-dd", null), at = "10:30" },
        ["minutes"] = 90,
        ["ward"] = Town.Ward,
        ["capacity"] = new { amount = 20, unit = "person" },
    };

    /// <summary>When a session that is planned for this day starts, to the hour.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset at) => new(at.UtcDateTime.Date.AddHours(10), TimeSpan.Zero);

    public static async Task BookAsync(this Village village, string who, string session) =>
        (await village.As(who).PostAsync($"/sessions/{session}/book", null)).ShouldBe(HttpStatusCode.OK);
}
