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
        foreach (var (id, kept) in await FoldedAsync<Membership>(viewer, members.Values.Select(m => m?.MergedInto).OfType<PersonId>()
            .Where(p => !members.ContainsKey(p.Value)).Select(p => StreamKey.Of(viewer.In.Value, p.Value, Membership.Stream))))
            members[id] = kept;
        var shown = await HomesShownAsync(viewer, people, members);
        var consents = purpose is not Opening.Match ? [] : await FoldedAsync<PersonConsents>(viewer,
            people.Select(p => StreamKey.Of(viewer.In.Value, PersonConsents.Of(p), PersonConsents.Stream)));
        return (person, field) => viewer.Is(person)
            || ((shown.Contains(person) || !TellsHome(field)) && (purpose is not Opening.Match || Shares(person, ClassOf(field))));

        bool Shares(PersonId person, DataClass what) =>
            consents.TryGetValue(PersonConsents.Of(person), out var known) && members.GetValueOrDefault(person.Value) is { } member
                && PersonConsents.Shares(known, what, viewer.Now, member.IsMinor
                    || (member.MergedInto is { } kept && members.GetValueOrDefault(kept.Value) is not { IsMinor: false }));
    }

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

        bool IsOpen(PersonId person) => IsUnrestricted(person) && members[person.Value]!.Household switch
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
