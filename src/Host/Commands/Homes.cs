using Coordination.Domain.Agreements;
using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Host.Commands;

/// <summary>Who lives together, for decisions about one of them.</summary>
public static class Homes
{
    /// <summary>Everybody who lives there, under the record that is in use.</summary>
    public static Needed<IReadOnlyList<Membership>> PeopleOf(params IEnumerable<Household?> households) =>
        Needed.All(households.SelectMany(household => household?.People ?? []).Distinct().Select(InUse));

    /// <summary>Whether somebody who lives with this person, under any of the records, keeps their home from others.</summary>
    public static Needed<bool> IsAtRisk(Membership person) =>
        from records in Needed.All(person.Duplicates.Select(record => Membership.Stream.Existing(record.Value)))
        from households in Needed.All(records.Append(person).Select(record => record.Household).OfType<HouseholdId>().Distinct()
            .Select(home => Household.Stream.Existing(home.Value)))
        from people in PeopleOf(households)
        select HouseholdAgreements.IsAtRisk(people);

    private static Needed<Membership> InUse(PersonId person) =>
        from known in Membership.Stream.Existing(person.Value)
        from kept in Membership.Stream.Named(known.MergedInto?.Value)
        select kept ?? known;
}
