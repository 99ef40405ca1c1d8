using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Domain.Agreements;

/// <summary>A household and its people: the one who joins or leaves decides, and the household records it.</summary>
public static class HouseholdAgreements
{
    /// <summary>One person joins the household of another. The household is formed where the other had none.</summary>
    public static Agreement Share(Membership joining, Membership with, Household? household, HouseholdId formed, Circumstances at)
    {
        if (joining.Id == with.Id) return MergeRecord.WithItself;
        if (with.MayBegin is { } refusal) return refusal;
        var id = with.Household ?? formed;
        var agreement = Agreement.Nothing.And(joining.Id.Value, new JoinHousehold(id).Decide(joining, at));
        if (agreement.Facts.Count == 0) return agreement;
        var (current, taken) = (household, agreement);
        if (with.Household is null)
        {
            var begun = new FormHousehold(id).Decide(null, at);
            taken = taken.And(id.Value, begun).And(with.Id.Value, Decision.Accept<MembershipEvent>([new HouseholdJoined(with.Id, id)]));
            current = begun.Events.Aggregate(current, Household.Evolve);
            Take(with.Id);
        }
        Take(joining.Id);
        return taken;

        void Take(PersonId person)
        {
            var decision = new ChangeHousehold(person).Decide(current!, at);
            taken = taken.And(id.Value, decision);
            current = decision.Events.Aggregate(current, Household.Evolve);
        }
    }

    public static Agreement Leave(Membership leaving, Household? household, Circumstances at)
    {
        var agreement = Agreement.Nothing.And(leaving.Id.Value, new LeaveHousehold().Decide(leaving, at));
        return household is null ? agreement
            : agreement.And(household.Id.Value, new ChangeHousehold(leaving.Id, IsLeaving: true).Decide(household, at));
    }
}
