using System.Buffers.Text;
using System.Security.Cryptography;
using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Npgsql;

namespace Coordination.Host.Standards.ICalendar;

/// <summary>
/// The secret addresses of people's own calendars, one for each person of a community: a calendar program cannot sign in.
/// The secret is said once, when it is made; what is kept is its hash.
/// </summary>
public sealed class CalendarAddresses(NpgsqlDataSource events, KeyStore keys)
{
    private const int SecretLength = 32;

    /// <summary>A new address. The one before it is dead from now on.</summary>
    public async Task<string> MakeAsync(CommunityId community, PersonId person, CancellationToken cancellation)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretLength);
        await using var command = events.CreateCommand(
            "insert into host.calendar (token, community, person, made_at) values ($1, $2, $3, now()) on conflict (community, person) do update set token = excluded.token, made_at = excluded.made_at");
        command.Parameters.Add(new() { Value = SHA256.HashData(secret) });
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new() { Value = person.Value });
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

    /// <summary>Since when this person has one; null where they have none.</summary>
    public async Task<DateTimeOffset?> MadeAtAsync(CommunityId community, PersonId person, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand("select made_at from host.calendar where community = $1 and person = $2");
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new() { Value = person.Value });
        return await command.ExecuteScalarAsync(cancellation) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>Whose it is: nobody's for a secret that was never made, was revoked, or whose person was erased.</summary>
    public async Task<PersonId?> OwnerAsync(CommunityId community, string secret, CancellationToken cancellation)
    {
        if (secret.Length != Base64Url.GetEncodedLength(SecretLength) || !Base64Url.IsValid(secret)) return null;
        await using var command = events.CreateCommand("select person from host.calendar where token = $1 and community = $2");
        command.Parameters.Add(new() { Value = SHA256.HashData(Base64Url.DecodeFromChars(secret)) });
        command.Parameters.Add(new() { Value = community.Value });
        if (await command.ExecuteScalarAsync(cancellation) is not Guid id) return null;
        keys.Destroyed.Refresh();
        return keys.Destroyed.Contains(community, new(id)) ? null : new PersonId(id);
    }
}
