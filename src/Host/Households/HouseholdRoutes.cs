using Coordination.Domain.Agreements;
using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Reads;

namespace Coordination.Host.Households;

public sealed record ShareHouseholdBody : CommandBody
{
    /// <summary>The person with whom this person lives.</summary>
    public required PersonId With { get; init; }
}

public sealed record DenyHouseholdBody : CommandBody
{
    /// <summary>The person with whom this person does not live.</summary>
    public required PersonId With { get; init; }
}

/// <summary>The household of a person: its members, and what is noted about the household as a whole.</summary>
public sealed record HouseholdView(HouseholdId Id, IReadOnlyList<PersonId> People)
{
    public PersonalValue? Words { get; init; }
}

/// <summary>The routes of households. A household is reached through one of its members; there is no list of them.</summary>
public static class HouseholdRoutes
{
    public static void MapHouseholds(this FeatureBuilder it)
    {
        it.Command<ShareHouseholdBody>("/people/{id}/share-household", HouseholdsFeature.ShareHousehold,
            "Say that somebody lives with somebody else, who says the same",
            SharingAsync);
        it.Command<DenyHouseholdBody>("/people/{id}/deny-household", HouseholdsFeature.ManageHousehold,
            "Say that somebody does not live with somebody else, who may have said so",
            (call, body) => new(Denying(call.Route("id"), body.With)));
        it.Command<PlainBody>("/people/{id}/leave-household", HouseholdsFeature.ManageHousehold,
            "Note that somebody does not live there any more", (call, _) => new(Leaving(call.Route("id"))));
        it.Command<WordsBody>("/people/{id}/describe-household", HouseholdsFeature.ManageHousehold,
            "Describe a household: what helps others to help there", DescribingAsync);
    }

    public static void MapHouseholdReads(this FeatureBuilder it) =>
        it.ReadOpened<HouseholdView>("/people/{id}/household", HouseholdsFeature.SeeHousehold, "getPersonHousehold",
            "Read the household of a person", GetAsync);

    private static async ValueTask<Planned> SharingAsync(CallerContext call, ShareHouseholdBody body)
    {
        var (saying, logins) = (new PersonId(call.Route("id")), call.Service<Logins>());
        var signsIn = await logins.AnyOfAsync(call.Community, [saying], call.Cancellation);
        return Sharing(saying.Value, body.With, new(Guid.NewGuid()), signsIn);
    }

    /// <param name="formed">The new household, if these two are its first members and both have said so.</param>
    /// <param name="signsIn">Whether somebody signs in as the one who says it, and so says it themself.</param>
    public static Plan Sharing(Guid joining, PersonId with, HouseholdId formed, bool signsIn) => new(joining, at =>
        from people in Membership.Stream.Existing(joining).And(Membership.Stream.Existing(with.Value))
        from household in Household.Stream.Perhaps((people.Second.Household ?? people.First.Household ?? formed).Value)
        from left in Household.Stream.Named(people.First.Household?.Value)
        from home in Homes.PeopleOf(household, left)
        select HouseholdAgreements.Share(people.First, people.Second, household, home, formed, signsIn, at));

    public static Plan Denying(Guid saying, PersonId with) => new(saying, at =>
        from people in Membership.Stream.Existing(saying).And(Membership.Stream.Existing(with.Value))
        select HouseholdAgreements.Deny(people.First, people.Second, at));

    public static Plan Leaving(Guid id) => new(id, at =>
        from person in Membership.Stream.Existing(id)
        from household in Household.Stream.Named(person.Household?.Value)
        from home in Homes.PeopleOf(household)
        select HouseholdAgreements.Leave(person, household, home, at));

    private static async ValueTask<Planned> DescribingAsync(CallerContext call, WordsBody body)
    {
        var person = new PersonId(call.Route("id"));
        var (membership, _) = await call.Service<Folds>().FoldAsync(Membership.Stream, call.Community, person.Value, call.Cancellation);
        if (membership?.Household is not { } home) return Homeless(person);
        return Plan.On(Household.Stream, home.Value,
            new DescribeHousehold(person, await call.SealAsync(home.AsSubject, "words", body.Words)));
    }

    /// <summary>Somebody of no household describes none.</summary>
    private static Plan Homeless(PersonId person) => new(person.Value, at =>
        from known in Membership.Stream.Existing(person.Value)
        select (Agreement)(at.MaySpeakFor(person) ?? LeaveHousehold.InNone));

    private static async ValueTask<Read> GetAsync(Viewer viewer, ReadQuery asked)
    {
        var (folds, person) = (viewer.Service<Folds>(), new PersonId(viewer.Route("id")));
        if (!viewer.May(HouseholdsFeature.SeeHousehold, viewer.To(person))) return Read.NotFound;
        var (membership, _) = await folds.FoldAsync(Membership.Stream, viewer.In, person.Value, viewer.Cancellation);
        if (membership?.Household is not { } home
            || (await folds.FoldAsync(Household.Stream, viewer.In, home.Value, viewer.Cancellation)).State is not { } household)
            return Read.NotFound;
        var said = await viewer.Service<VaultGate>().ShowsHomeAsync(viewer, person) ? household.Words : null;
        var words = await viewer.Service<Opening>().WordsAsync(viewer, said is null ? [] : [said]);
        return new(new HouseholdView(home, [.. household.People.OrderBy(p => p.Value)])
        {
            Words = said is null ? null : words.Of(said)
        }, null, HoldsOpened: true);
    }
}
