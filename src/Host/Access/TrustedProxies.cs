using System.Net;
using Coordination.Host.Storage;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Coordination.Host.Access;

/// <summary>
/// The proxies whose word counts for whom they pass on a call, and whether it came to them by TLS. Without this setting a caller's address
/// and scheme are those of the connection, whatever its headers say.
/// </summary>
public static class TrustedProxies
{
    public const string Setting = "Proxies:Trusted";

    public static void UseTrustedProxies(this WebApplication app)
    {
        if (app.Configuration[Setting] is not { Length: > 0 } given) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var one in given.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
            if (IPAddress.TryParse(one, out var address)) options.KnownProxies.Add(address);
            else if (IPNetwork.TryParse(one, out var network)) options.KnownIPNetworks.Add(network);
            else throw new SettingException($"{Setting}: '{one}' is no address and no network, like 10.0.0.7 or 10.0.0.0/24.");
        app.UseForwardedHeaders(options);
    }
}
