using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Projections.Lists;

/// <summary>An answer that has a value once its batch has run.</summary>
public sealed class ListAnswer<T>
{
    private bool isKnown;

    public T Value
    {
        get => isKnown ? field! : throw new InvalidOperationException("The batch has not run.");
        internal set => (field, isKnown) = (value, true);
    }
}

/// <summary>Several questions to lists of one community, as of one moment, in one round trip.</summary>
public sealed class ListBatch(NpgsqlDataSource events, CommunityId community, long? position)
{
    private static readonly string noFurther = $" limit {ListReader.MostCounted + 1}";
    internal const string Position = $"select min(position) from {ListPositions.Table} where list = any($1)";
    private readonly List<(NpgsqlBatchCommand Command, Func<NpgsqlDataReader, CancellationToken, Task> Read)> questions = [];

    public ListAnswer<IReadOnlyList<Listed<TRow>>> Rows<TRow>(ListView<TRow> list, Filter<TRow> filter, Order<TRow> order, int limit)
        where TRow : class
    {
        var sql = new SqlText(community, position);
        sql.Valid($"id, from_seq, row, {sql.IsParked(list.Table)}", list.Table, filter.Write,
            $" order by {order.Sql} limit {Math.Min(limit, ListReader.Most)}");
        return Ask(sql, async (reader, cancellation) =>
        {
            var rows = new List<Listed<TRow>>();
            while (await reader.ReadAsync(cancellation))
                rows.Add(new(reader.GetGuid(0), reader.GetInt64(1), StoredJson.Read<TRow>(reader.GetFieldValue<byte[]>(2)),
                    !reader.GetBoolean(3)));
            return (IReadOnlyList<Listed<TRow>>)rows;
        });
    }

    /// <summary>How many there are; one more than <see cref="ListReader.MostCounted"/> where there are more.</summary>
    public ListAnswer<long> Count<TRow>(ListView<TRow> list, Filter<TRow> filter) where TRow : class => Ask(new SqlText(community, position)
        .Append("select count(*) from (").Valid("", list.Table, filter.Write, noFurther).Append(") counted"), ScalarAsync);

    /// <summary>How many rows there are of each code in the column; rows without one count under an empty code.</summary>
    public ListAnswer<IReadOnlyDictionary<string, long>> Tally<TRow>(ListView<TRow> list, Filter<TRow> filter, Column<TRow> code)
        where TRow : class =>
        Ask(
            new SqlText(community, position).Append("select coalesce(code, ''), count(*) from (")
                .Valid($"{code.Name} as code", list.Table, filter.Write, noFurther).Append(") counted group by 1"),
            async (reader, cancellation) =>
            {
                var tally = new Dictionary<string, long>();
                while (await reader.ReadAsync(cancellation)) tally[reader.GetString(0)] = reader.GetInt64(1);
                return (IReadOnlyDictionary<string, long>)tally;
            });

    /// <summary>The sum of a column over as many rows as are counted.</summary>
    public ListAnswer<long> Sum<TRow>(ListView<TRow> list, Filter<TRow> filter, Column<TRow, int> number) where TRow : class =>
        Ask(new SqlText(community, position).Append("select coalesce(sum(number), 0) from (")
            .Valid($"{number.Name} as number", list.Table, filter.Write, noFurther).Append(") counted"), ScalarAsync);

    /// <summary>How many streams of this community are parked in these lists.</summary>
    public ListAnswer<long> Standing(params IReadOnlyList<IListView> of)
    {
        var sql = new SqlText(community, position).Append($"select count(*) from {Parked.Table} where community = $1 and list = any(")
            .Value(of.Select(l => l.Table.Key).ToArray()).Append(")");
        return Ask(position is { } at ? sql.Append(" and from_seq <= ").Value(at) : sql, ScalarAsync);
    }

    /// <summary>The position of the least advanced of these lists. Ask it first: rows read afterwards are never older.</summary>
    public ListAnswer<long> PositionOf(params IReadOnlyList<IListView> of) =>
        Ask(new NpgsqlBatchCommand(Position) { Parameters = { new() { Value = of.Select(l => l.Table.Key).ToArray() } } }, ScalarAsync);

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var span = Traces.Begin("read lists")?.SetTag("coordination.questions", questions.Count);
        await using var batch = events.CreateBatch();
        foreach (var (command, _) in questions) batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        foreach (var (_, read) in questions)
        {
            await read(reader, cancellation);
            await reader.NextResultAsync(cancellation);
        }
    }

    private ListAnswer<T> Ask<T>(SqlText sql, Func<NpgsqlDataReader, CancellationToken, Task<T>> read) => Ask(sql.Command(), read);

    private ListAnswer<T> Ask<T>(NpgsqlBatchCommand command, Func<NpgsqlDataReader, CancellationToken, Task<T>> read)
    {
        var answer = new ListAnswer<T>();
        questions.Add((command, async (reader, cancellation) => answer.Value = await read(reader, cancellation)));
        return answer;
    }

    private static async Task<long> ScalarAsync(NpgsqlDataReader reader, CancellationToken cancellation) =>
        await reader.ReadAsync(cancellation) && !await reader.IsDBNullAsync(0, cancellation) ? reader.GetInt64(0) : 0;
}
