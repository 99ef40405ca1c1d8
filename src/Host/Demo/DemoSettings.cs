using Npgsql;

namespace Coordination.Host.Demo;

/// <summary>The state of the demo in the store, shared by all Hosts.</summary>
public static class DemoSettings
{
    /// <summary>"filling" or "filled", and the anchor's day.</summary>
    public const string Demo = "demo";
    /// <summary>"off" once somebody has begun with an empty community.</summary>
    public const string Simulator = "simulator";

    /// <summary>From the numbers reserved for fiction: nobody can be called by it.</summary>
    public const string InventedPhone = "01632 960 100";

    public static async Task<string?> ReadAsync(NpgsqlDataSource events, string name, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand("select value from host.setting where name = $1");
        command.Parameters.Add(new() { Value = name });
        return await command.ExecuteScalarAsync(cancellation) as string;
    }

    public static async Task WriteAsync(NpgsqlDataSource events, string name, string value, CancellationToken cancellation)
    {
        await using var command =
            events.CreateCommand("insert into host.setting values ($1, $2) on conflict (name) do update set value = excluded.value");
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
