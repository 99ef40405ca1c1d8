using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Households;

namespace Coordination.Integration.Pages;

public sealed partial record AcceptedCommands
{
    /// <summary>What a coordinator takes down for somebody about with whom they live.</summary>
    private IEnumerable<string> OnHome(Membership person)
    {
        var (at, path) = (For(person.Id), $"people/{person.Id}");
        var home = Households.SingleOrDefault(h => h.Id == person.Household);
        var asking = People.Values.Where(other => other.LivesWith == person.Id && other.MayBegin is null).ToList();
        var signsIn = person.Records.Any(record => SigningIn.Contains(record.Value));
        if (!person.IsMinor && asking.Any(other => Speaks(HouseholdsFeature.ShareHousehold, HouseholdAgreements.Share(person, other,
            Households.SingleOrDefault(h => h.Id == (other.Household ?? person.Household)), At(person.Household, other.Household),
            new(Guid.NewGuid()), signsIn, at))))
            yield return path + "/share-household";
        if (asking.Concat(person.LivesWith is { } said ? [People[said.Value]] : []).Any(other =>
            Speaks(HouseholdsFeature.ManageHousehold, HouseholdAgreements.Deny(person, other, at))))
            yield return path + "/deny-household";
        if (home is not null && Speaks(HouseholdsFeature.ManageHousehold,
            HouseholdAgreements.Leave(person, home, At(person.Household), at)))
            yield return path + "/leave-household";

        Membership[] At(params HouseholdId?[] homes) =>
            [.. People.Values.Where(p => p.Household is { } lives && homes.Contains(lives))];
        bool Speaks(Permission permission, Agreement agreed) => Coordinates && May(permission, agreed);
    }
}
