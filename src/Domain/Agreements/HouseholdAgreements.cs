using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Domain.Agreements;

/// <summary>A household and its people: the one who joins or leaves decides, and the household records it.</summary>
public static class HouseholdAgreements
{
    public static readonly Refusal LeaveInstead =
        new("household.leave-instead", "These two share a household. Whoever does not live there any more leaves it.");

    /// <summary>
    /// One person says that they live with another. If the other has said so before, they share a household from now on: that of the one
    /// who has one, or a new one. Into a home where somebody is at risk, the last word is that of somebody who lives there.
    /// </summary>
    /// <param name="household">The household of the other, or else of the one who says it now.</param>
    /// <param name="home">Everybody who lives with either of the two.</param>
    /// <param name="signsIn">Whether somebody signs in as the one who says it now, and so says it themself.</param>
    public static Agreement Share(Membership saying, Membership with, Household? household, IReadOnlyList<Membership> home,
        HouseholdId formed, bool signsIn, Circumstances at)
    {
        if (saying.Id == with.Id) return MergeRecord.WithItself;
        if (at.MaySpeakFor(saying.Id) is { } notYours) return notYours;
        if (with.MayBegin is { } refusal) return refusal;
        var isAtRisk = IsAtRisk([saying, with, .. home]);
        var asked = Agreement.Nothing.And(saying.Id.Value, new AskHousehold(with.Id, isAtRisk || signsIn).Decide(saying, at));
        if (asked.Refused is not null) return asked;
        if (saying.Household is { } shared && shared == with.Household) return Agreement.Nothing;
        if (with.LivesWith != saying.Id) return asked;
        if (isAtRisk && with.Household is not null && saying.Household is null) return asked;
        var id = with.Household ?? saying.Household ?? formed;
        Membership[] joining = [.. new[] { with, saying }.Where(p => p.Household != id)];
        var begun = household is null ? new FormHousehold(id).Decide(null, at) : [];
        var (all, joined) = (Agreement.Nothing.And(id.Value, begun), begun.Events.Aggregate(household, Household.Evolve));
        foreach (var person in joining)
        {
            var taken = new ChangeHousehold(person.Id).Decide(joined!, at);
            all = all.And(person.Id.Value, new JoinHousehold(id).Decide(person, at)).And(id.Value, taken);
            joined = taken.Events.Aggregate(joined, Household.Evolve);
        }
        return all;
    }

    /// <summary>One of the two says that they do not live together. Who shares a household leaves it instead.</summary>
    public static Agreement Deny(Membership saying, Membership with, Circumstances at) => saying switch
    {
        _ when saying.Id == with.Id => MergeRecord.WithItself,
        _ when at.MaySpeakFor(saying.Id) is { } refusal => refusal,
        { Household: { } shared } when shared == with.Household => LeaveInstead,
        _ => Agreement.Nothing.And(saying.Id.Value, new DenyHousehold(saying.Id, with.Id).Decide(saying, at))
            .And(with.Id.Value, new DenyHousehold(saying.Id, with.Id).Decide(with, at)),
    };

    /// <param name="home">Everybody who lives there.</param>
    public static Agreement Leave(Membership leaving, Household? household, IReadOnlyList<Membership> home, Circumstances at)
    {
        var isPutOut = home.Any(person => person.IsAddressRestricted && at.ActorIs(person.Id));
        var agreement = Agreement.Nothing.And(leaving.Id.Value,
            new LeaveHousehold(IsAtRisk([leaving, .. home]), isPutOut).Decide(leaving, at));
        return household is null ? agreement
            : agreement.And(household.Id.Value, new ChangeHousehold(leaving.Id, IsLeaving: true).Decide(household, at));
    }

    /// <summary>Whether one of those who live there keeps their home from others.</summary>
    public static bool IsAtRisk(IEnumerable<Membership> home) => home.Any(person => person.IsAddressRestricted);
}
