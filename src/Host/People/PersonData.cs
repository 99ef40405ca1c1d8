using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Reads;

namespace Coordination.Host.People;

/// <summary>The name and contact details of a person, as far as this viewer may know.</summary>
public sealed record PersonContactView(PersonId Person)
{
    public PersonalValue? Name { get; init; }
    public PersonalValue? Phone { get; init; }
    public PersonalValue? Email { get; init; }
    public PersonalValue? Address { get; init; }
    public PersonalValue? Postcode { get; init; }
    public PersonalValue? BirthYear { get; init; }
    public PersonalValue? ReachNotes { get; init; }
    public PersonalValue? PreferredChannel { get; init; }
    public PersonalValue? Language { get; init; }
}

/// <summary>The code by which somebody says, once and until this instant, that the record is of them.</summary>
public sealed record InvitationView(PersonId Person, string Invitation, DateTimeOffset Until);

/// <summary>A record that somebody was shown data of a person: once an hour for the same class and purpose.</summary>
public sealed record LookView(string Viewer, string DataClass, string Purpose, DateTimeOffset Hour);

/// <summary>The reads of one person's data: the person always may, others as the permission table says.</summary>
public static class PersonData
{
    private const int MostLooks = 500, MostAlike = 10;

    public static void MapPersonData(this FeatureBuilder it)
    {
        it.ReadOpened<PersonContactView>("/people/{id}/contact", PeopleFeature.SeeContact, "getPersonContact",
            "Read how somebody is called and reached", ContactAsync);
        it.ReadOpened<InvitationView>("/people/{id}/invitation", PeopleFeature.InvitePerson, "getPersonInvitation",
            "Read what to hand to somebody who is invited", InvitationAsync);
        it.ReadOpened<IReadOnlyList<PersonId>>("/people/{id}/alike", PeopleFeature.MergeRecords, "listPersonAlike",
            "List others of the same name or number, who may be the same person", AlikeAsync);
        it.ReadOpened<IReadOnlyList<LookView>>("/people/{id}/looks", PeopleFeature.SeeLooks, "listPersonLooks",
            "Read who was shown somebody's data, and what for", async (viewer, _) =>
            viewer.May(PeopleFeature.SeeLooks, viewer.To(Asked(viewer))) && await IsKnownAsync(viewer)
                ? new(await LooksAsync(viewer, Asked(viewer)), HoldsOpened: true) : Read.NotFound);
    }

    private static async ValueTask<Read> InvitationAsync(Viewer viewer, ReadQuery asked)
    {
        var (person, _) = await viewer.Service<Folds>()
            .FoldAsync(Domain.People.Membership.Stream, viewer.In, viewer.Route("id"), viewer.Cancellation);
        return person is not null && await MayHandOverAsync(viewer, person)
            && await viewer.Service<Invitations>().OfAsync(viewer.In, person, viewer.Cancellation) is { } invitation
            ? new(new InvitationView(person.Id, invitation, person.Until!.Value), null, HoldsOpened: true) : Read.NotFound;
    }

    /// <summary>
    /// Whoever invited hands the code over, and does not agree to what is claimed by it. For a protected record it is a steward.
    /// </summary>
    public static async ValueTask<bool> MayHandOverAsync(Viewer viewer, Domain.People.Membership person) =>
        viewer.May(PeopleFeature.InvitePerson) && (person.InvitedBy is not { } by || by == viewer.Person)
        && (viewer.Roles.Contains(Role.Steward)
            || (!person.IsProtected && await viewer.Service<VaultGate>().ShowsHomeAsync(viewer, person.Id)));

    private static async ValueTask<Read> AlikeAsync(Viewer viewer, ReadQuery asked)
    {
        if (!await IsKnownAsync(viewer)) return Read.NotFound;
        var known = await viewer.Service<Opening>().ContactAsync(viewer, Asked(viewer), Opening.Coordination);
        return new(await AlikeAsync(viewer, Asked(viewer), known), null, HoldsOpened: true);
    }

    /// <summary>People of the same name or the same number. Whoever decides looks at each.</summary>
    public static async ValueTask<IReadOnlyList<PersonId>> AlikeAsync(
        Viewer viewer, PersonId person, IReadOnlyDictionary<ContactField, PersonalValue> known)
    {
        var found = await viewer.Service<Vault>().FindAllAsync(viewer.In, viewer.Cancellation,
            [.. from field in (ContactField[])[ContactField.Name, ContactField.Phone]
                let value = known.GetValueOrDefault(field)?.Value
                where value is { Length: > 0 }
                select (field, value)]);
        return [.. found.SelectMany(people => people).Where(f => f != person).Distinct().Take(MostAlike)];
    }

    /// <summary>Who looked at what is known of a person, and of their home.</summary>
    public static async ValueTask<IReadOnlyList<LookView>> LooksAsync(Viewer viewer, PersonId person)
    {
        var (known, _) = await viewer.Service<Folds>()
            .FoldAsync(Domain.People.Membership.Stream, viewer.In, person.Value, viewer.Cancellation);
        var looks = new List<Disclosure>();
        foreach (var subject in (PersonId?[])[person, known?.Household?.AsSubject])
            if (subject is { } about)
                looks.AddRange(await viewer.Service<DisclosureLog>().AboutAsync(viewer.In, about, MostLooks, viewer.Cancellation));
        return [.. looks.Where(d => !d.Viewer.Is(person)).OrderByDescending(d => d.Hour).Take(MostLooks)
            .Select(d => new LookView(d.Viewer.ToString(), d.DataClass, d.Purpose, d.Hour))];
    }

    /// <summary>The relation through which the viewer may see somebody's contact, besides their roles.</summary>
    public static async ValueTask<(bool May, string Purpose)> MayReachAsync(Viewer viewer, PersonId person) =>
        viewer.Is(person) ? (true, "own")
        : await viewer.Service<Relations>().IsOpenInEmergencyAsync(viewer, person) ? (true, Opening.Emergency)
        : (viewer.May(PeopleFeature.SeeContact), Opening.Coordination);

    private static async ValueTask<Read> ContactAsync(Viewer viewer, ReadQuery asked)
    {
        var person = Asked(viewer);
        var (may, purpose) = await MayReachAsync(viewer, person);
        if (!may || !await IsKnownAsync(viewer)) return Read.NotFound;
        var known = await viewer.Service<Opening>().ContactAsync(viewer, person, purpose);
        return new(new PersonContactView(person)
        {
            Name = known.GetValueOrDefault(ContactField.Name),
            Phone = known.GetValueOrDefault(ContactField.Phone),
            Email = known.GetValueOrDefault(ContactField.Email),
            Address = known.GetValueOrDefault(ContactField.Address),
            Postcode = known.GetValueOrDefault(ContactField.Postcode),
            BirthYear = known.GetValueOrDefault(ContactField.BirthYear),
            ReachNotes = known.GetValueOrDefault(ContactField.ReachNotes),
            PreferredChannel = known.GetValueOrDefault(ContactField.PreferredChannel),
            Language = known.GetValueOrDefault(ContactField.Language),
        }, null, HoldsOpened: true);
    }

    private static PersonId Asked(Viewer viewer) => new(viewer.Route("id"));

    private static async ValueTask<bool> IsKnownAsync(Viewer viewer) =>
        (await viewer.Service<Folds>()
            .FoldAsync(Domain.People.Membership.Stream, viewer.In, viewer.Route("id"), viewer.Cancellation)).State is not null;
}
