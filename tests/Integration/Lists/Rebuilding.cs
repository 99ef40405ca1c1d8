using Coordination.Host;
using Coordination.Host.Storage;
using Coordination.Integration.Commands;
using Coordination.Integration.Postgres;
using Coordination.Projections;
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
        await using (var spoil =
            source.CreateCommand(
            $"update {Views.Requests.Table.Name} set row = '{{}}'; delete from {Views.Sessions.Table.Name}; drop index view.requests_v{Views.Version}_person"))
            await spoil.ExecuteNonQueryAsync(Cancellation);
        (await RowsAsync(owner)).Should().NotEqual(rows);

        await using (var storage = await Installation.OpenStorageAsync([.. place.Select(p => $"--{p.Key}={p.Value}")]))
            (await Rebuild.RunAsync(storage, Cancellation)).Should().StartWith($"Rebuilt {Views.All.Count} lists");

        (await RowsAsync(owner)).Should()
            .Equal(rows).And.Contain(r => r.Contains("to_seq\":null", StringComparison.Ordinal)).And.HaveCountGreaterThan(5);
        (await IndexesAsync(owner)).Should().Equal(indexes);
        await using var again = await TestHost.StartAsync(place);
        (await again.CaughtUpAsync()).Should().BePositive();
        (await RowsAsync(owner)).Should().Equal(rows);
    }

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
        (await town.Founder.SendAsync("people/record", new { name = "Somebody" })).Done();
        await town.Founder.SessionAsync(5);
        await host.CaughtUpAsync();
        return host.Installation.Storage.Owner;
    }

    private static Task<IReadOnlyList<string>> RowsAsync(string owner) =>
        TextsAsync(owner, string.Join(" union all ",
            Views.All.Select(v => $"select '{v.Table.View} ' || to_json(v)::text from {v.Table.Name} v")) + " order by 1");

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
