using Coordination.Domain.Agreements;
using Coordination.Domain.Consents;
using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Consents;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Households;
using Coordination.Host.People;

namespace Coordination.Host.Demo;

/// <summary>
/// What happens between a community and its people besides help: invitations, evidence, households, consents, emergencies.
/// </summary>
public sealed partial class DemoScript
{
    public void Invites(string when, string key) =>
        Coordinates("invite/" + key, At(when), PeopleFeature.InvitePerson,
            Plan.On(Membership.Stream, Person(key).Value, new InvitePerson()));

    /// <summary>The evidence holds for so many days from the anchor.</summary>
    public void SeesEvidence(string when, string key, VettingLevel level, int validDays) =>
        Stewards("evidence/" + key, At(when), PeopleFeature.GrantRole,
            Plan.On(Membership.Stream, Person(key).Value,
            new GrantRole(Role.Helper, new(level, DateOnly.FromDateTime(At(when).DateTime), anchor.AddDays(validDays)))));

    /// <summary>Both say so: first the one, then the other.</summary>
    public void LivesWith(string when, string key, string with)
    {
        Saying(key, with, At(when));
        Saying(with, key, At(when).AddMinutes(5));

        void Saying(string one, string other, DateTimeOffset at) =>
            ForSomebody("home/" + one, at, one, HouseholdsFeature.ShareHousehold, Authority.VerbalConsent,
                _ => new(HouseholdRoutes.Sharing(Person(one).Value, Person(other), new(Id("household", key)))));
    }

    /// <summary>A steward sees what the person wrote; a coordinator records what they consent to.</summary>
    public void Consents(string when, string key, Purpose purpose, Recipient to, params DataClass[] what)
    {
        var seen = DateOnly.FromDateTime(At(when).DateTime);
        Stewards($"paper/{key}", At(when), PeopleFeature.SeeAuthority, Plan.On(Membership.Stream, Person(key).Value,
            new SeeAuthority(Authority.WrittenConsent, null, seen, anchor.AddDays(300))));
        ForSomebody($"consent/{key}/{purpose}", At(when).AddMinutes(10), key, ConsentsFeature.GiveConsent, Authority.WrittenConsent,
            _ => new(new Plan(Person(key).Value, at =>
                from consents in PersonConsents.Stream.Perhaps(PersonConsents.Of(Person(key)))
                select Agreement.Nothing.And(PersonConsents.Of(Person(key)),
                    new GiveConsent(Person(key), purpose, [to], what, null, Manner.Written, 1).Decide(consents, at)))));
    }

    public void HidesAddress(string when, string key) =>
        ForSomebody("hide/" + key, At(when), key, PeopleFeature.ManageOwn, Authority.VerbalConsent,
            _ => new(Plan.On(Membership.Stream, Person(key).Value, new RestrictAddress())));

    /// <summary>Somebody else still has to call them back.</summary>
    public void WantsAddressShown(string when, string key, string takenDownBy) =>
        steps.Add(new("show/" + key, At(when), Person(takenDownBy), PeopleFeature.TakeDownChange, new(Channel.Phone),
            _ => new(Plan.On(Membership.Stream, Person(key).Value, new TakeDownChange(PersonChange.LiftAddress, HasAccount: false)))));

    public void OpensEmergencyAccess(string when, string by, string over, Emergency emergency, string words)
    {
        var id = new EmergencyAccessId(Id("access", over));
        steps.Add(new("access/" + over, At(when), Person(by), EmergencyAccessFeature.OpenEmergencyAccess, new(Channel.Web), async context =>
            EmergencyAccessRoutes.OpeningAccess(id, Community, Person(over), emergency, await context.SealedAsync(Person(over), words))));
    }

    /// <summary>A coordinator acts with the consent of the person.</summary>
    private void ForSomebody(string step, DateTimeOffset at, string key, Permission permission, Authority authority,
        Func<StepContext, ValueTask<Plan>> plan) =>
        steps.Add(new(step, at, Person(Coordinator(step)), permission, new(Channel.Phone, Person(key), authority), plan));
}
