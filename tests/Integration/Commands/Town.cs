namespace Coordination.Integration.Commands;

/// <summary>A community made for one test, and its coordinators.</summary>
public sealed class Town
{
    private Town(string code, Guid community, Caller founder) => (Code, Community, Founder) = (code, community, founder);

    public string Code { get; }
    public Guid Community { get; }

    /// <summary>Its first member, steward and coordinator.</summary>
    public Caller Founder { get; }

    public static Task<Town> FoundAsync(TestHost host, string? founder = null) =>
        FoundAsync(host.SignedIn(founder ?? Guid.NewGuid().ToString()));

    public static async Task<Town> FoundAsync(HttpClient http, object? charter = null)
    {
        var code = "town-" + Guid.NewGuid().ToString("n")[..12];
        var founded = (await Caller.SendAsync(http, "/api/communities", charter is null ? new { code, name = code, yourName = "Ada" }
            : new { code, name = code, yourName = "Ada", charter }, null, TestContext.Current.CancellationToken)).Done();
        return new(code, founded.Subject, new(http, code, founded.Versions.First(v => v.Stream != founded.Subject).Stream));
    }

    /// <summary>Another member who coordinates, calling this Host.</summary>
    public async Task<Caller> CoordinatorAsync(TestHost on)
    {
        var http = on.SignedIn(Guid.NewGuid().ToString());
        var joined = (await Caller.SendAsync(http, $"/api/communities/{Code}/people/join", new { name = "Ben" }, null,
            TestContext.Current.CancellationToken)).Done();
        (await Founder.SendAsync($"people/{joined.Subject}/grant-role", new { role = "coordinator" })).Done();
        return new(http, Code, joined.Subject);
    }
}
