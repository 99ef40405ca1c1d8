using Coordination.Host.Operations;
using Npgsql;

namespace Coordination.Integration.Faults;

/// <summary>How far the lists have come.</summary>
public static class Lists
{
    /// <summary>Waits until a list shows this many of a community's things.</summary>
    public static async Task ShouldShowAsync(string events, string view, Guid community, int things, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(events);
        var table = OperatorCommands.Lists.Single(v => v.Table.View == view).Table.Name;
        await using var count = source.CreateCommand($"select count(*) from {table} where community = $1 and to_seq is null");
        count.Parameters.Add(new() { Value = community });
        await Until.HoldsAsync(async () => (long)(await count.ExecuteScalarAsync(cancellation))! == things);
    }
}
