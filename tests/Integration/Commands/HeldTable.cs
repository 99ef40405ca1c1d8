using Npgsql;

namespace Coordination.Integration.Commands;

/// <summary>Makes every command wait, by a lock on the table of idempotency keys, until the lock is released.</summary>
public sealed class HeldTable : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private HeldTable(NpgsqlConnection connection) => this.connection = connection;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<HeldTable> HoldAsync(TestHost host)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(host.Installation.Storage.Owner)
        {
            Pooling =
            false
        }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var hold = new NpgsqlCommand("begin; lock table host.idempotency in access exclusive mode", connection);
        await hold.ExecuteNonQueryAsync(Cancellation);
        return new(connection);
    }

    /// <summary>Returns once a Host waits for the lock.</summary>
    public async Task AwaitedAsync()
    {
        await using var waiting =
            new NpgsqlCommand("select exists (select 1 from pg_locks where relation = 'host.idempotency'::regclass and not granted)",
            connection);
        await Until.HoldsAsync(async () => await waiting.ExecuteScalarAsync(Cancellation) is true);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
