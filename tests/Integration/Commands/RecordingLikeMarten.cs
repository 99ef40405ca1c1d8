using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Integration.Postgres;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Commands;

public sealed class RecordingLikeMarten(TestPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recorded_row_is_the_row_that_Marten_writes()
    {
        await using var host = await TestHost.StartAsync(postgres);
        // A clock that differs from that of the server: the time of recording must come from this clock.
        var then = DateTimeOffset.UtcNow.AddYears(3);
        using var moved = await host.Http.PostAsync("/dev/clock", JsonContent(new { to = InstantJson.Write(then) }), Cancellation);
        moved.IsSuccessStatusCode.Should().BeTrue();
        var town = await Town.FoundAsync(host);
        var stream = (await town.Founder.SendAsync("requests/raise", Raise)).Done().Subject;
        (await town.Founder.SendAsync($"requests/{stream}/withdraw", new { })).Done();
        var ours = await EventsAsync(host, stream);

        var beside = Guid.NewGuid();
        await AppendByMartenAsync(host, town.Community, beside, ours, 0, isNew: true);
        await AppendByMartenAsync(host, town.Community, beside, ours, 1, isNew: false);

        var theirs = await EventsAsync(host, beside);
        ours.Select(e => Comparable(e, stream)).Should().Equal(theirs.Select(e => Comparable(e, beside)));
        ours.Select(e => e["seq_id"]!.GetValue<long>()).Should().BeInAscendingOrder();
        ours.Concat(theirs).Select(At).Should().AllSatisfy(at => at.Should().BeAfter(then.AddSeconds(-1)).And.BeBefore(then.AddHours(1)));
        ours[0]["headers"]!.AsObject().Select(h => h.Key).Should().Equal("envelope");

        var (ourStream, theirStream) = (await StreamAsync(host, stream), await StreamAsync(host, beside));
        Comparable(ourStream, stream).Should().Be(Comparable(theirStream, beside));
        new[] { ourStream, theirStream }.Select(At).Should().AllSatisfy(at => at.Should().BeBefore(then));
    }

    [Fact]
    public async Task The_events_of_a_commit_are_numbered_in_the_order_of_the_facts()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var town = await Town.FoundAsync(host);
        var (ada, helper) = (await town.Founder.PersonAsync(), await town.Founder.PersonAsync());
        var match = await town.Founder.MatchAsync(await town.Founder.RequestAsync(ada), await town.Founder.OfferAsync(helper));
        await town.Founder.AcceptAsync(match, "person", ada);
        var done = (await town.Founder.AcceptAsync(match, "helper", helper)).Done();

        var history = await new StoredHistory(host.Installation.Storage.Owner).ReadAsync(town.Community);
        var commit = history.Skip(history.Count - 6).Select(e => e.Type).ToList();
        commit.Should().StartWith("match.accepted").And.Contain(["match.confirmed", "request.matched", "offer.committed"]);
        done.Versions.Select(v => v.Stream).Should().Equal(history.Skip(history.Count - 6).Select(e => e.Stream).Distinct());
    }

    [Fact]
    public async Task A_taken_key_and_a_stream_that_moved_draw_no_number()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var town = await Town.FoundAsync(host);
        (await town.Founder.SendAsync("requests/raise", Raise, "once")).Done();
        var before = await LastDrawnAsync(host);
        var stale = () => RowsAsync(host, $"""
            select to_jsonb(host.record(array['{town.Community}'], array[$1], array[0], array[false], '{"{}"}', '{"{}"}', '{"{}"}', now(),
              array['{town.Community}'], array[gen_random_uuid()], array[0], array[1],
              array[gen_random_uuid()], array['request.fulfilled'], array['type'], array['{"{}"}'::jsonb], array['{"{}"}'::jsonb], now(),
              '{"{}"}', '{"{}"}', '{"{}"}', '{"{}"}', '{"{}"}', '{"{}"}'))::text
            """, town.Community);

        (await stale.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(RecordFunction.Moved);
        (await town.Founder.SendAsync("requests/raise", Raise, "once")).Done();
        var sameCode = new { code = town.Code, name = "Same code", yourName = "Eve" };
        (await Caller.SendAsync(host.SignedIn("eve"), "/api/communities", sameCode, null, Cancellation)).Number.Should().Be(409);

        (await LastDrawnAsync(host)).Should().Be(before);
    }

    private static readonly object Raise =
        new { category = "food", words = "a bag of food", wanted = new { amount = 1, unit = "item" }, ward = "E05001370" };

    private static DateTimeOffset At(JsonObject row) => row["timestamp"]!.GetValue<DateTimeOffset>();

    private static StringContent JsonContent(object body) =>
        new(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");

    private static async Task AppendByMartenAsync(
        TestHost host, Guid community, Guid stream, IReadOnlyList<JsonObject> like, int index, bool isNew)
    {
        await using var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession(community.ToString());
        var type = EventNames.Named(like[index]["type"]!.GetValue<string>())!.Type;
        var happened = JsonSerializer.Deserialize(like[index]["data"], type, StoredJson.Options)!;
        var built = session.Events.BuildEvent(happened);
        built.Id = Guid.CreateVersion7();
        var envelope = like[index]["headers"]!["envelope"].Deserialize<Envelope>(StoredJson.Options)!;
        built.SetHeader("envelope", envelope);
        if (isNew) session.Events.StartStream(stream, built);
        else session.Events.Append(stream, index + 1, built);
        await session.SaveChangesAsync(Cancellation);
    }

    /// <summary>All columns, except those that have to differ between two events or two streams.</summary>
    private static string Comparable(JsonObject row, Guid stream)
    {
        var same = (JsonObject)row.DeepClone();
        foreach (var own in new[] { "seq_id", "timestamp", "created" }) same.Remove(own);
        if (same.ContainsKey("stream_id")) same.Remove("id");
        return same.ToJsonString().Replace($"\"stream_id\":\"{stream}\"", "", StringComparison.Ordinal)
            .Replace($"\"id\":\"{stream}\"", "", StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<JsonObject>> EventsAsync(TestHost host, Guid stream) =>
        RowsAsync(host, "select to_jsonb(e)::text from coordination.mt_events e where stream_id = $1 order by seq_id", stream);

    private static async Task<JsonObject> StreamAsync(TestHost host, Guid stream) =>
        (await RowsAsync(host, "select to_jsonb(s)::text from coordination.mt_streams s where id = $1", stream)).Single();

    private static async Task<long> LastDrawnAsync(TestHost host) =>
        (await RowsAsync(host, "select jsonb_build_object('last', last_value, 'of', $1)::text from coordination.mt_events_sequence",
            default))
            .Single()["last"]!.GetValue<long>();

    private static async Task<IReadOnlyList<JsonObject>> RowsAsync(TestHost host, string sql, Guid id)
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<JsonObject>();
        while (await reader.ReadAsync(Cancellation)) rows.Add((JsonObject)JsonNode.Parse(reader.GetString(0))!);
        return rows;
    }
}
