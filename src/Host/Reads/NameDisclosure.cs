using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Keys;
using Coordination.Host.Language;

namespace Coordination.Host.Reads;

/// <summary>The personal values of one page as its reader may see them: opened, closed, or erased.</summary>
public sealed class NameDisclosure(Words words, IReadOnlyDictionary<PersonId, PersonalValue> names, IReadOnlySet<PersonId> erased)
{
    /// <summary>In place of a digest: the value is in the vault.</summary>
    public const string InVault = "vault";

    public Opened Of(Personal value) =>
        words.Of(value) is var seen && (seen.Erased is true || erased.Contains(value.Subject))
            ? new($"{value.Subject}/{value.Name}/{value.Digest}", null, true)
            : new($"{value.Subject}/{value.Name}/{value.Digest}", seen.Value);

    /// <summary>The same for values that were opened apart from the page.</summary>
    public static Opened Of(Personal value, Words words)
    {
        var seen = words.Of(value);
        return new($"{value.Subject}/{value.Name}/{value.Digest}", seen.Value, seen.Erased is true);
    }

    public Opened NameOf(PersonId person) => InTheVault(person, ContactField.Name, names.GetValueOrDefault(person));

    public Opened InTheVault(PersonId person, ContactField field, PersonalValue? value) =>
        new($"{person}/{field.Code()}/{InVault}", value?.Value, value?.Erased is true || erased.Contains(person));
}

/// <summary>Opens the personal values of a page for its reader, many at once. Each look is logged first.</summary>
public sealed class NameDisclosures(Opening opening, KeyRing keys)
{
    private static readonly HashSet<PersonId> nobody = [];

    /// <param name="relation">The relation of the reader to the one thing the page is about.</param>
    /// <param name="disclosed">The people who disclosed their contact to the reader; their names are shown as well.</param>
    /// <param name="declared">Words that the reader may see because the events that hold them say so.</param>
    public async ValueTask<NameDisclosure> OpenAsync(Viewer viewer, IEnumerable<Personal> values, IEnumerable<PersonId> people,
        Relation relation = Relation.None, IReadOnlyCollection<PersonId>? disclosed = null,
        IEnumerable<Personal>? declared = null)
    {
        var purpose = viewer.May(Permission.OpenWords) ? Opening.Coordination : Opening.Match;
        var words = await opening.WordsAsync(viewer, values
            .Where(v => viewer.May(Permission.OpenWords, viewer.Is(v.Subject) ? Relation.Own : relation)).Concat(declared ?? []),
            purpose);
        PersonId[] named = [.. people.Distinct()
            .Where(p => viewer.May(Permission.OpenNames, viewer.To(p)) || disclosed?.Contains(p) is true)];
        return new(words, await opening.NamesAsync(viewer, named, purpose), nobody);
    }

    /// <summary>For what many readers share: nothing is opened, but erased values are marked.</summary>
    public async ValueTask<NameDisclosure> CloseAsync(CommunityId community, IEnumerable<Personal> values, IEnumerable<PersonId> people,
        CancellationToken cancellation)
    {
        PersonId[] subjects = [.. values.Select(v => v.Subject).Concat(people).Distinct()];
        var living = await keys.FindAsync(community, subjects, cancellation);
        return new(Words.Closed, new Dictionary<PersonId, PersonalValue>(), subjects.Where(s => !living.ContainsKey(s)).ToHashSet());
    }
}
