using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Keys;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// Imports a checked archive into a store on which no Host runs: keys first, then the history in one transaction. Order and proofs stay;
/// positions in the store are new.
/// </summary>
public sealed class Import(NpgsqlDataSource owner, KeyStore keys, SignInNames names)
{
    /// <param name="steward">The name by which the first steward signs in here. Nobody else can sign in yet.</param>
    public async Task<(string Code, long Events)> RunAsync(CheckedArchive from, string? newCode, (Login Login, PersonId? Person)? steward,
        CancellationToken cancellation)
    {
        var (community, code) = (from.Archive.Manifest.Community, newCode ?? from.Archive.Manifest.Code);
        if (!CommunityCode.IsWellFormed(code) || CommunityCode.Reserved.Contains(code))
            throw new ArchiveRefusedException(
                $"CODE: '{code}' cannot be the code of a community. " +
                $"{(CommunityCode.IsWellFormed(code) ? FoundCommunity.CodeReserved : FoundCommunity.CodeShape).Reason}");
        var first = steward?.Person ?? from.FirstSteward;
        if (steward is not null && (first is not { } named || !from.Community.Stewards.Contains(named)))
            throw new ArchiveRefusedException($"STEWARD: {first} is no steward of this community.");

        await using var connection = await owner.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RefuseKnownAsync(connection, community, code, cancellation);
        await new ImportedKeys(keys).TakeInAsync(from, cancellation);

        await RunAsync(connection, "insert into host.community (id, code) values ($1, $2)", cancellation, community.Value, code);
        if (steward is var (login, _))
            await RunAsync(connection, "insert into host.login (issuer, subject, community, person) values ($1, $2, $3, $4)", cancellation,
                login.Issuer, names.Of(login), community.Value, first!.Value.Value);
        var rows = new ImportedRows(connection, community);
        await rows.StreamsAsync(ArchiveCheck.ReadAsync<StreamLine>(from.Archive, ArchiveFiles.Streams, cancellation), cancellation);
        var events = await rows.EventsAsync(from.Archive, cancellation);
        await CommunityLooks.FillAsync(connection, cancellation);
        await rows.LinksAsync(cancellation);
        await rows.TagsAsync(ArchiveCheck.ReadAsync<TagLine>(from.Archive, ArchiveFiles.Tags, cancellation), cancellation);
        await rows.VaultAsync(ArchiveCheck.ReadAsync<VaultLine>(from.Archive, ArchiveFiles.Vault, cancellation),
            person => from.People.IsErased(person) || keys.Destroyed.Contains(community, new(person)), cancellation);
        await transaction.CommitAsync(cancellation);
        return (code, events);
    }

    private static async Task RefuseKnownAsync(NpgsqlConnection connection, CommunityId community, string code,
        CancellationToken cancellation)
    {
        const string known =
            $"select exists (select from host.community where id = $1) or exists (select from {EventTables.Schema}.mt_streams " +
            "where tenant_id = $2)";
        if (await AskAsync<bool>(connection, known, cancellation, community.Value, community.ToString()))
            throw new ArchiveRefusedException($"The community {community} is here already; nothing was changed.");
        if (await AskAsync<bool>(connection, "select exists (select from host.community where code = $1)", cancellation, code))
            throw new ArchiveRefusedException(
                $"Another community here has the code '{code}': give this one another with CODE=…; nothing was changed.");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<T> AskAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellation,
        params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
