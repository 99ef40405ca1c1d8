using Coordination.Host;
using Coordination.Host.Operations;
using Coordination.Host.Storage;
using Coordination.Integration.Commands;
using Coordination.Integration.Postgres;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;
using Coordination.Projections.Requests;
using Npgsql;

namespace Coordination.Integration.Lists;

public sealed class Rebuilding(TestPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_that_were_lost_or_spoilt_are_as_they_were_with_all_their_history_and_indexes()
    {
        var place = postgres.NewHost();
        var owner = await LivedInAsync(place);
        var (rows, indexes) = (await RowsAsync(owner), await IndexesAsync(owner));
        await using (var source = NpgsqlDataSource.Create(owner))
        await using (var spoil = source.CreateCommand($$"""
            update {{RequestsList.View.Table.Name}} set row = '{}'; delete from {{SessionsList.View.Table.Name}};
            drop index view.{{RequestsList.View.Table.Key}}_person
            """))
            await spoil.ExecuteNonQueryAsync(Cancellation);
        (await RowsAsync(owner)).Should().NotEqual(rows);

        await using (var storage = await Installation.OpenStorageAsync([.. place.Select(p => $"--{p.Key}={p.Value}")]))
            (await Rebuild.RunAsync(storage, OperatorCommands.Lists, Cancellation)).Should()
                .StartWith($"Rebuilt {OperatorCommands.Lists.Count} lists");

        (await RowsAsync(owner)).Should()
            .Equal(rows).And.Contain(r => r.Contains("to_seq\":null", StringComparison.Ordinal)).And.HaveCountGreaterThan(5);
        (await IndexesAsync(owner)).Should().Equal(indexes);
        await using var again = await TestHost.StartAsync(place);
        (await again.CaughtUpAsync()).Should().BePositive();
        (await RowsAsync(owner)).Should().Equal(rows);
    }

    [Fact]
    public async Task A_new_version_of_one_list_is_filled_beside_the_others_which_are_left_as_they_are()
    {
        var owner = await LivedInAsync(postgres.NewHost());
        var (rows, table) = (await RowsAsync(owner), RequestsList.View.Table);
        await using var source = NpgsqlDataSource.Create(owner);
        var upTo = await new ListReader(source, OperatorCommands.Lists).PositionAsync(Cancellation);
        var others = await WrittenAsync(owner);
        await using (var anew = source.CreateCommand(
            $"truncate {table.Name}; update {ListPositions.Table} set position = 0 where list = '{table.Key}'"))
            await anew.ExecuteNonQueryAsync(Cancellation);

        await new AllLists(source, OperatorCommands.Lists, near: 1).UpToAsync(upTo, Cancellation);
        await Until.HoldsAsync(async () => await new ListReader(source, OperatorCommands.Lists).PositionAsync(Cancellation) == upTo);

        (await RowsAsync(owner)).Should().Equal(rows);
        (await WrittenAsync(owner)).Should().Equal(others, "no other list was written");
    }

    /// <summary>The transaction that wrote each row of the other lists.</summary>
    private static Task<IReadOnlyList<string>> WrittenAsync(string owner) => TextsAsync(owner, string.Join(" union all ",
        OperatorCommands.Lists.Where(v => v != (IListView)RequestsList.View)
            .Select(v => $"select '{v.Table.View} ' || v.id || ' ' || v.xmin from {v.Table.Name} v")) + " order by 1");

    private static async Task<string> LivedInAsync(IReadOnlyDictionary<string, string?> place)
    {
        await using var host = await TestHost.StartAsync(place);
        var town = await Town.FoundAsync(host);
        for (var i = 0; i < 3; i++)
        {
            var request = (await town.Founder.SendAsync("requests/raise",
                new { category = "food", words = "a bag of food", wanted = new { amount = 1, unit = "item" }, ward = "E05001370" }))
                .Done().Subject;
            if (i > 0) (await town.Founder.SendAsync($"requests/{request}/withdraw", new { })).Done();
        }
        (await town.Founder.SendAsync("people/record", new { name = "Somebody", isNew = true })).Done();
        var life = new LivelySessions(town.Founder, new Random(3));
        await life.BeginAsync();
        for (var step = 0; step < 40; step++) await life.StepAsync();
        await host.CaughtUpAsync();
        return host.Installation.Storage.Owner;
    }

    private static Task<IReadOnlyList<string>> RowsAsync(string owner) =>
        TextsAsync(owner, string.Join(" union all ",
            OperatorCommands.Lists.Select(v => $"select '{v.Table.View} ' || to_json(v)::text from {v.Table.Name} v")) + " order by 1");

    private static Task<IReadOnlyList<string>> IndexesAsync(string owner) =>
        TextsAsync(owner, "select indexdef from pg_indexes where schemaname = 'view' order by 1");

    private static async Task<IReadOnlyList<string>> TextsAsync(string owner, string sql)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var texts = new List<string>();
        while (await reader.ReadAsync(Cancellation)) texts.Add(reader.GetString(0));
        return texts;
    }
}
