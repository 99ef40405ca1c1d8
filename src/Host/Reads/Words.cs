using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
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
public sealed class Opening(Seal seal, Vault vault, DisclosureLog log, Folds folds, Relations relations)
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

    /// <summary>The names of these people. People without a name here are left out.</summary>
    public async ValueTask<IReadOnlyDictionary<PersonId, PersonalValue>> NamesAsync(
        Viewer viewer, IReadOnlyCollection<PersonId> people, string purpose = Coordination)
    {
        if (people.Count == 0 || IsHidden(viewer, Permission.OpenNames)) return new Dictionary<PersonId, PersonalValue>();
        await log.LogAsync(viewer.In, viewer.Actor, people, "name", purpose, viewer.Cancellation);
        return (await vault.NamesOfAsync(viewer.In, people, viewer.Cancellation)).ToDictionary(n => n.Key, n => Shown(n.Key, n.Value));
    }

    /// <summary>
    /// The contact details of a person. The other person of a match sees only what the consents allow. The home of a person at risk is
    /// shown only to that person and to somebody with emergency access.
    /// </summary>
    public async ValueTask<IReadOnlyDictionary<ContactField, PersonalValue>> ContactAsync(Viewer viewer, PersonId person, string purpose)
    {
        if (IsHidden(viewer, Permission.OpenContact)) return new Dictionary<ContactField, PersonalValue>();
        var (isShown, isOwn) = (await ShownFieldsAsync(viewer, person, purpose), viewer.Is(person));
        await log.LogAsync(viewer.In, viewer.Actor, [person], "contact", purpose, viewer.Cancellation);
        return (await vault.ContactOfAsync(viewer.In, person, viewer.Cancellation)).Where(c => isOwn || isShown(c.Key))
            .ToDictionary(c => c.Key, c => Shown(person, c.Value));
    }

    private async ValueTask<Func<ContactField, bool>> ShownFieldsAsync(Viewer viewer, PersonId person, string purpose)
    {
        var (member, consent) = (StreamKey.Of(viewer.In.Value, person.Value, Membership.Stream),
            StreamKey.Of(viewer.In.Value, PersonConsents.Of(person), PersonConsents.Stream));
        var folded = await folds.FoldAsync([member, consent], viewer.Cancellation);
        var hidesHome = folded[member] is not { Unreadable: null, State: Membership { IsAddressRestricted: false } }
            && !await relations.IsOpenInEmergencyAsync(viewer, person);
        var (consents, isConsentKnown) = (folded[consent].State as PersonConsents, folded[consent].Unreadable is null);
        return field =>
            !(hidesHome && (ClassOf(field) is DataClass.Address || field is ContactField.ReachNotes))
                && (purpose != Match || isConsentKnown && PersonConsents.Shares(consents, ClassOf(field), viewer.Now));
    }

    private static DataClass ClassOf(ContactField field) => field switch
    {
        ContactField.Name => DataClass.Name,
        ContactField.Email => DataClass.Email,
        ContactField.Address or ContactField.Postcode => DataClass.Address,
        ContactField.BirthYear or ContactField.Language => DataClass.Needs,
        _ => DataClass.Phone,
    };

    /// <summary>A program sees only what its scopes open, on whatever route it comes.</summary>
    private static bool IsHidden(Viewer viewer, Permission permission) => viewer.Caller.Program is not null && !viewer.May(permission);

    /// <summary>The names and contact details of these people for a printed sheet. They are logged as printed.</summary>
    public async ValueTask<IReadOnlyDictionary<(PersonId Person, ContactField Field), PersonalValue>> ForPaperAsync(
        Viewer viewer, IReadOnlyCollection<PersonId> people)
    {
        if (people.Count == 0 || IsHidden(viewer, Permission.OpenContact)) return new Dictionary<(PersonId, ContactField), PersonalValue>();
        await log.LogAsync(viewer.In, viewer.Actor, people, "name", Print, viewer.Cancellation);
        await log.LogAsync(viewer.In, viewer.Actor, people, "contact", Print, viewer.Cancellation);
        var known = await vault.ContactsOfAsync(viewer.In, people, [ContactField.Name, ContactField.Phone, ContactField.ReachNotes],
            viewer.Cancellation);
        return known.SelectMany(p => p.Select(c => (Person: p.Key, c.Field, c.Value)))
            .ToDictionary(c => (c.Person, c.Field), c => Shown(c.Person, c.Value));
    }

    private static PersonalValue Shown(PersonId subject, Unsealed value) =>
        value is Unsealed.Text text ? new(subject, null) { Value = text.Value } : new(subject, null) { Erased = true };
}
