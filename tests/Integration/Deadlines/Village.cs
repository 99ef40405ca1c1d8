using System.Net;
using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Integration.Api;
using Npgsql;

namespace Coordination.Integration.Deadlines;

/// <summary>A deadline that passed, as the store holds it.</summary>
public sealed record RecordedDefault(string Community, Guid Stream, string Type, DateTimeOffset OccurredAt, string Actor);

/// <summary>One community on the Host of one test, founded and coordinated by Ada.</summary>
public sealed class Village(TestHost host, string code)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Code => code;
    public Caller Ada => As("ada");
    public Guid Id { get; private set; }
    public Caller As(string who) => new(host.SignedIn(who), Town.Root(code));

    public static async Task<Village> FoundAsync(TestHost host, string code, params object[] charter)
    {
        var village = new Village(host, code);
        var founded = await village.Ada.PostAsync("/api/communities", new { code, name = code, yourName = "Ada", charter });
        founded.ShouldBe(HttpStatusCode.Created);
        village.Id = (await village.Ada.GetAsync("")).Body.GetProperty("id").GetGuid();
        return village;
    }

    public async Task<Guid> JoinAsync(string who) =>
        Guid.Parse((await As(who).PostAsync("/people/join", new { name = who })).ShouldBe(HttpStatusCode.Created).Id);

    /// <summary>Joins, and takes a break until the end of that day.</summary>
    public async Task<(Guid Person, DateTimeOffset Until)> RestAsync(string who, DateOnly until)
    {
        var person = await JoinAsync(who);
        (await As(who).PostAsync($"/people/{person}/start-break", new { until })).ShouldBe(HttpStatusCode.OK);
        return (person, Moment.Of(until, null, "Europe/London")!.Instant);
    }

    /// <summary>Joins and helps until the end of that day, when the evidence runs out.</summary>
    public async Task<(Guid Person, DateTimeOffset Until)> HelpAsync(string who, DateOnly today, DateOnly until)
    {
        var person = await JoinAsync(who);
        var evidence = new { level = "dbs-basic", seenOn = today, validUntil = until };
        (await Ada.PostAsync($"/people/{person}/grant-role", new { role = "helper", evidence })).ShouldBe(HttpStatusCode.OK);
        return (person, Moment.Of(until, null, "Europe/London")!.Instant);
    }

    /// <summary>Everything the agent recorded, in the order of the store.</summary>
    public static async Task<IReadOnlyList<RecordedDefault>> RecordedAsync(string owner)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = source.CreateCommand("""
            select tenant_id, stream_id, type, headers -> 'envelope' ->> 'occurredAt', headers -> 'envelope' ->> 'actor'
            from coordination.mt_events where headers -> 'envelope' ->> 'actor' = 'system:deadlines' order by seq_id
            """);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var all = new List<RecordedDefault>();
        while (await reader.ReadAsync(Cancellation))
        {
            var occurred = JsonSerializer.Deserialize<DateTimeOffset>($"\"{reader.GetString(3)}\"", StoredJson.Options);
            all.Add(new(reader.GetString(0), reader.GetGuid(1), reader.GetString(2), occurred, reader.GetString(4)));
        }
        return all;
    }

    public static async Task OwnerAsync(TestHost host, string statement)
    {
        await using var source = NpgsqlDataSource.Create(host.Installation.Storage.Owner);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
