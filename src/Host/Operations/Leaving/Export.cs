using System.Data;
using System.Runtime.CompilerServices;
using Coordination.Domain.Kernel;
using Coordination.Host.Keys;
using Npgsql;

namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// Writes one whole community into an archive: its history as stored, its keys for whoever has the passphrase, and nothing of any other
/// community.
/// </summary>
public sealed class Export(NpgsqlDataSource events, KeyStore keys)
{
    private const string OneAtATime = "select pg_try_advisory_xact_lock(hashtextextended('coordination-export', 0))";

    /// <summary>A lock held while an archive is made, by one Host of all; null if another holds it.</summary>
    public async Task<IAsyncDisposable?> TryBeginAsync(CancellationToken cancellation)
    {
        var connection = await events.OpenConnectionAsync(cancellation);
        try
        {
            await connection.BeginTransactionAsync(cancellation);
            await using var command = new NpgsqlCommand(OneAtATime, connection);
            if (await command.ExecuteScalarAsync(cancellation) is true) return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    public async Task<long> CountAsync(CommunityId community, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand("select count(*) from coordination.mt_events where tenant_id = $1");
        command.Parameters.Add(new() { Value = community.ToString() });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <param name="withoutKeys">Leaves out people's keys and contact details. Such an archive can be read, not imported.</param>
    public async Task<ArchiveManifest> WriteAsync(CommunityId community, string code, string passphrase, bool withoutKeys, Stream to,
        CancellationToken cancellation)
    {
        using var archive = new ArchiveWriter(to);
        var (key, salt) = ArchiveKey.Make(passphrase);
        await using (var connection = await events.OpenConnectionAsync(cancellation))
        {
            await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            var rows = new CommunityRows(connection, community);
            await archive.WriteAsync(ArchiveFiles.Events, EventsAsync(rows, cancellation), cancellation);
            await archive.WriteAsync(ArchiveFiles.Leaves, LeavesAsync(rows, cancellation), cancellation);
            await archive.WriteAsync(ArchiveFiles.Streams, rows.StreamsAsync(cancellation), cancellation);
            await archive.WriteAsync(ArchiveFiles.Tags, rows.TagsAsync(cancellation), cancellation);
            await archive.WriteAsync(ArchiveFiles.Vault, withoutKeys ? AsyncEnumerable.Empty<byte[]>() : rows.VaultAsync(cancellation),
                cancellation);
        }
        await archive.WriteAsync(ArchiveFiles.Keys, withoutKeys ? AsyncEnumerable.Empty<byte[]>()
            : CommunityRows.KeysAsync(keys.Database, community, cancellation), cancellation);
        await archive.WriteAsync(ArchiveFiles.Destroyed, keys.Destroyed.NotesOf(community).Select(Line.Of).ToAsyncEnumerable(),
            cancellation);
        await archive.WriteAsync(ArchiveFiles.Disclosures, CommunityRows.DisclosuresAsync(keys.Database, community, cancellation),
            cancellation);

        var manifest = new ArchiveManifest
        {
            Format = ArchiveManifest.KnownFormat,
            Version = ArchiveManifest.KnownVersion,
            Community = community,
            Code = code,
            MadeAt = Now(),
            Files = archive.Files,
            Lock = new(ArchiveKey.Derivation, ArchiveKey.Iterations, System.Buffers.Text.Base64Url.EncodeToString(salt),
                withoutKeys ? null : key.Wrap(await keys.CommunityKeyAsync(community, cancellation), community)),
        }.SealedWith(key);
        await archive.WriteAsync(manifest, cancellation);
        return manifest;
    }

    private static async IAsyncEnumerable<byte[]> EventsAsync(CommunityRows rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var happened in rows.EventsAsync(cancellation)) yield return happened.Write();
    }

    private static async IAsyncEnumerable<byte[]> LeavesAsync(CommunityRows rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var position = 0L;
        await foreach (var happened in rows.EventsAsync(cancellation))
            yield return Line.Of(LeafLine.Of(++position, happened, happened.Write()));
    }

    private static DateTimeOffset Now()
    {
        var now = TimeProvider.System.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
