using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Stories;

namespace Coordination.Host.Households;

/// <summary>People who live together and are helped together.</summary>
public sealed class HouseholdsFeature : Feature
{
    public static readonly Permission
        ShareHousehold = new("share-household", "Say that one lives with another.") { SpokenFor = SpokenFor.Parental },
        ManageHousehold = new("manage-household", "Describe or leave a household, or say that one does not live with another.")
        { SpokenFor = SpokenFor.ByWord },
        SeeHousehold = new("see-household", "See who lives with somebody.");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(ShareHousehold, Role.Person);
        it.Permission(ManageHousehold, Role.Person);
        it.Permission(SeeHousehold, Role.Coordinator).ForRelated(Relation.Own);

        it.MapHouseholds();
        it.MapHouseholdReads();
        it.Parts<Membership>(HouseholdOnPerson.BuildAsync);

        it.Stream(Household.Stream);
        it.Event<HouseholdFormed>();
        it.Event<PersonJoinedHousehold>((e, says) => [says.Name(e.Person)]);
        it.Event<PersonLeftHousehold>((e, says) => [says.Name(e.Person)]);
        it.Event<HouseholdDescribed>();

        it.Example("getPersonHousehold", "person/samina");
        it.Example("shareHouseholdPerson", "person/doreen", x => x.For("doreen", new() { ["with"] = x.Id("person/jean") }));
        it.Example("denyHouseholdPerson", "person/doreen", x => x.For("doreen", new() { ["with"] = x.Id("person/jean") }));
        it.Example("leaveHouseholdPerson", "person/jean", x => x.For("jean"));
        it.Example("describeHouseholdPerson", "person/samina",
            x => x.For("samina", new() { ["words"] = "Third floor, no lift. Ring twice." }));
    }
}
