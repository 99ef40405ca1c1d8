using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Reads;

namespace Coordination.Host.People;

public sealed record RecordPersonBody : CommandBody
{
    /// <summary>The name of the person. Kept in the vault, never in an event.</summary>
    [MaxLength(ContactLimits.Name)]
    public required string Name { get; init; }
    [MaxLength(ContactLimits.Phone)]
    public string? Phone { get; init; }
    [MaxLength(ContactLimits.Address)]
    public string? Address { get; init; }
    /// <summary>Whether it is somebody not known here yet, although somebody known has this name or number.</summary>
    public bool? IsNew { get; init; }
}

public sealed record JoinBody : CommandBody
{
    /// <summary>Your name. Kept in the vault, never in an event.</summary>
    [MaxLength(ContactLimits.Name)]
    public required string Name { get; init; }
    [MaxLength(ContactLimits.Phone)]
    public string? Phone { get; init; }
    /// <summary>
    /// The code of an invitation to a record that this community keeps of you already. A steward agrees that it is you; until then you see
    /// nothing of it, its name and number stay as they are, and the name you give tells them who says so.
    /// </summary>
    public string? Invitation { get; init; }
}

public sealed record RoleBody : CommandBody
{
    public required Role Role { get; init; }
    /// <summary>Evidence seen for the role, if the charter asks for some.</summary>
    public Evidence? Evidence { get; init; }
}

/// <summary>The commands on people and their memberships.</summary>
public static class PeopleRoutes
{
    public static readonly Refusal ClaimantKnown = new("membership.claimant-known",
        "Whoever claims this record is known here by now under another one. Do not agree to the claim, and merge the two.");

    public static void MapPeople(this FeatureBuilder it)
    {
        it.Command<RecordPersonBody>("/people/record", PeopleFeature.RecordPerson, "Note down a person who has no account",
            async (call, body) =>
        {
            await KnownAlike.AskAsync(call, body.Name, body.Phone, body.IsNew);
            var id = Guid.NewGuid();
            return (Plan.Start(id, new RecordPerson(new(id))) with
            {
                SideRows = await call.Service<Contacting>()(call, new(id), ("name", Bounds.PersonName(body.Name)), ("phone", body.Phone),
                    ("address", body.Address)),
            }).At($"/people/{id}");
        });
        it.Command<JoinBody>("/people/join", PeopleFeature.JoinCommunity, "Join this community, or ask to", JoiningAsync);
        it.Command<PlainBody>("/people/{id}/accept", PeopleFeature.AcceptMember, "Let an applicant in",
            (call, _) => new(MembershipRoutes.WithCommunity(call, CommunityAgreements.Accept) with
            {
                SideRows = Logins.Agreed(call.Community, new(call.Route("id")), ClaimantKnown),
            }));
        it.Command<RoleBody>("/people/{id}/grant-role", PeopleFeature.GrantRole, "Give a member a role",
            (call, body) => new(Plan.On(Membership.Stream, call.Route("id"), new GrantRole(body.Role, body.Evidence))));
        it.Command<PlainBody>("/people/{id}/appoint-steward", PeopleFeature.AppointSteward, "Make a member a steward",
            async (call, _) => AppointSteward(call.Community, new(call.Route("id")),
                await call.Service<Logins>().AnyOfAsync(call.Community, [new(call.Route("id"))], call.Cancellation)));
    }

    private static async ValueTask<Planned> JoiningAsync(CallerContext call, JoinBody body)
    {
        var logins = call.Service<Logins>();
        if (body.Invitation is { } invitation)
        {
            var claimed = await call.Service<Invitations>().ReadAsync(call, invitation);
            if (await call.Service<Accounts>().ClaimsAsync(call.Community, call.Login, call.Cancellation))
                return Joining(new(call.Person, HasClaimed: true));
            var words = await call.SealAsync(claimed, "words", Bounds.PersonName(body.Name));
            return Plan.On(Membership.Stream, claimed.Value, new ClaimRecord(words)) with
            {
                SideRows = await logins.ClaimsAsync(call.Login, call.Community, claimed, JoinCommunity.Claimed, call.Cancellation),
            };
        }
        var person = call.Person;
        if (await call.Service<Accounts>().ClaimsAsync(call.Community, call.Login, call.Cancellation))
            return Joining(new(person, HasClaimed: true));
        var isKnown = await logins.PersonAsync(call.Login, call.Community, call.Cancellation) is not null;
        var contact = await call.Service<Contacting>()(call, person, ("name", Bounds.PersonName(body.Name)), ("phone", body.Phone));
        return (Joining(new(person)) with
        {
            SideRows = isKnown ? contact
                : [logins.Known(call.Login, call.Community, person), logins.NoLongerTold(call.Login, call.Community), .. contact],
        }).At($"/people/{person}");
    }

    public static Plan Joining(JoinCommunity joining) => new(joining.Person.Value, at =>
        from known in Membership.Stream.Perhaps(joining.Person.Value)
        select Agreement.Nothing.And(joining.Person.Value, joining.Decide(known, at)));

    public static Plan AppointSteward(CommunityId within, PersonId person, bool signsIn) => new(person.Value, at =>
        from known in Community.Stream.Existing(within.Value).And(Membership.Stream.Existing(person.Value))
        select CommunityAgreements.AppointSteward(known.First, known.Second, signsIn, at));
}
