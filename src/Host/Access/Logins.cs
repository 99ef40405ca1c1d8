using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using Coordination.Domain.Kernel;
using Coordination.Host.Storage;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Coordination.Host.Access;

/// <summary>A sign-in: an issuer and the name it has for a person. It belongs to no community yet.</summary>
public sealed record Login(string Issuer, string Subject)
{
    public static Login? Of(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true } && principal.FindFirstValue("iss") is { } issuer
            && principal.FindFirstValue("sub") is { } subject ? new(issuer, subject) : null;
}

/// <summary>
/// Sign-in names as they are stored: hashed with a secret, so that a copy of the store does not reveal who signs in by which name.
/// </summary>
public sealed class SignInNames(byte[] secret)
{
    public string Of(Login login) => Base64Url.EncodeToString(HMACSHA256.HashData(secret, Jcs.Canonical(login.Issuer, login.Subject)));
}

/// <summary>
/// Finds the community of a code, and the person of a login in a community. Codes and logins are never given to anybody else, so what was
/// found stays true.
/// </summary>
public sealed class Logins(NpgsqlDataSource events, SignInNames names) : IDisposable
{
    private readonly MemoryCache found = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    public ValueTask<CommunityId?> CommunityAsync(string code, CancellationToken cancellation) =>
        FindAsync<CommunityId>(("code", code), "select id from host.community where code = $1", [code], v => new((Guid)v), cancellation);

    public ValueTask<string?> CodeAsync(CommunityId community, CancellationToken cancellation) =>
        FindReferenceAsync(("id", community), "select code from host.community where id = $1", [community.Value], cancellation);

    public ValueTask<PersonId?> PersonAsync(Login login, CommunityId community, CancellationToken cancellation) =>
        FindAsync<PersonId>((login, community), "select person from host.login where issuer = $1 and subject = $2 and community = $3",
            [login.Issuer, names.Of(login), community.Value], v => new((Guid)v), cancellation);

    /// <summary>Whether anybody signs in under one of these records.</summary>
    public async ValueTask<bool> AnyOfAsync(CommunityId community, IEnumerable<PersonId> records, CancellationToken cancellation) =>
        await ScalarAsync("select 1 from host.login where community = $1 and person = any($2) limit 1",
            [community.Value, records.Select(record => record.Value).ToArray()], cancellation) is not null;

    /// <summary>Fails the commit if somebody signs in under one of these records by then.</summary>
    public static SideRow StillNobody(CommunityId community, IEnumerable<PersonId> records, Refusal ifSomebody) =>
        new("insert into host.login (issuer, subject, community, person) select issuer, subject, community, person from host.login " +
            "where community = ? and person = any(?)", community.Value, records.Select(record => record.Value).ToArray())
        { IfTaken = new("login_pkey", ifSomebody) };

    /// <summary>The record that this login last said is of them. The record itself says whether that still waits.</summary>
    public async ValueTask<PersonId?> ClaimedAsync(Login login, CommunityId community, CancellationToken cancellation) =>
        await ScalarAsync("select person from host.claim where issuer = $1 and subject = $2 and community = $3",
            [login.Issuer, names.Of(login), community.Value], cancellation) is Guid person ? new PersonId(person) : null;

    /// <summary>Whether a steward did not agree to what this login last said.</summary>
    public async ValueTask<bool> WasNotAgreedAsync(Login login, CommunityId community, CancellationToken cancellation) =>
        await ScalarAsync("select 1 from host.claim where issuer = $1 and subject = $2 and community = $3 and person is null",
            [login.Issuer, names.Of(login), community.Value], cancellation) is not null;

    /// <summary>From this commit on, nobody claims the record, and whoever did is told so.</summary>
    public static SideRow NotAgreed(CommunityId community, PersonId person) =>
        new("update host.claim set person = null where community = ? and person = ?", community.Value, person.Value);

    /// <summary>From this commit on, the login is not told any more that a steward did not agree.</summary>
    public SideRow NoLongerTold(Login login, CommunityId community) =>
        new("delete from host.claim where issuer = ? and subject = ? and community = ? and person is null", login.Issuer, names.Of(login),
            community.Value);

