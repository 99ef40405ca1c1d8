using System.Collections.Immutable;
using System.Text;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Keys;

/// <summary>
/// The destroyed keys, in a file that only grows, so that a restored database never brings an erased person back. One line each: tenant,
/// subject, key id, instant.
/// </summary>
public sealed class DestroyedKeys(KeyFolder folder, TimeProvider clock)
{
    private readonly Lock reading = new();
    private ImmutableHashSet<(Guid Tenant, Guid Subject)> known = [];
    private long readUpTo;

    public bool Contains(CommunityId tenant, PersonId subject) => known.Contains((tenant.Value, subject.Value));

    public IReadOnlyCollection<(Guid Tenant, Guid Subject)> All => known;

    /// <summary>Reads what other Hosts appended. If there is nothing new, it only looks at the length of the file.</summary>
    public void Refresh()
    {
        if (Length() == Interlocked.Read(ref readUpTo)) return;
        lock (reading)
        {
            var bytes = ReadAll();
            var complete = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
            known = known.Union(Lines(bytes.AsSpan(0, complete)).Select(Parse));
            Interlocked.Exchange(ref readUpTo, complete);
        }
    }

    /// <summary>The lines about people of this community, as they are written.</summary>
    public IReadOnlyList<string> NotesOf(CommunityId tenant)
    {
        var bytes = ReadAll();
        return [.. Lines(bytes.AsSpan(0, bytes.AsSpan().LastIndexOf((byte)'\n') + 1))
            .Where(line => line.StartsWith($"{tenant} ", StringComparison.Ordinal))];
    }

    /// <summary>Written to disk when this returns. Destroying the same key again adds nothing.</summary>
    public Task AppendAsync(CommunityId tenant, PersonId subject, Guid keyId, CancellationToken cancellation) =>
        AppendAsync(tenant, subject, $"{tenant} {subject} {keyId} {InstantJson.Write(clock.GetUtcNow())}", cancellation);

    /// <summary>
    /// Takes over the lines of another list. Null if it has all of them; else the first line that names no destroyed key, and nothing was
    /// taken over.
    /// </summary>
    public async Task<string?> TakeOverAsync(IReadOnlyList<string> lines, CancellationToken cancellation)
    {
        if (lines.FirstOrDefault(line => Read(line) is null) is { } odd) return odd;
        foreach (var line in lines)
        {
            var (tenant, subject) = Read(line)!.Value;
            await AppendAsync(new(tenant), new(subject), line, cancellation);
        }
        return null;
    }

    private async Task AppendAsync(CommunityId tenant, PersonId subject, string line, CancellationToken cancellation)
    {
        using (await folder.LockAsync(cancellation))
        {
            Refresh();
            if (Contains(tenant, subject)) return;
            await using var file = new FileStream(folder.DestroyedList, FileMode.Open, FileAccess.Write, FileShare.Read);
            // A line cut off by a crash was never acted upon.
            file.SetLength(Interlocked.Read(ref readUpTo));
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.ASCII.GetBytes(line + "\n"));
            file.Flush(flushToDisk: true);
        }
        Refresh();
    }

    /// <summary>The key that a line names as destroyed; null if it names none.</summary>
    public static (Guid Tenant, Guid Subject)? Read(string line) =>
        line.Split(' ') is [var tenant, var subject, var key, { Length: > 0 and <= 40 } at]
        && Guid.TryParseExact(tenant, "D", out var t) && Guid.TryParseExact(subject, "D", out var s) && Guid.TryParseExact(key, "D", out _)
            && !at.Any(char.IsControl)
            ? (t, s)
            : null;

    private static string[] Lines(ReadOnlySpan<byte> complete) =>
        Encoding.ASCII.GetString(complete).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private (Guid, Guid) Parse(string line) =>
        Read(line) ?? throw new KeysException(
            $"{folder.DestroyedList} holds the line '{line}', which names no destroyed key: put back a sound copy.");

    private long Length() => new FileInfo(folder.DestroyedList) is { Exists: true } file
        ? file.Length
        : throw new KeysException(
            $"{folder.DestroyedList} is missing: put back its newest copy, without it erased people could come back.");

    private byte[] ReadAll()
    {
        using var file = new FileStream(folder.DestroyedList, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
