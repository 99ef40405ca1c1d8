using Coordination.Domain.Consents;
using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Keys;

namespace Coordination.Host.Reads;

/// <summary>
/// The one filter on what leaves the vault. Of each person it knows whether their home is kept from others, whether they are under 18, what
/// they consent to, and how the reader stands to them. Whatever cannot be read hides.
/// </summary>
public sealed class VaultGate(Folds folds, Relations relations)
{
    /// <summary>What this viewer may see of these people. The other person of a match sees only what the consents allow.</summary>
    public async ValueTask<Func<PersonId, ContactField, bool>> OpenAsync(
        Viewer viewer, IReadOnlyCollection<PersonId> people, string purpose)
    {
        var members = await FoldedAsync<Membership>(viewer, people.Select(p => StreamKey.Of(viewer.In.Value, p.Value, Membership.Stream)));
        foreach (var (id, kept) in await FoldedAsync<Membership>(viewer, members.Values.OfType<Membership>().SelectMany(OtherRecords)
            .Where(p => !members.ContainsKey(p.Value)).Select(p => StreamKey.Of(viewer.In.Value, p.Value, Membership.Stream))))
            members[id] = kept;
        var shown = await HomesShownAsync(viewer, people, members);
        var consents = purpose is not Opening.Match ? []
            : await FoldedAsync<PersonConsents>(viewer, people.Concat(people.SelectMany(Others))
                .Select(p => StreamKey.Of(viewer.In.Value, PersonConsents.Of(p), PersonConsents.Stream)));
        return (person, field) => viewer.Is(person)
            || ((shown.Contains(person) || !TellsHome(field)) && (purpose is not Opening.Match || Shares(person, ClassOf(field))));

        IEnumerable<PersonId> Others(PersonId person) => members.GetValueOrDefault(person.Value) is { } known ? OtherRecords(known) : [];

        bool Shares(PersonId person, DataClass what) =>
            members.GetValueOrDefault(person.Value) is { } member && InUse(member) is { } kept && IsStillHere(kept)
                && IsStillHere(viewer.Member) && Others(person).Append(person).Select(PersonConsents.Of).All(consents.ContainsKey)
                && PersonConsents.SharesUnderAll(consents.GetValueOrDefault(PersonConsents.Of(kept.Id)),
                    Others(person).Append(person).Select(p => consents[PersonConsents.Of(p)]), what, viewer.Now,
                    member.IsMinor || kept.IsMinor);

        Membership? InUse(Membership known) =>
            known.MergedInto is { } into ? members.GetValueOrDefault(into.Value) : known;
    }

    /// <summary>Whoever has left or died learns nothing of the other person of a match any more, nor the other of them.</summary>
    private static bool IsStillHere(Membership person) => person.Standing is not (Standing.Left or Standing.Deceased);

    /// <summary>Whether this viewer may be told where this person lives, and what is noted of their home.</summary>
    public async ValueTask<bool> ShowsHomeAsync(Viewer viewer, PersonId person) =>
        (await OpenAsync(viewer, [person], Opening.Coordination))(person, ContactField.Address);

    /// <summary>
    /// Those of these people whose homes are not kept from the viewer. The home of whoever lives with somebody at risk is the same home.
    /// </summary>
    private async ValueTask<IReadOnlySet<PersonId>> HomesShownAsync(
        Viewer viewer, IReadOnlyCollection<PersonId> people, Dictionary<Guid, Membership?> members)
    {
        var homes = await FoldedAsync<Household>(viewer, members.Values.Select(m => m?.Household).OfType<HouseholdId>().Distinct()
            .Select(home => StreamKey.Of(viewer.In.Value, home.Value, Household.Stream)));
        var others = await FoldedAsync<Membership>(viewer, homes.Values.OfType<Household>().SelectMany(home => home.People)
            .Where(p => !members.ContainsKey(p.Value)).Distinct().Select(p => StreamKey.Of(viewer.In.Value, p.Value, Membership.Stream)));
        var shown = new HashSet<PersonId>();
        foreach (var person in people)
            if (IsOpen(person) || await relations.IsOpenInEmergencyAsync(viewer, person)) shown.Add(person);
        return shown;

        bool IsOpen(PersonId person) => IsUnrestricted(person) && OtherRecords(members[person.Value]!).Append(person).All(IsHomeOpen);

        bool IsHomeOpen(PersonId record) => members.GetValueOrDefault(record.Value) is { } known && known.Household switch
        {
            null => true,
            { } home => homes.GetValueOrDefault(home.Value) is { } shared && shared.People.All(IsUnrestricted),
        };

        bool IsUnrestricted(PersonId person) =>
            (members.GetValueOrDefault(person.Value) ?? others.GetValueOrDefault(person.Value)) is { IsAddressRestricted: false } known
                && (known.MergedInto is not { } kept || members.GetValueOrDefault(kept.Value) is { IsAddressRestricted: false });
    }

    /// <summary>By stream. A stream that cannot be read is left out; one that does not exist is null.</summary>
    private async ValueTask<Dictionary<Guid, TState?>> FoldedAsync<TState>(Viewer viewer, IEnumerable<StreamKey> keys)
        where TState : class =>
        (await folds.FoldAsync([.. keys.Distinct()], viewer.Cancellation)).Where(f => f.Value.Unreadable is null)
            .ToDictionary(f => f.Key.Stream, f => f.Value.State as TState);

    /// <summary>The same person may live somewhere under another record of theirs.</summary>
    private static IEnumerable<PersonId> OtherRecords(Membership known) =>
        known.MergedInto is { } kept ? known.Duplicates.Append(kept) : known.Duplicates;

    private static bool TellsHome(ContactField field) => ClassOf(field) is DataClass.Address || field is ContactField.ReachNotes;

    private static DataClass ClassOf(ContactField field) => field switch
    {
        ContactField.Name => DataClass.Name,
        ContactField.Email => DataClass.Email,
        ContactField.Address or ContactField.Postcode => DataClass.Address,
        ContactField.BirthYear or ContactField.Language => DataClass.Needs,
        _ => DataClass.Phone,
    };
}
