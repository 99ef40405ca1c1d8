namespace Coordination.Benchmarks;

/// <summary>What is sent again and again to one address: by <c>wrk</c> where it is installed, by the light client else.</summary>
/// <param name="Script">How wrk makes it.</param>
/// <param name="Next">How the light client does.</param>
public sealed record Sent(Func<int> Port, string Path, Func<string> Script, Func<byte[]> Next)
{
    public async Task<Measured> RunAsync(int connections, TimeSpan duration) =>
        await Wrk.RunAsync(Port(), Path, connections, duration, Script()) ?? await Load.RunAsync(Port(), connections, duration, Next);

    /// <summary>Warmed first: the first seconds after a pause are slower.</summary>
    public async Task<Measured> WarmedAsync(int connections, Form form)
    {
        form.GoOn();
        await RunAsync(connections, form.Warming);
        return await RunAsync(connections, form.Duration);
    }

    /// <summary>The same row for every peer.</summary>
    public static Sent Insert(int port) => new(() => port, "/requests", () => $$"""
        local headers = { ["Content-Type"] = "application/json" }
        function request() return wrk.format("POST", nil, headers, [[{{Town.Raise}}]]) end
        """, Town.Plain);

    public static Sent Read(Town town, string path) => new(() => town.Host.Port, $"/api/communities/{town.Code}{path}", () => $$"""
        local headers = { ["Authorization"] = "Bearer {{town.Token}}" }
        function request() return wrk.format("GET", nil, headers) end
        """, () => town.Get(path));
}
