using System.Buffers.Text;
using System.Security.Cryptography;
using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Npgsql;

namespace Coordination.Host.Standards.ICalendar;

/// <summary>
/// The secret calendar addresses of people, one for each person of a community, because a calendar program cannot sign in. The secret is
/// shown once, when it is made; only its hash is stored. It works as long as whoever made it is led to that person.
/// </summary>
public sealed class CalendarAddresses(NpgsqlDataSource events, KeyStore keys, CallerResolver callers)
{
    private const int SecretLength = 32;

    /// <summary>Makes a new address. The previous one stops working at once.</summary>
    /// <param name="madeAs">The record that the login is of. It may have been merged into that of the person.</param>
    public async Task<string> MakeAsync(CommunityId community, PersonId person, PersonId madeAs, CancellationToken cancellation)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretLength);
        await using var command = events.CreateCommand(
            "insert into host.calendar (token, community, person, made_at, made_as) values ($1, $2, $3, now(), $4) on conflict " +
            "(community, person) do update set token = excluded.token, made_at = excluded.made_at, made_as = excluded.made_as");
        command.Parameters.Add(new() { Value = SHA256.HashData(secret) });
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new() { Value = person.Value });
        command.Parameters.Add(new() { Value = madeAs.Value });
        await command.ExecuteNonQueryAsync(cancellation);
        return Base64Url.EncodeToString(secret);
    }

    public async Task RevokeAsync(CommunityId community, PersonId person, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand("delete from host.calendar where community = $1 and person = $2");
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new() { Value = person.Value });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>When this person's address was made; null if they have none.</summary>
    public async Task<DateTimeOffset?> MadeAtAsync(CommunityId community, PersonId person, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand("select made_at from host.calendar where community = $1 and person = $2");
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new() { Value = person.Value });
        return await command.ExecuteScalarAsync(cancellation) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>The person a secret belongs to; nobody if it was never made, was revoked, or its person was erased.</summary>
    public async Task<PersonId?> OwnerAsync(CommunityId community, string secret, CancellationToken cancellation)
    {
        if (secret.Length != Base64Url.GetEncodedLength(SecretLength) || !Base64Url.IsValid(secret)) return null;
        await using var command = events.CreateCommand(
            "select person, coalesce(made_as, person) from host.calendar where token = $1 and community = $2");
        command.Parameters.Add(new() { Value = SHA256.HashData(Base64Url.DecodeFromChars(secret)) });
        command.Parameters.Add(new() { Value = community.Value });
        await using var found = await command.ExecuteReaderAsync(cancellation);
        if (!await found.ReadAsync(cancellation)) return null;
        var (person, maker) = (new PersonId(found.GetGuid(0)), new PersonId(found.GetGuid(1)));
        keys.Destroyed.Refresh();
        if (keys.Destroyed.Contains(community, person)) return null;
        return await callers.KeptAsync(community, maker, cancellation) == person ? person : null;
    }
}
