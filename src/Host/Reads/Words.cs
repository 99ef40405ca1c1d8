using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Keys;

namespace Coordination.Host.Reads;

/// <summary>A personal value as this viewer may see it: its text, that it was erased, or neither if it is closed to them.</summary>
public sealed record PersonalValue(PersonId Subject, string? Digest)
{
    public string? Value { get; init; }
    public bool? Erased { get; init; }
}

/// <summary>Personal values opened for one viewer. Each look has been logged.</summary>
public sealed class Words(IReadOnlyDictionary<string, Unsealed> opened)
{
    public static readonly Words Closed = new(new Dictionary<string, Unsealed>());

    public bool HoldsOpened => opened.Values.Any(v => v is Unsealed.Text);
    public bool HoldsErased => opened.Values.Any(v => v is Unsealed.Erased);

    public PersonalValue Of(Personal value) => opened.GetValueOrDefault(value.Digest) switch
    {
        Unsealed.Text text => new(value.Subject, value.Digest) { Value = text.Value },
        Unsealed.Erased => new(value.Subject, value.Digest) { Erased = true },
        _ => new(value.Subject, value.Digest),
    };
}

/// <summary>
/// Opens personal values for viewers who may see them. Callers decide beforehand what a viewer may see; each look is logged first.
/// </summary>
public sealed class Opening(Seal seal, Vault vault, DisclosureLog log, VaultGate gate)
{
    public const string Coordination = "coordination", Match = "match", Emergency = "emergency", Review = "review", Print = "print";

    public async ValueTask<Words> WordsAsync(CommunityId community, Actor viewer, IEnumerable<Personal> values, string purpose,
        CancellationToken cancellation)
    {
        Personal[] all = [.. values.Distinct()];
        if (all.Length == 0) return Words.Closed;
        await log.LogAsync(community, viewer, all.Select(v => v.Subject), "words", purpose, cancellation);
        return new(all.Zip(await seal.OpenAsync(community, all, cancellation)).ToDictionary(o => o.First.Digest, o => o.Second));
    }

    public ValueTask<Words> WordsAsync(Viewer viewer, IEnumerable<Personal> values, string purpose = Coordination) =>
        IsHidden(viewer, Permission.OpenWords) ? ValueTask.FromResult(Words.Closed)
            : WordsAsync(viewer.In, viewer.Actor, values, purpose, viewer.Cancellation);

    /// <summary>The names of these people, as far as the viewer may know. People without a name here are left out.</summary>
    public async ValueTask<IReadOnlyDictionary<PersonId, PersonalValue>> NamesAsync(
        Viewer viewer, IReadOnlyCollection<PersonId> people, string purpose = Coordination)
    {
        if (people.Count == 0 || IsHidden(viewer, Permission.OpenNames)) return new Dictionary<PersonId, PersonalValue>();
        if (purpose is Coordination) people = [.. people.Where(p => viewer.May(Permission.OpenNames, viewer.To(p)))];
        if (purpose is Match && !viewer.May(Permission.OpenNames))
        {
            var isShown = await gate.OpenAsync(viewer, people, purpose);
            people = [.. people.Where(p => isShown(p, ContactField.Name))];
        }
        await log.LogAsync(viewer.In, viewer.Actor, people, "name", purpose, viewer.Cancellation);
        return (await vault.NamesOfAsync(viewer.In, people, viewer.Cancellation)).ToDictionary(n => n.Key, n => Shown(n.Key, n.Value));
    }

    /// <summary>The contact details of a person, as far as the viewer may know.</summary>
    public async ValueTask<IReadOnlyDictionary<ContactField, PersonalValue>> ContactAsync(Viewer viewer, PersonId person, string purpose)
    {
        if (IsHidden(viewer, Permission.OpenContact)) return new Dictionary<ContactField, PersonalValue>();
        var isShown = await gate.OpenAsync(viewer, [person], purpose);
        await log.LogAsync(viewer.In, viewer.Actor, [person], "contact", purpose, viewer.Cancellation);
        return (await vault.ContactOfAsync(viewer.In, person, viewer.Cancellation)).Where(c => isShown(person, c.Key))
            .ToDictionary(c => c.Key, c => Shown(person, c.Value));
    }

    /// <summary>A program sees only what its scopes open, on whatever route it comes.</summary>
    private static bool IsHidden(Viewer viewer, Permission permission) => viewer.Caller.Program is not null && !viewer.May(permission);

    /// <summary>
    /// The names of these people and how to reach them, many at once: for a printed sheet, or to ring one after the other.
    /// </summary>
    public async ValueTask<IReadOnlyDictionary<(PersonId Person, ContactField Field), PersonalValue>> ContactsAsync(
        Viewer viewer, IReadOnlyCollection<PersonId> people, string purpose)
    {
        if (people.Count == 0 || IsHidden(viewer, Permission.OpenContact)) return new Dictionary<(PersonId, ContactField), PersonalValue>();
        await log.LogAsync(viewer.In, viewer.Actor, people, "name", purpose, viewer.Cancellation);
        await log.LogAsync(viewer.In, viewer.Actor, people, "contact", purpose, viewer.Cancellation);
        var known = await vault.ContactsOfAsync(viewer.In, people, [ContactField.Name, ContactField.Phone, ContactField.ReachNotes],
            viewer.Cancellation);
        var isShown = await gate.OpenAsync(viewer, people, purpose);
        return known.SelectMany(p => p.Select(c => (Person: p.Key, c.Field, c.Value))).Where(c => isShown(c.Person, c.Field))
            .ToDictionary(c => (c.Person, c.Field), c => Shown(c.Person, c.Value));
    }

    private static PersonalValue Shown(PersonId subject, Unsealed value) =>
        value is Unsealed.Text text ? new(subject, null) { Value = text.Value } : new(subject, null) { Erased = true };
}
