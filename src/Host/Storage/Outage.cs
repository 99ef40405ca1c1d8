using Npgsql;

namespace Coordination.Host.Storage;

/// <summary>Tells a database that is away from one that refused.</summary>
public static class Outage
{
    /// <summary>The database is starting, stopping or unreachable; it did not refuse.</summary>
    public static bool IsAway(Exception? wrong) => wrong switch
    {
        null => false,
        PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "53300" or "55P03" } => true,
        PostgresException => false,
        NpgsqlException or TimeoutException or System.Net.Sockets.SocketException => true,
        // The error of a transaction that is rolled back after its connection broke.
        ObjectDisposedException { ObjectName: nameof(NpgsqlTransaction) } => true,
        _ => IsAway(wrong.InnerException),
    };
}
