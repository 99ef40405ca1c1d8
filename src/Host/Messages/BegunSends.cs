using Coordination.Domain.Kernel;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Messages;

/// <summary>
/// Notes that sending a message has begun, until it is recorded how that ended. A note that is found again is of an attempt that was cut
/// off: nobody knows whether that one arrived.
/// </summary>
public sealed class BegunSends(NpgsqlDataSource store)
{
    private const string Table = $"{HostSchema.Schema}.begun_send";

    /// <summary>Statements of the owner; each can be run again.</summary>
    public static IReadOnlyList<string> Create { get; } =
        [$"create table if not exists {Table} (community uuid not null, message uuid not null, primary key (community, message))"];

    /// <returns>Whether an earlier attempt was cut off.</returns>
    public async Task<bool> BeginAsync(CommunityId community, MessageId message, CancellationToken cancellation)
    {
        await using var command = Command($"insert into {Table} values ($1, $2) on conflict do nothing", community, message);
        return await command.ExecuteNonQueryAsync(cancellation) == 0;
    }

    public async Task EndAsync(CommunityId community, MessageId message, CancellationToken cancellation)
    {
        await using var command = Command($"delete from {Table} where community = $1 and message = $2", community, message);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, CommunityId community, MessageId message)
    {
        var command = store.CreateCommand(sql);
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new() { Value = message.Value });
        return command;
    }
}
