using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;

namespace Coordination.Host.Reads;

/// <summary>A personal value as this viewer meets it: its text where they may see it, that it was erased, or neither.</summary>
public sealed record PersonalValue(PersonId Subject, string? Digest)
{
    public string? Value { get; init; }
    public bool? Erased { get; init; }
}

/// <summary>Personal values opened for one viewer; each look was logged before.</summary>
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
/// Opens personal values for viewers who may see them. What a viewer may see is decided before; that they saw it is noted first.
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

    /// <summary>What these people are called; who has no name here is not in the answer.</summary>
    public async ValueTask<IReadOnlyDictionary<PersonId,
        PersonalValue>> NamesAsync(Viewer viewer, IReadOnlyCollection<PersonId> people, string purpose = Coordination)
    {
        if (people.Count == 0 || IsHidden(viewer, Permission.OpenNames)) return new Dictionary<PersonId, PersonalValue>();
        await log.LogAsync(viewer.In, viewer.Actor, people, "name", purpose, viewer.Cancellation);
        return (await vault.NamesOfAsync(viewer.In, people, viewer.Cancellation)).ToDictionary(n => n.Key, n => Shown(n.Key, n.Value));
    }

    /// <summary>
    /// How to reach somebody: to the other one of a match no more than they consent to, and where somebody at risk lives to nobody but
    /// themself and who opened emergency access.
    /// </summary>
    public async ValueTask<IReadOnlyDictionary<ContactField, PersonalValue>> ContactAsync(Viewer viewer, PersonId person, string purpose)
    {
        if (IsHidden(viewer, Permission.OpenContact)) return new Dictionary<ContactField, PersonalValue>();
        var (isShown, isOwn) = (await ShownFieldsAsync(viewer, person, purpose), viewer.Person == person);
        await log.LogAsync(viewer.In, viewer.Actor, [person], "contact", purpose, viewer.Cancellation);
        return (await vault.ContactOfAsync(viewer.In, person, viewer.Cancellation)).Where(c => isOwn || isShown(c.Key))
            .ToDictionary(c => c.Key, c => Shown(person, c.Value));
    }

    private async ValueTask<Func<ContactField, bool>> ShownFieldsAsync(Viewer viewer, PersonId person, string purpose)
    {
        var (member, consent) = (StreamKey.Of(viewer.In.Value, person.Value, Membership.Stream),
            StreamKey.Of(viewer.In.Value, PersonConsents.Of(person), PersonConsents.Stream));
        var folded = await folds.FoldAsync([member, consent], viewer.Cancellation);
        var hidesHome = folded[member].State is Membership { IsAddressRestricted: true } && !await relations.IsOpenInEmergencyAsync(viewer, person);
        var consents = folded[consent].State as PersonConsents;
        return field =>
            !(hidesHome && (ClassOf(field) is DataClass.Address || field is ContactField.ReachNotes))
                && (purpose != Match || PersonConsents.Shares(consents, ClassOf(field), viewer.Now));
    }

    private static DataClass ClassOf(ContactField field) => field switch
    {
        ContactField.Name => DataClass.Name,
        ContactField.Email => DataClass.Email,
        ContactField.Address or ContactField.Postcode => DataClass.Address,
        ContactField.BirthYear or ContactField.Language => DataClass.Needs,
        _ => DataClass.Phone,
    };

    /// <summary>Whatever leads a program here, it is shown what its scopes open.</summary>
    private static bool IsHidden(Viewer viewer, Permission permission) => viewer.Caller.Program is not null && !viewer.May(permission);

    /// <summary>
    /// What these people are called and how they are reached, for a sheet of paper. That it was put on paper is noted as such.
    /// </summary>
    public async ValueTask<IReadOnlyDictionary<(PersonId Person, ContactField Field),
        PersonalValue>> ForPaperAsync(Viewer viewer, IReadOnlyCollection<PersonId> people)
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
