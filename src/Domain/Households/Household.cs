using System.Collections.Immutable;
using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Households;

/// <summary>Everything that can happen to a household. Names and fields are stored for ever.</summary>
public abstract record HouseholdEvent
{
    private protected HouseholdEvent() { }
}

[StoredAs("household.formed"), Visible(To.Sealed)]
public sealed record HouseholdFormed(HouseholdId Household) : HouseholdEvent;

[StoredAs("household.person-joined"), Visible(To.Sealed)]
public sealed record PersonJoinedHousehold(HouseholdId Household, [property: Links] PersonId Person) : HouseholdEvent;

[StoredAs("household.person-left"), Visible(To.Sealed)]
public sealed record PersonLeftHousehold(HouseholdId Household, [property: Links] PersonId Person) : HouseholdEvent;

/// <summary>What is said of the home as a whole, sealed with the household's own key.</summary>
[StoredAs("household.described"), Visible(To.Sealed)]
public sealed record HouseholdDescribed(HouseholdId Household, [property: SeenBy] Personal Words) : HouseholdEvent;

/// <summary>People who live together and are helped together. It is found only through one of them.</summary>
public sealed record Household(HouseholdId Id)
{
    public static readonly StreamOf<Household, HouseholdEvent> Stream = new("household", Evolve, (household, _) => household.People);

    public ImmutableHashSet<PersonId> People { get; init; } = [];
    public Personal? Words { get; init; }

    public static Household Evolve(Household? household, HouseholdEvent happened) => (household, happened) switch
    {
        (null, HouseholdFormed e) => new(e.Household),
        ({ }, PersonJoinedHousehold e) => household with { People = household.People.Add(e.Person) },
        ({ }, PersonLeftHousehold e) => household with { People = household.People.Remove(e.Person) },
        ({ }, HouseholdDescribed e) => household with { Words = e.Words },
        _ => throw new UnreachableException($"{happened} cannot follow {household}"),
    };
}
