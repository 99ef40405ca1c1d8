using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Deadlines;

/// <summary>The deadline that is due first in a community.</summary>
public sealed record FirstDue(CommunityId Community, string CommunityCode, Guid Id, string Code, DateTimeOffset DueAt)
{
    public string Name => $"{CommunityCode}/{Code}";
}

/// <summary>
/// Queries the list of deadlines, one community at a time. A deadline declared only by a feature of another Host stays in the list and is
/// not recorded here.
/// </summary>
public sealed class DeadlineRows(NpgsqlDataSource events, DeadlinesList deadlines)
{
    private readonly string first = $"""
        select c.id, c.code, d.id, d.code, d.due_at from host.community c cross join lateral (
          select id, row -> 'deadline' ->> 'code' as code, due_at from {deadlines.Table.Name}
          where community = c.id and to_seq is null and due_at is not null and row ->> 'kind' = any($1) order by due_at, id limit 1) d
        """;

    private readonly string due = $"""
        select row from {deadlines.Table.Name}
        where community = $1 and to_seq is null and due_at <= $2 and row ->> 'kind' = any($4) order by due_at, id limit $3
        """;

    private readonly string[] kinds = [.. deadlines.Declared.Select(d => d.Kind)];

    public async Task<IReadOnlyList<FirstDue>> FirstOfEachAsync(CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(first);
        command.Parameters.Add(new() { Value = kinds });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var all = new List<FirstDue>();
        while (await reader.ReadAsync(cancellation))
        {
            var (community, due) = (new CommunityId(reader.GetGuid(0)), reader.GetFieldValue<DateTimeOffset>(4));
            all.Add(new(community, reader.GetString(1), reader.GetGuid(2), reader.GetString(3), due));
        }
        return all;
    }

    /// <summary>The deadlines due by an instant, soonest first.</summary>
    public async Task<IReadOnlyList<ListedDeadline>> DueAsync(
        CommunityId community, DateTimeOffset by, int most, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(due);
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new() { Value = by.UtcDateTime });
        command.Parameters.Add(new() { Value = most });
        command.Parameters.Add(new() { Value = kinds });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<ListedDeadline>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(JsonSerializer.Deserialize<ListedDeadline>(reader.GetFieldValue<byte[]>(0), StoredJson.Options)!);
        return rows;
    }
}
