using System.Collections.Concurrent;
using Coordination.Domain.Kernel;
using Npgsql;

namespace Coordination.Host.Keys;

/// <summary>A record that somebody was shown personal data of somebody: once an hour for the same class and purpose.</summary>
public sealed record Disclosure(Actor Viewer, PersonId Subject, string DataClass, string Purpose, DateTimeOffset Hour);

/// <summary>Records who was shown whose personal values, and for what purpose; committed before the values are handed out.</summary>
public sealed class DisclosureLog(NpgsqlDataSource keys, TimeProvider clock)
{
    private const int MostRemembered = 200_000;
    private readonly ConcurrentDictionary<(CommunityId, Disclosure), bool> logged = [];
    private long hourOfLogged;

    public async Task LogAsync(CommunityId tenant, Actor viewer, IEnumerable<PersonId> subjects, string dataClass, string purpose,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var hour = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerHour, TimeSpan.Zero);
        if (Interlocked.Exchange(ref hourOfLogged, hour.Ticks) != hour.Ticks || logged.Count > MostRemembered) logged.Clear();
        Disclosure[] fresh = [.. subjects.Distinct().Where(s => !viewer.Is(s))
            .Select(s => new Disclosure(viewer, s, dataClass, purpose, hour)).Where(d => !logged.ContainsKey((tenant, d)))];
        if (fresh.Length == 0) return;
        await using var command = keys.CreateCommand(
            "insert into keys.disclosure (tenant, viewer, subject, class, purpose, hour) select $1, $2, s, $4, $5, $6 " +
            "from unnest($3::uuid[]) s on conflict do nothing");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = viewer.ToString() });
        command.Parameters.Add(new() { Value = fresh.Select(d => d.Subject.Value).ToArray() });
        command.Parameters.Add(new() { Value = dataClass });
        command.Parameters.Add(new() { Value = purpose });
        command.Parameters.Add(new() { Value = hour });
        await command.ExecuteNonQueryAsync(cancellation);
        foreach (var disclosure in fresh) logged[(tenant, disclosure)] = true;
    }

    /// <summary>Who looked at this person's values, newest first. The person has a right to know.</summary>
    public async Task<IReadOnlyList<Disclosure>> AboutAsync(CommunityId tenant, PersonId subject, int most, CancellationToken cancellation)
    {
        await using var command = keys.CreateCommand(
            "select viewer, class, purpose, hour from keys.disclosure where tenant = $1 and subject = $2 " +
            "order by hour desc, viewer, class, purpose limit $3");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = subject.Value });
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<Disclosure> about = [];
        while (await reader.ReadAsync(cancellation))
        {
            var viewer = reader.GetString(0).Split(':', 2);
            about.Add(new(new(viewer[0], viewer[1]), subject, reader.GetString(1), reader.GetString(2),
                reader.GetFieldValue<DateTimeOffset>(3)));
        }
        return about;
    }
}
