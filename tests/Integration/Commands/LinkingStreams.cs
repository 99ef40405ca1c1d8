using System.Text.Json;
using Coordination.Host.Reads;
using Coordination.Host.Storage;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Commands;

public sealed class LinkingStreams(TestPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_relation_says_what_the_events_say_and_a_missing_row_is_found()
    {
        await using var host = await TestHost.StartAsync(postgres);
        await using var owner = NpgsqlDataSource.Create(host.Installation.Storage.Owner);
        foreach (var seed in Enumerable.Range(0, Extent.Of(2, 20)))
            await RandomLife.LiveAsync(owner, await Town.FoundAsync(host), new Random(seed));

        var expected = await ExpectedAsync(owner);
        expected.Should().Contain(t => t.Contains("match.proposed.offer")).And.Contain(t => t.Contains("session.place-cancelled.booking"));
        (await StoredAsync(owner)).Should().BeEquivalentTo(expected);

        await ExecuteAsync(owner, "delete from host.link where ctid = (select ctid from host.link order by random() limit 1)");
        expected.Except(await StoredAsync(owner)).Should().ContainSingle();
        await LinkTable.RefillAsync(owner, Cancellation);
        (await StoredAsync(owner)).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public async Task A_store_made_before_is_filled_when_a_host_starts()
    {
        var place = postgres.NewHost();
        IReadOnlyList<string> expected;
        await using (var before = await TestHost.StartAsync(place))
        {
            await using var owner = NpgsqlDataSource.Create(before.Installation.Storage.Owner);
            await RandomLife.LiveAsync(owner, await Town.FoundAsync(before), new Random(7));
            expected = await ExpectedAsync(owner);
            await ExecuteAsync(owner, "drop table host.link; delete from host.setting where name in ('links', 'schema-stamp')");
        }
        await using var after = await TestHost.StartAsync(place);
        await using var again = NpgsqlDataSource.Create(after.Installation.Storage.Owner);

        expected.Should().NotBeEmpty();
        (await StoredAsync(again)).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public async Task Serving_can_add_ties_and_never_change_them()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var serving = host.Services.GetRequiredService<NpgsqlDataSource>();
        await RandomLife.LiveAsync(serving, await Town.FoundAsync(host), new Random(1));

        foreach (var change in new[] { "delete from host.link", "update host.link set kind = kind", "truncate host.link" })
        {
            var refused = await FluentActions.Awaiting(() => ExecuteAsync(serving, change)).Should().ThrowAsync<PostgresException>();
            refused.Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task Whatever_touches_a_thing_is_one_question()
    {
        await using var host = await TestHost.StartAsync(postgres);
        var town = await Town.FoundAsync(host);
        var (ada, helper) = (await town.Founder.PersonAsync(), await town.Founder.PersonAsync());
        var (request, offer) = (await town.Founder.RequestAsync(ada), await town.Founder.OfferAsync(helper));
        var match = await town.Founder.MatchAsync(request, offer);
        var links = host.Services.GetRequiredService<StreamLinks>();

        (await links.TouchingAsync(new(town.Community), ada, Cancellation)).Select(l => (l.Kind, l.Stream))
            .Should().Equal(("match.proposed.person", match), ("request.raised.person", request));
        (await links.TouchingAsync(new(town.Community), offer, Cancellation, "match.proposed.offer"))
            .Select(l => l.Stream).Should().Equal(match);
        (await links.TouchingAsync(new(Guid.NewGuid()), offer, Cancellation)).Should().BeEmpty();
    }

    /// <summary>
    /// The links read from the stored JSON alone: each id at the top level, except that of the event's own stream, in whose name somebody
    /// else acted, and what the system did because of what came before.
    /// </summary>
    private static async Task<IReadOnlyList<string>> ExpectedAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand("""
            select tenant_id, stream_id, seq_id, type, data::text, headers::text from coordination.mt_events where tenant_id <> '*DEFAULT*'
            """);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var expected = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            var (stream, type) = (reader.GetGuid(1), reader.GetString(3));
            var data = JsonDocument.Parse(reader.GetString(4)).RootElement;
            var isOfSession = type.StartsWith("session.", StringComparison.Ordinal);
            var part = isOfSession && data.TryGetProperty("booking", out var booking) ? booking.GetString() : null;
            expected.AddRange(from member in data.EnumerateObject()
                              from id in Ids(member.Value).Where(i => i != stream)
                              select $"{reader.GetString(0)} {id} {reader.GetInt64(2)} {type}.{member.Name} {stream} {part}");
            var envelope = JsonDocument.Parse(reader.GetString(5)).RootElement.GetProperty("envelope");
            if (envelope.TryGetProperty("onBehalfOf", out var named) && envelope.GetProperty("actor").GetString() != $"person:{named}")
                expected.Add($"{reader.GetString(0)} {named} {reader.GetInt64(2)} envelope.onBehalfOf {stream} ");
            if (envelope.TryGetProperty("causationId", out _))
                expected.Add(
                    $"{reader.GetString(0)} {envelope.GetProperty("correlationId")} {reader.GetInt64(2)} envelope.correlationId {stream} ");
        }
        return expected;
    }

    private static IEnumerable<Guid> Ids(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Ids),
        JsonValueKind.String when Guid.TryParseExact(value.GetString(), "D", out var id) => [id],
        _ => [],
    };

    private static async Task<IReadOnlyList<string>> StoredAsync(NpgsqlDataSource owner)
    {
        const string sql = "select concat_ws(' ', community, other, seq, kind, stream, coalesce(part::text, '')) from host.link";
        await using var command = owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var stored = new List<string>();
        while (await reader.ReadAsync(Cancellation)) stored.Add(reader.GetString(0));
        return stored;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
