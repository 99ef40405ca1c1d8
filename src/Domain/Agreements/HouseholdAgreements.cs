using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Domain.Agreements;

/// <summary>A household and its people: the one who joins or leaves decides, and the household records it.</summary>
public static class HouseholdAgreements
{
    /// <summary>
    /// One person says that they live with another. If the other has said so before, they share a household from now on: that of the one
    /// who has one, or a new one.
    /// </summary>
    /// <param name="household">The household of the other, or else of the one who says it now.</param>
    public static Agreement Share(Membership saying, Membership with, Household? household, HouseholdId formed, Circumstances at)
    {
        if (saying.Id == with.Id) return MergeRecord.WithItself;
        if (with.MayBegin is { } refusal) return refusal;
        var asked = Agreement.Nothing.And(saying.Id.Value, new AskHousehold(with.Id).Decide(saying, at));
        if (asked.Refused is not null) return asked;
        if (saying.Household is { } shared && shared == with.Household) return Agreement.Nothing;
        if (with.LivesWith != saying.Id) return asked;
        var id = with.Household ?? saying.Household ?? formed;
        Membership[] joining = [.. new[] { with, saying }.Where(p => p.Household != id)];
        var begun = household is null ? new FormHousehold(id).Decide(null, at) : [];
        var (all, home) = (Agreement.Nothing.And(id.Value, begun), begun.Events.Aggregate(household, Household.Evolve));
        foreach (var person in joining)
        {
            var taken = new ChangeHousehold(person.Id).Decide(home!, at);
            all = all.And(person.Id.Value, new JoinHousehold(id).Decide(person, at)).And(id.Value, taken);
            home = taken.Events.Aggregate(home, Household.Evolve);
        }
        return all;
    }

    public static Agreement Leave(Membership leaving, Household? household, Circumstances at)
    {
        var agreement = Agreement.Nothing.And(leaving.Id.Value, new LeaveHousehold().Decide(leaving, at));
        return household is null ? agreement
            : agreement.And(household.Id.Value, new ChangeHousehold(leaving.Id, IsLeaving: true).Decide(household, at));
    }
}
