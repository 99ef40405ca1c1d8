using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;

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
}

public sealed record JoinBody : CommandBody
{
    /// <summary>Your name. Kept in the vault, never in an event.</summary>
    [MaxLength(ContactLimits.Name)]
    public required string Name { get; init; }
    [MaxLength(ContactLimits.Phone)]
    public string? Phone { get; init; }
    /// <summary>The code of an invitation to a record that this community keeps of you already.</summary>
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
    public static void MapPeople(this FeatureBuilder it)
    {
        it.Command<RecordPersonBody>("/people/record", PeopleFeature.RecordPerson, "Note down a person who has no account",
            async (call, body) =>
        {
            var id = Guid.NewGuid();
            return (Plan.Start(id, new RecordPerson(new(id))) with
            {
                SideRows = await call.Service<Contacting>()(call, new(id), ("name", Bounds.PersonName(body.Name)), ("phone", body.Phone),
                    ("address", body.Address)),
            }).At($"/people/{id}");
        });
        it.Command<JoinBody>("/people/join", PeopleFeature.JoinCommunity, "Join this community, or ask to", JoiningAsync);
        it.Command<PlainBody>("/people/{id}/accept", PeopleFeature.AcceptMember, "Let an applicant in",
            (call, _) => new(Plan.On(Membership.Stream, call.Route("id"), new AcceptMember())));
        it.Command<RoleBody>("/people/{id}/grant-role", PeopleFeature.GrantRole, "Give a member a role",
            (call, body) => new(Plan.On(Membership.Stream, call.Route("id"), new GrantRole(body.Role, body.Evidence))));
        it.Command<PlainBody>("/people/{id}/appoint-steward", PeopleFeature.AppointSteward, "Make a member a steward",
            (call, _) => new(AppointSteward(call.Community, new(call.Route("id")))));
    }

    private static async ValueTask<Planned> JoiningAsync(CallerContext call, JoinBody body)
    {
        var person = body.Invitation is { } invitation ? await call.Service<Invitations>().ReadAsync(call, invitation) : call.Person;
        var isKnown = await call.Service<Logins>().PersonAsync(call.Login, call.Community, call.Cancellation) is not null;
        var contact = await call.Service<Contacting>()(call, person, ("name", Bounds.PersonName(body.Name)), ("phone", body.Phone));
        return (Joining(person) with
        {
            SideRows = isKnown ? contact : [call.Service<Logins>().Known(call.Login, call.Community, person), .. contact],
            As = person,
        }).At($"/people/{person}");
    }

    public static Plan Joining(PersonId person) => new(person.Value, at =>
        from known in Membership.Stream.Perhaps(person.Value)
        select Agreement.Nothing.And(person.Value, new JoinCommunity(person).Decide(known, at)));

    public static Plan AppointSteward(CommunityId within, PersonId person) => new(person.Value, at =>
        from known in Community.Stream.Existing(within.Value).And(Membership.Stream.Existing(person.Value))
        select CommunityAgreements.AppointSteward(known.First, known.Second, at));
}
