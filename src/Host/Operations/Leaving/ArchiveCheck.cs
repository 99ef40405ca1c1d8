using System.Text.Json;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Keys;

namespace Coordination.Host.Operations.Leaving;

/// <summary>An archive that was found to be unchanged since it was exported, and the key that opens it.</summary>
public sealed record CheckedArchive(ArchiveReader Archive, byte[] CommunityKey, IReadOnlyList<string> Destroyed, ArchivePeople People,
    Community Community, PersonId? FirstSteward);

/// <summary>
/// Reads a whole archive before any of it is imported: passphrase, every event, every sealed value, every file, and the seal over all of
/// it.
/// </summary>
public static class ArchiveCheck
{
    public static async Task<CheckedArchive> RunAsync(ArchiveReader archive, string passphrase, CancellationToken cancellation)
    {
        var manifest = archive.Manifest;
        var key = ArchiveKey.Of(passphrase, manifest.Lock);
        var communityKey = key.Unwrap(manifest.Lock.CommunityKey
            ?? throw new ArchiveRefusedException("This archive was made without keys: it can be read, not imported."), manifest.Community);
        var destroyed = await DestroyedAsync(archive, cancellation);
        var people = new ArchivePeople(manifest.Community, communityKey, destroyed);
        await foreach (var line in ReadAsync<KeyLine>(archive, ArchiveFiles.Keys, cancellation)) people.Add(line);

        var events = await EventsAsync(archive, people, cancellation);
        await StreamsAsync(archive, events.Versions, cancellation);
        await foreach (var line in ReadAsync<VaultLine>(archive, ArchiveFiles.Vault, cancellation)) people.Check(line);
        await foreach (var _ in ReadAsync<TagLine>(archive, ArchiveFiles.Tags, cancellation)) { }
        await foreach (var _ in ReadAsync<DisclosureLine>(archive, ArchiveFiles.Disclosures, cancellation)) { }

        archive.RefuseChanged();
        if (!manifest.IsSealedWith(key))
            throw new ArchiveRefusedException(
                $"{ArchiveManifest.FileName} was changed: its seal is not the one made with this passphrase.");
        return new(archive, communityKey, destroyed, people,
            events.Community ?? throw new ArchiveRefusedException("The archive has no event that founds its community."),
            events.FirstSteward);
    }

    /// <summary>Lines of one shape.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(ArchiveReader archive, string file,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var at = 0L;
        await foreach (var line in archive.LinesAsync(file, cancellation)) yield return Read(line, ++at);

        T Read(byte[] line, long number)
        {
            try
            {
                return Line.Read<T>(line);
            }
            catch (JsonException e)
            {
                throw new ArchiveRefusedException($"Line {number} of {file} cannot be read: it was changed.", e);
            }
        }
    }

    private static async Task<EventCheck> EventsAsync(ArchiveReader archive, ArchivePeople people, CancellationToken cancellation)
    {
        var check = new EventCheck(archive.Manifest.Community, people);
        await using var leaves = ReadAsync<LeafLine>(archive, ArchiveFiles.Leaves, cancellation).GetAsyncEnumerator(cancellation);
        await using var lines = archive.LinesAsync(ArchiveFiles.Events, cancellation).GetAsyncEnumerator(cancellation);
        while (await leaves.MoveNextAsync())
        {
            if (!await lines.MoveNextAsync()) throw new ArchiveRefusedException($"{leaves.Current.Named} is missing in the archive.");
            check.Next(lines.Current, leaves.Current);
        }
        if (await lines.MoveNextAsync())
            throw new ArchiveRefusedException($"{ArchiveFiles.Events} holds more events than {ArchiveFiles.Leaves} names.");
        return check;
    }

    private static async Task StreamsAsync(ArchiveReader archive, IReadOnlyDictionary<Guid, long> versions, CancellationToken cancellation)
    {
        var seen = new HashSet<Guid>();
        await foreach (var stream in ReadAsync<StreamLine>(archive, ArchiveFiles.Streams, cancellation))
            if (versions.GetValueOrDefault(stream.Id) != stream.Version || !seen.Add(stream.Id))
                throw new ArchiveRefusedException(
                    $"The stream {stream.Id} is said to be at version {stream.Version}, " +
                    $"and its events reach version {versions.GetValueOrDefault(stream.Id)}.");
        if (versions.Keys.FirstOrDefault(id => !seen.Contains(id)) is var lost && lost != default)
            throw new ArchiveRefusedException($"The stream {lost} is missing in {ArchiveFiles.Streams}.");
    }

    private static async Task<IReadOnlyList<string>> DestroyedAsync(ArchiveReader archive, CancellationToken cancellation)
    {
        List<string> notes = [];
        await foreach (var line in archive.LinesAsync(ArchiveFiles.Destroyed, cancellation))
            notes.Add(System.Text.Encoding.ASCII.GetString(line));
        return notes.FirstOrDefault(note => DestroyedKeys.Read(note)?.Tenant != archive.Manifest.Community.Value) is { } odd
            ? throw new ArchiveRefusedException(
                $"{ArchiveFiles.Destroyed} holds the line '{odd}', which names no destroyed key of this community.")
            : notes;
    }
}
