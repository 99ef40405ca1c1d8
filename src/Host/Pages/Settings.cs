using Coordination.Domain.Communities;
using Coordination.Host.Language;
using Npgsql;

namespace Coordination.Host.Pages;

/// <summary>
/// Settings of this installation in the store: whether it is a demo, the number of the help line. They are read again after a while.
/// </summary>
public sealed class Settings(NpgsqlDataSource events, IConfiguration configuration) : IDisposable
{
    public const string Demo = "demo", HelpPhone = "help-phone";
    private static readonly TimeSpan freshFor = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim asking = new(1);
    private IReadOnlyDictionary<string, string> known = new Dictionary<string, string>();
    private DateTimeOffset askedAt = DateTimeOffset.MinValue;

    public async ValueTask<bool> IsDemoAsync(CancellationToken cancellation) =>
        await OfAsync(Demo, cancellation) is { } marked && marked != "false";

    /// <summary>The number of the help line can also be set as <c>HelpPhone</c> in the configuration of the Host.</summary>
    public async ValueTask<string?> OfAsync(string name, CancellationToken cancellation)
    {
        if (name == HelpPhone && configuration[nameof(HelpPhone)] is { Length: > 0 } given) return given;
        if (DateTimeOffset.UtcNow - askedAt > freshFor) await AskAsync(cancellation);
        return known.GetValueOrDefault(name);
    }

    /// <summary>The number to ring for help: the community's own, or that of the installation.</summary>
    public async ValueTask<string?> HelpPhoneAsync(Community community, CancellationToken cancellation) =>
        community.Charter.Of(CommunityProfile.HelpPhone).Value.ForReader() is { } own ? own.Text
            : await OfAsync(HelpPhone, cancellation);

    private async Task AskAsync(CancellationToken cancellation)
    {
        await asking.WaitAsync(cancellation);
        try
        {
            if (DateTimeOffset.UtcNow - askedAt <= freshFor) return;
            await using var command = events.CreateCommand("select name, value from host.setting");
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var fresh = new Dictionary<string, string>();
            while (await reader.ReadAsync(cancellation)) fresh[reader.GetString(0)] = reader.GetString(1);
            (known, askedAt) = (fresh, DateTimeOffset.UtcNow);
        }
        finally
        {
            asking.Release();
        }
    }

    public void Dispose() => asking.Dispose();
}
