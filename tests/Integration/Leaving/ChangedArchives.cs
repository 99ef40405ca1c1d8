using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Coordination.Host;
using Coordination.Host.Operations.Leaving;
using Coordination.Host.Storage;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Leaving;

/// <summary>An archive that was changed in any way is refused as a whole, with a message that says what is wrong.</summary>
[Collection(nameof(ExportedDemo))]
public sealed class ChangedArchives(ExportedDemo demo, TestPostgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task None_is_taken_in_and_each_is_named()
    {
        var place = postgres.NewHost();
        await using (var there = await TestHost.StartAsync(place)) await Commands.Town.FoundAsync(there);
        await using var storage = await Installation.OpenStorageAsync([.. place.Select(p => $"--{p.Key}={p.Value}")]);
        var (before, destroyed) = (await StoreRows.EverythingAsync(storage), await DestroyedAsync(place));
        before.Should().HaveCountGreaterThan(10);

        var events = Lines(ArchiveFiles.Events);
        var middle = events.FindIndex(10, line => line.Contains("\"type\":\"request.raised\"", StringComparison.Ordinal));
        var (one, two) = (EventLine.Read(Encoding.UTF8.GetBytes(events[middle])),
            EventLine.Read(Encoding.UTF8.GetBytes(events[middle + 1])));
        (string What, string Archive, string Said)[] changes =
        [
            ("a byte of a body", Changed(ArchiveFiles.Events,
                lines => lines[middle] = lines[middle].Replace("\"amount\": ", "\"amount\": 1", StringComparison.Ordinal)),
                $"{one.Named} is not as it was exported"),
            ("a byte of a cipher", Changed(ArchiveFiles.Events, lines => lines[middle] = Nudged(lines[middle], "\"cipher\": \"")),
                $"{one.Named} is not as it was exported"),
            ("a recorded time", Changed(ArchiveFiles.Events, lines => lines[middle] = Nudged(lines[middle], "\"recordedAt\":\"202")),
                $"{one.Named} is not as it was exported"),
            ("an unreadable line", Changed(ArchiveFiles.Events, lines => lines[middle] = lines[middle][..40]),
                $"The line of {one.Named} cannot be read"),
            ("a removed event", Changed(ArchiveFiles.Events, lines => lines.RemoveAt(middle)),
                $"stands {two.Named}, where {one.Named} was exported"),
            ("the last event removed", Changed(ArchiveFiles.Events, lines => lines.RemoveAt(lines.Count - 1)),
                $"{EventLine.Read(Encoding.UTF8.GetBytes(events[^1])).Named} is missing in the archive"),
            ("a swapped order", Changed(ArchiveFiles.Events,
                lines => (lines[middle], lines[middle + 1]) = (lines[middle + 1], lines[middle])),
                $"stands {two.Named}, where {one.Named} was exported"),
            ("an event twice", Changed(ArchiveFiles.Events, lines => lines.Add(lines[^1])), "has more lines"),
            ("a contact detail", Changed(ArchiveFiles.Vault, lines => lines[3] = Nudged(lines[3], "\"cipher\":\"")),
                "The contact detail '"),
            ("a contact detail of another", Changed(ArchiveFiles.Vault, lines => lines.RemoveAt(3)),
                $"{ArchiveFiles.Vault} is not the one that was exported"),
            ("a person's key", Changed(ArchiveFiles.Keys, lines => lines[2] = Nudged(lines[2], "\"wrapped\":\"")),
                "The key of the person "),
            ("a key left out", Changed(ArchiveFiles.Keys, lines => lines.RemoveAt(0)), "The archive has no key that opens "),
            ("an erased person brought back", Changed(ArchiveFiles.Destroyed, lines => lines.Clear()),
                "The archive has no key that opens "),
            ("a stream", Changed(ArchiveFiles.Streams,
                lines => lines[1] = lines[1].Replace("\"version\":", "\"version\":1", StringComparison.Ordinal)), "The stream "),
            ("the manifest", Changed(ArchiveManifest.FileName,
                lines => lines[lines.FindIndex(l => l.Contains("\"code\"", StringComparison.Ordinal))] = "  \"code\": \"another\","),
                $"{ArchiveManifest.FileName} was changed"),
            ("a file left out", Changed(null, _ => { }), $"{ArchiveFiles.Disclosures} is missing"),
            ("a cut-off file", CutOff(), "is no archive, or not all of it"),
            ("more than can be unpacked", Boasting(), "unpacks to more than 17179869184 bytes"),
            ("no file", demo.SideRow("nowhere.zip"), "cannot be read"),
        ];
        foreach (var (what, archive, said) in changes)
            (await RefusedAsync([.. demo.Importing(place, archive)], what)).Should().Contain(said, what);
        (await RefusedAsync([.. demo.Importing(place, demo.Archive), $"--passphrase-file={demo.Written("another passphrase")}"],
            "passphrase")).Should().Contain("The passphrase does not open this archive");
        (await RefusedAsync([.. demo.Importing(place, demo.Archive), $"--passphrase-file={demo.Written("short")}"], "passphrase")).Should()
            .Contain("The passphrase has 12 to 200 characters");
        (await RefusedAsync([.. demo.Importing(place, demo.Archive), "--code=api"], "code")).Should().Contain("CODE");
        (await RefusedAsync([.. demo.Importing(place, demo.Archive), "--subject=nobody"], "login")).Should().Contain("ISSUER");

        (await StoreRows.EverythingAsync(storage)).Should().Equal(before);
        (await DestroyedAsync(place)).Should().Be(destroyed);
    }

    [Fact]
    public async Task A_community_that_is_there_already_is_not_taken_in_again()
    {
        var place = postgres.NewHost();
        await ImportCommand.RunAsync(demo.Importing(place, demo.Archive), TextReader.Null, Cancellation);
        await using var storage = await Installation.OpenStorageAsync([.. place.Select(p => $"--{p.Key}={p.Value}")]);
        var before = await StoreRows.EverythingAsync(storage);

        (await RefusedAsync(demo.Importing(place, demo.Archive, "--code=another-one"), "again")).Should().Contain("is here already");
        (await StoreRows.EverythingAsync(storage)).Should().Equal(before);
    }

    [Fact]
    public async Task While_a_Host_works_on_the_store_nothing_is_taken_in()
    {
        var place = postgres.NewHost();
        await using var there = await TestHost.StartAsync(place);
        var import = () => ImportCommand.RunAsync(demo.Importing(place, demo.Archive), TextReader.Null, Cancellation);
        (await import.Should().ThrowAsync<StorageException>()).Which.Message.Should().Contain("A Host works on this store");
    }

    private static async Task<string> RefusedAsync(string[] settings, string what)
    {
        var import = () => ImportCommand.RunAsync(settings, TextReader.Null, Cancellation);
        return (await import.Should().ThrowAsync<ArchiveRefusedException>(what)).Which.Message;
    }

    private static Task<string> DestroyedAsync(Dictionary<string, string?> place) =>
        File.ReadAllTextAsync(Path.Combine(place["DATA"]!, "keys", "destroyed.list"), Cancellation);

    /// <summary>Changes one letter after these words.</summary>
    private static string Nudged(string line, string after)
    {
        var at = line.IndexOf(after, StringComparison.Ordinal) + after.Length + 30;
        at = after.EndsWith("202", StringComparison.Ordinal) ? at - 30 : at;
        at.Should().BeLessThan(line.Length);
        return line[..at] + (line[at] switch { '6' => '5', 'A' => 'B', _ => 'A' }) + line[(at + 1)..];
    }

    private List<string> Lines(string file)
    {
        using var zip = ZipFile.OpenRead(demo.Archive);
        using var reader = new System.IO.StreamReader(zip.GetEntry(file)!.Open());
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n')];
    }

    /// <summary>The archive with one file of it changed; without a name, the last file before the manifest is left out.</summary>
    private string Changed(string? file, Action<List<string>> change)
    {
        var path = demo.SideRow(Guid.NewGuid() + ".zip");
        using var from = ZipFile.OpenRead(demo.Archive);
        using var to = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var entry in from.Entries)
        {
            if (file is null && entry.FullName == ArchiveFiles.Disclosures) continue;
            var lines = Lines(entry.FullName);
            if (entry.FullName == file) change(lines);
            using var writer = new StreamWriter(to.CreateEntry(entry.FullName).Open());
            foreach (var line in lines) if (lines is not [""]) writer.Write(line + "\n");
        }
        return path;
    }

    /// <summary>Each of its files is said to unpack to almost four GiB.</summary>
    private string Boasting()
    {
        var (path, bytes) = (demo.SideRow("boasting.zip"), File.ReadAllBytes(demo.Archive));
        for (var at = 0; bytes.AsSpan(at).IndexOf("PK\u0001\u0002"u8) is >= 0 and var next; at += next + 4)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + next + 24), uint.MaxValue - 1);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string CutOff()
    {
        var (path, bytes) = (demo.SideRow("cut-off.zip"), File.ReadAllBytes(demo.Archive));
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        return path;
    }
}