    /// <summary>From this commit on, the login waits for a steward to agree. What it said before of another record is over.</summary>
    public async ValueTask<IReadOnlyList<SideRow>> ClaimsAsync(Login login, CommunityId community, PersonId person, Refusal ifAtOnce,
        CancellationToken cancellation) =>
    [
        NotClaimed(community, person),
        .. await ClaimedAsync(login, community, cancellation) is { } over ? new[] { NotClaimed(community, over) } : [],
        NoLongerTold(login, community),
        new("insert into host.claim (issuer, subject, community, person) values (?, ?, ?, ?)", login.Issuer, names.Of(login),
            community.Value, person.Value)
        { IfTaken = new("claim_pkey", ifAtOnce) },
    ];

    /// <summary>From this commit on, whoever claimed the record signs in as this person, if somebody did.</summary>
    public static IReadOnlyList<SideRow> Agreed(CommunityId community, PersonId person, Refusal ifKnown) =>
    [
        new("insert into host.login (issuer, subject, community, person) select issuer, subject, community, person from host.claim " +
            "where community = ? and person = ? on conflict (community, person) do nothing", community.Value, person.Value)
        { IfTaken = new("login_pkey", ifKnown) },
        NotClaimed(community, person),
    ];

    /// <summary>From this commit on, nobody claims the record.</summary>
    private static SideRow NotClaimed(CommunityId community, PersonId person) =>
        new("delete from host.claim where community = ? and person = ?", community.Value, person.Value);

    /// <summary>From this commit on, the login belongs to this person in this community.</summary>
    public SideRow Known(Login login, CommunityId community, PersonId person) =>
        new("insert into host.login (issuer, subject, community, person) values (?, ?, ?, ?)", login.Issuer, names.Of(login),
            community.Value, person.Value);

    /// <summary>The codes of all communities in which this login is known.</summary>
    public async Task<IReadOnlyList<(string Code, CommunityId Community, PersonId Person)>> MembershipsAsync(Login login,
        CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(
            "select c.code, c.id, l.person from host.login l join host.community c on c.id = l.community " +
            "where issuer = $1 and subject = $2 order by c.code");
        command.Parameters.Add(new() { Value = login.Issuer });
        command.Parameters.Add(new() { Value = names.Of(login) });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var memberships = new List<(string, CommunityId, PersonId)>();
        while (await reader.ReadAsync(cancellation)) memberships.Add((reader.GetString(0), new(reader.GetGuid(1)), new(reader.GetGuid(2))));
        return memberships;
    }

    /// <summary>How many communities this login has founded here.</summary>
    public async Task<int> FoundedAsync(Login login, CancellationToken cancellation) =>
        (int)(long)(await ScalarAsync("select count(*) from host.founding where login = $1", [names.Of(login)], cancellation))!;

    /// <summary>From this commit on, the login has founded one more. Two cannot be founded at once.</summary>
    public SideRow Founded(Login login, CommunityId community, int before, Refusal ifAtOnce) =>
        new("insert into host.founding (login, number, community) values (?, ?, ?)", names.Of(login), before + 1, community.Value)
        { IfTaken = new("founding_pkey", ifAtOnce) };

    /// <summary>
    /// The communities of this installation, so many of those that were founded first. That they exist, and where, is public.
    /// </summary>
    public async Task<IReadOnlyList<(string Code, CommunityId Community)>> CommunitiesAsync(int most, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(
            "select code, id from (select * from host.community order by number limit $1) first order by code");
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var communities = new List<(string, CommunityId)>();
        while (await reader.ReadAsync(cancellation)) communities.Add((reader.GetString(0), new(reader.GetGuid(1))));
        return communities;
    }

    private async ValueTask<T?> FindAsync<T>(object key, string sql, object[] values, Func<object, T> made,
        CancellationToken cancellation) where T : struct
    {
        if (found.TryGetValue(key, out T known)) return known;
        if (await ScalarAsync(sql, values, cancellation) is not { } value) return null;
        return found.Set(key, made(value), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
    }

    private async ValueTask<string?> FindReferenceAsync(object key, string sql, object[] values, CancellationToken cancellation)
    {
        if (found.TryGetValue(key, out string? known)) return known;
        if (await ScalarAsync(sql, values, cancellation) is not string value) return null;
        return found.Set(key, value, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
    }

    private async Task<object?> ScalarAsync(string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync(cancellation);
    }

    public void Dispose() => found.Dispose();
}
