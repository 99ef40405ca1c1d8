using Coordination.Domain.Agreements;
using Coordination.Domain.Consents;
using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
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

    public void LivesWith(string when, string key, string with) =>
        ForSomebody("home/" + key, At(when), key, HouseholdsFeature.ShareHousehold,
            _ => new(HouseholdRoutes.Sharing(Person(key).Value, Person(with), new(Id("household", key)))));

    public void Consents(string when, string key, Purpose purpose, Recipient to, params DataClass[] what) =>
        ForSomebody($"consent/{key}/{purpose}", At(when), key, PeopleFeature.ManageOwn, _ => new(new Plan(Person(key).Value, at =>
            from consents in PersonConsents.Stream.Perhaps(PersonConsents.Of(Person(key)))
            select Agreement.Nothing.And(PersonConsents.Of(Person(key)),
                new GiveConsent(Person(key), purpose, [to], what, null, Manner.Verbal, 1).Decide(consents, at)))));

    public void OpensEmergencyAccess(string when, string by, string over, Emergency emergency, string words)
    {
        var id = new EmergencyAccessId(Id("access", over));
        steps.Add(new("access/" + over, At(when), Person(by), EmergencyAccessFeature.OpenEmergencyAccess, new(Channel.Web), async context =>
            EmergencyAccessRoutes.OpeningAccess(id, Community, Person(over), emergency, await context.SealedAsync(Person(over), words))));
    }

    /// <summary>A coordinator acts with the consent of the person.</summary>
    private void ForSomebody(string step, DateTimeOffset at, string key, Permission permission, Func<StepContext, ValueTask<Plan>> plan) =>
        steps.Add(new(step, at, Person(Coordinator(step)), permission, new(Channel.Phone, Person(key), Authority.VerbalConsent), plan));
}
