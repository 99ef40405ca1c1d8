using Npgsql;
using NpgsqlTypes;

namespace Coordination.Host.Commands;

/// <summary>Fills the parameters of a statement with arrays, one for each column.</summary>
public sealed class ArrayParameters(string sql)
{
    public NpgsqlBatchCommand Command { get; } = new(sql);

    public ArrayParameters Add<T>(NpgsqlDbType of, IEnumerable<T> values)
    {
        Command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | of });
        return this;
    }

    public ArrayParameters Add(DateTime instant)
    {
        Command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = instant, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return this;
    }
}
