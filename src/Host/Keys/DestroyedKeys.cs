using System.Collections.Immutable;
using System.Text;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Keys;

/// <summary>The keys that are gone for ever, in a file that only grows: no restored database brings a person back. One line each: tenant, subject, key id, instant.</summary>
public sealed class DestroyedKeys(KeyFolder folder, TimeProvider clock)
{
    private readonly Lock reading = new();
    private ImmutableHashSet<(Guid Tenant, Guid Subject)> known = [];
    private long readUpTo;

    public bool Contains(CommunityId tenant, PersonId subject) => known.Contains((tenant.Value, subject.Value));

    public IReadOnlyCollection<(Guid Tenant, Guid Subject)> All => known;

    /// <summary>Takes in what other Hosts appended. Costs one look at the file's length when there is nothing new.</summary>
    public void Refresh()
    {
        if (Length() == Interlocked.Read(ref readUpTo)) return;
        lock (reading)
        {
            var bytes = ReadAll();
            var complete = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
            known = known.Union(Encoding.ASCII.GetString(bytes, 0, complete).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse));
            Interlocked.Exchange(ref readUpTo, complete);
        }
    }

    /// <summary>On the disk when this returns. A second destruction of the same key adds nothing.</summary>
    public async Task AppendAsync(CommunityId tenant, PersonId subject, Guid keyId, CancellationToken cancellation)
    {
        using (await folder.LockAsync(cancellation))
        {
            Refresh();
            if (Contains(tenant, subject)) return;
            await using var file = new FileStream(folder.DestroyedList, FileMode.Open, FileAccess.Write, FileShare.Read);
            // A line cut off by a crash was never acted upon.
            file.SetLength(Interlocked.Read(ref readUpTo));
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.ASCII.GetBytes($"{tenant} {subject} {keyId} {InstantJson.Write(clock.GetUtcNow())}\n"));
            file.Flush(flushToDisk: true);
        }
        Refresh();
    }

    private (Guid, Guid) Parse(string line) =>
        line.Split(' ') is [var tenant, var subject, var key, { Length: > 0 }]
        && Guid.TryParseExact(tenant, "D", out var t) && Guid.TryParseExact(subject, "D", out var s) && Guid.TryParseExact(key, "D", out _)
            ? (t, s)
            : throw new KeysException($"{folder.DestroyedList} holds the line '{line}', which names no destroyed key: put back a sound copy.");

    private long Length() => new FileInfo(folder.DestroyedList) is { Exists: true } file
        ? file.Length
        : throw new KeysException($"{folder.DestroyedList} is missing: put back its newest copy, without it erased people could come back.");

    private byte[] ReadAll()
    {
        using var file = new FileStream(folder.DestroyedList, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
