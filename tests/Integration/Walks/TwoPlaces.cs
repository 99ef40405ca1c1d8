using System.Net;
using System.Text.Json.Nodes;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;
using Npgsql;

namespace Coordination.Integration.Walks;

/// <summary>Two communities of the same kind on one Host. People of each call the addresses of the other.</summary>
public sealed class TwoPlaces(TestPostgres postgres) : IAsyncLifetime
{
    private readonly Dictionary<string, Walker> walkers = [];

    /// <summary>The settings with which another Host on the same data can be started.</summary>
    public IReadOnlyDictionary<string, string?> Installed { get; } = postgres.NewHost();

    public TestHost Host { get; private set; } = null!;
    public Place Here { get; private set; } = null!;
    public Place There { get; private set; } = null!;
    public Bodies Bodies { get; private set; } = null!;
    public IReadOnlyList<Door> Doors { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Host = await TestHost.StartAsync(Installed);
        (Here, There) = (new(Host, "near-by"), new(Host, "far-off"));
        await Here.FoundAsync();
        await There.FoundAsync();
        await Until.HoldsAsync(async () => (await Here.Founder.GetAsync("//health/ready")).Status is HttpStatusCode.OK,
            within: TimeSpan.FromSeconds(60));
        await Host.CaughtUpAsync();
        Doors = Door.Of(Host);
        Bodies = new((await new Caller(Host.Http, "").GetAsync("//openapi/v1.json")).ShouldBe(HttpStatusCode.OK).Body);
    }

    /// <summary>Somebody of the first community in this role; a stranger is another one each time.</summary>
    public Walker Of(string who) => who switch
    {
        "nobody" => walkers.TryGetValue(who, out var nobody) ? nobody : walkers[who] = new(Host.Client()),
        "stranger" => new(Host.SignedIn("stranger " + Guid.NewGuid())),
        _ => walkers.TryGetValue(who, out var known) ? known : walkers[who] = new(Host.SignedIn(Here.Subject(who))),
    };

    /// <summary>The address of an endpoint with its parameters filled, or null where there is nothing for one of them.</summary>
    public static string? Fill(Door door, string community, IReadOnlyDictionary<string, string> things)
    {
        var path = door.Pattern.Replace("{community}", community, StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{code}", "caller.not-found", StringComparison.Ordinal);
        foreach (var (name, id) in things) path = path.Replace("{" + name + "}", id, StringComparison.Ordinal);
        return path.Contains('{', StringComparison.Ordinal) ? null : path;
    }

    /// <summary>The body to send to an endpoint.</summary>
    public JsonObject? Body(Door door, Right right, IReadOnlyDictionary<string, string> things, Guid? onBehalfOf)
    {
        if (door.Method != "POST") return null;
        if (right.Fields is { } fields)
            return door.Below is "/open" ? new JsonObject { ["keys"] = new JsonArray() }
                : new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value)));
        var body = Bodies.Fill(door.IsInside || door.IsOfPrograms ? door.Below : "/api" + door.Below, things, right.Also);
        if (onBehalfOf is { } person && body is not null)
            (body["onBehalfOf"], body["authority"], body["channel"]) = (person.ToString(), "verbal-consent", "phone");
        return body;
    }

    public async Task<long> EventsAsync()
    {
        await using var connection = new NpgsqlConnection(Host.Installation.Storage.Owner);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var count = new NpgsqlCommand("select count(*) from coordination.mt_events", connection);
        return (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
