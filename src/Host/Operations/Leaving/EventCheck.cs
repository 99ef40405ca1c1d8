using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// Compares each event of an archive with what was exported, and checks what must be true of any event. An error names the event.
/// </summary>
public sealed class EventCheck(CommunityId community, ArchivePeople people)
{
    private readonly Dictionary<Guid, long> versions = [];
    private readonly List<PersonId> stewards = [];
    private long position, seq;

    public Community? Community { get; private set; }
    public IReadOnlyDictionary<Guid, long> Versions => versions;

    /// <summary>One of the present stewards of the community: the one who became a steward first.</summary>
    public PersonId? FirstSteward => stewards.Where(s => Community!.Stewards.Contains(s)).Select(s => (PersonId?)s).FirstOrDefault();

    public void Next(byte[] line, LeafLine expected)
    {
        var happened = Read(line, expected);
        if (happened.Row.Id != expected.Id)
            throw new ArchiveRefusedException(
                $"At place {position + 1} of the history stands {happened.Named}, where {expected.Named} was exported: " +
                "an event was removed, added or moved.");
        if (Convert.ToHexStringLower(SHA256.HashData(line)) != expected.Line) throw Changed(happened);
        if (LeafOf(happened) != expected.Leaf || expected.Position != ++position) throw Changed(happened);
        Follows(happened);
        IsOne(happened);
    }

    private static EventLine Read(byte[] line, LeafLine expected)
    {
        try
        {
            return EventLine.Read(line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ArchiveRefusedException($"The line of {expected.Named} cannot be read: it was changed.", e);
        }
    }

    private static string LeafOf(EventLine happened)
    {
        try
        {
            return LeafLine.LeafHash(happened.Row);
        }
        catch (NotCanonicalException e)
        {
            throw new ArchiveRefusedException($"{happened.Named} has no canonical form: {e.Message}", e);
        }
    }

    private void Follows(EventLine happened)
    {
        var row = happened.Row;
        if (row.Tenant != community.ToString())
            throw new ArchiveRefusedException($"{happened.Named} belongs to another community, {row.Tenant}.");
        if (happened.Seq <= seq)
            throw new ArchiveRefusedException(
                $"{happened.Named} stands at the place {happened.Seq} of the store it comes from, after one at {seq}.");
        var before = versions.GetValueOrDefault(row.Stream);
        if (row.Version != before + 1) throw new ArchiveRefusedException($"{happened.Named} follows version {before} of its stream.");
        (seq, versions[row.Stream]) = (happened.Seq, row.Version);
    }

    private void IsOne(EventLine happened)
    {
        if (EventNames.Named(happened.Row.Type) is not { } kind)
            throw new ArchiveRefusedException($"{happened.Named} is of a kind this program does not know: it comes from a newer one.");
        try
        {
            using var headers = JsonDocument.Parse(happened.Row.Headers);
            using var data = JsonDocument.Parse(happened.Row.Data);
            headers.RootElement.GetProperty("envelope").Deserialize<Envelope>(StoredJson.Options);
            var body = data.RootElement.Deserialize(kind.Type, StoredJson.Options)!;
            people.Check(data.RootElement, happened.Named);
            if (happened.Row.Stream != community.Value) return;
            if (body is StewardAppointed { Steward: var steward }) stewards.Add(steward);
            if (body is CommunityEvent about) Community = Domain.Communities.Community.Evolve(Community, about);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or System.Diagnostics.UnreachableException)
        {
            throw new ArchiveRefusedException($"{happened.Named} does not have the content of an event of its kind.", e);
        }
    }

    private static ArchiveRefusedException Changed(EventLine happened) =>
        new($"{happened.Named} is not as it was exported: it was changed.");
}
