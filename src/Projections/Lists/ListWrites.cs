using System.Data.Common;
using System.Text.Json;
using Coordination.Domain.Kernel;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Storage;

namespace Coordination.Projections.Lists;

/// <summary>Writes a page of rows in one statement, whatever their number.</summary>
public abstract class ListWrite : Marten.Internal.Operations.IStorageOperation, NoDataReturnedCall
{
    public Type DocumentType => GetType();
    public OperationRole Role() => OperationRole.Other;
    public abstract void ConfigureCommand(Weasel.Postgresql.ICommandBuilder builder, IStorageSession session);
    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    protected static void Array(Weasel.Postgresql.ICommandBuilder builder, NpgsqlDbType type, Array values) =>
        builder.AppendParameter((object)values).NpgsqlDbType = NpgsqlDbType.Array | type;
}

public sealed class EndRows(ListTable table, IReadOnlyList<((Guid Community, Guid Id) Key, long To)> rows) : ListWrite
{
    public override void ConfigureCommand(Weasel.Postgresql.ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"update {table.Name} v set to_seq = k.until from unnest(");
        Array(builder, NpgsqlDbType.Uuid, rows.Select(r => r.Key.Community).ToArray());
        builder.Append(",");
        Array(builder, NpgsqlDbType.Uuid, rows.Select(r => r.Key.Id).ToArray());
        builder.Append(",");
        Array(builder, NpgsqlDbType.Bigint, rows.Select(r => r.To).ToArray());
        builder.Append(") as k(community, id, until) where v.community = k.community and v.id = k.id and v.to_seq is null");
    }
}

public sealed class BeginRows<TRow>(ListTable table, IReadOnlyList<Column<TRow>> columns, IReadOnlyList<BegunRow> rows) : ListWrite
{
    public override void ConfigureCommand(Weasel.Postgresql.ICommandBuilder builder, IStorageSession session)
    {
        builder.Append(
            $"insert into {table.Name} (community, id, from_seq, to_seq, {string.Concat(columns.Select(c => c.Name + ", "))}row) select * from unnest(");
        Array(builder, NpgsqlDbType.Uuid, rows.Select(r => r.Key.Community).ToArray());
        builder.Append(",");
        Array(builder, NpgsqlDbType.Uuid, rows.Select(r => r.Key.Id).ToArray());
        builder.Append(",");
        Array(builder, NpgsqlDbType.Bigint, rows.Select(r => r.From).ToArray());
        builder.Append(",");
        Array(builder, NpgsqlDbType.Bigint, rows.Select(r => r.To).ToArray());
        foreach (var column in columns)
        {
            builder.Append(",");
            Array(builder, column.Type, Typed(column, rows));
        }
        builder.Append(",");
        Array(builder, NpgsqlDbType.Jsonb, rows.Select(r => JsonSerializer.Serialize((TRow)r.Row, StoredJson.Options)).ToArray());
        builder.Append(")");
    }

    private static Array Typed(Column<TRow> column, IReadOnlyList<BegunRow> rows)
    {
        var values = rows.Select(r => column.Value((TRow)r.Row));
        return column.Type switch
        {
            NpgsqlDbType.Uuid => values.Cast<Guid?>().ToArray(),
            NpgsqlDbType.TimestampTz => values.Cast<DateTimeOffset?>().Select(v => v?.UtcDateTime).ToArray(),
            NpgsqlDbType.Boolean => values.Cast<bool?>().ToArray(),
            NpgsqlDbType.Integer => values.Cast<int?>().ToArray(),
            _ => values.Cast<string?>().ToArray(),
        };
    }
}
