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
        Stewards("invite/" + key, At(when), PeopleFeature.InvitePerson, MembershipRoutes.Inviting(Person(key).Value));

    /// <summary>Somebody signed in with the invitation. A steward has not agreed yet that it is them.</summary>
    public void Claims(string when, string key, string name) =>
        steps.Add(new("claim/" + key, At(when), new(Id("claimant", key)), PeopleFeature.JoinCommunity, new(Channel.Web),
            async context => Plan.On(Membership.Stream, Person(key).Value, new ClaimRecord(await context.SealedAsync(Person(key), name)))));

    /// <summary>The evidence holds for so many days from the anchor.</summary>
    public void SeesEvidence(string when, string key, VettingLevel level, int validDays) =>
        Stewards("evidence/" + key, At(when), PeopleFeature.GrantRole,
            Plan.On(Membership.Stream, Person(key).Value,
            new GrantRole(Role.Helper, new(level, DateOnly.FromDateTime(At(when).DateTime), anchor.AddDays(validDays)))));

    /// <summary>Both say so: first the one, then the other.</summary>
    public void LivesWith(string when, string key, string with)
    {
        Saying(key, with, At(when), key);
        Saying(with, key, At(when).AddMinutes(5), key);
    }

    /// <summary>The other has not answered yet.</summary>
    public void SaysToLiveWith(string when, string key, string with) => Saying(key, with, At(when), key);

    private void Saying(string one, string other, DateTimeOffset at, string home) =>
        ForSomebody("home/" + one, at, one, HouseholdsFeature.ShareHousehold, Authority.VerbalConsent,
            _ => new(HouseholdRoutes.Sharing(Person(one).Value, Person(other), new(Id("household", home)), signsIn: false)));

    /// <summary>One steward sees what the person wrote; another records what they consent to.</summary>
    public void Consents(string when, string key, string seenBy, Purpose purpose, Recipient to, params DataClass[] what)
    {
        var seen = DateOnly.FromDateTime(At(when).DateTime);
        steps.Add(new($"paper/{key}", At(when), Person(seenBy), PeopleFeature.SeeAuthority, new(Channel.Web),
            _ => new(Plan.On(Membership.Stream, Person(key).Value,
                new SeeAuthority(Authority.WrittenConsent, null, seen, anchor.AddDays(300), purpose)))));
        steps.Add(new($"consent/{key}/{purpose}", At(when).AddMinutes(10), Person(Founder), ConsentsFeature.GiveConsent,
            new(Channel.Phone, Person(key), Authority.WrittenConsent), _ => new(new Plan(Person(key).Value, at =>
                from known in Membership.Stream.Existing(Person(key).Value)
                    .And(PersonConsents.Stream.Perhaps(PersonConsents.Of(Person(key))))
                select ConsentAgreements.Give(
                    new(Person(key), purpose, [to], what, null, Manner.Written, 1), known.First, known.Second, at)))));
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
            EmergencyAccessRoutes.OpeningAccess(id, Community, Person(over), emergency,
                await context.SealedAsync(Person(over), words), unreviewed: 0)));
    }

    /// <summary>A coordinator acts with the consent of the person.</summary>
    private void ForSomebody(string step, DateTimeOffset at, string key, Permission permission, Authority authority,
        Func<StepContext, ValueTask<Plan>> plan) =>
        steps.Add(new(step, at, Person(Coordinator(step)), permission, new(Channel.Phone, Person(key), authority), plan));
}
