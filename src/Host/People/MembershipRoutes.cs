using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Wiring;

namespace Coordination.Host.People;

public sealed record WordsBody : CommandBody
{
    /// <summary>Sealed before it is stored.</summary>
    public required string Words { get; init; }
}

public sealed record RevokeRoleBody : CommandBody
{
    public required Role Role { get; init; }
    /// <summary>Why. Sealed before it is stored; the person can read it.</summary>
    public required string Words { get; init; }
}

public sealed record GiveUpRoleBody : CommandBody
{
    public required Role Role { get; init; }
    /// <summary>Who takes over from a steward.</summary>
    public PersonId? Successor { get; init; }
}

public sealed record BreakBody : CommandBody
{
    /// <summary>The last day of the break; open when absent.</summary>
    public DateOnly? Until { get; init; }
}

public sealed record MergeBody : CommandBody
{
    /// <summary>The record that is used from now on.</summary>
    public required PersonId Into { get; init; }
}

/// <summary>What happens between a community and one person after they became known: from an invitation to a farewell.</summary>
public static class MembershipRoutes
{
    public static void MapMemberships(this CommandDoors doors)
    {
        On<PlainBody>(doors, "invite", Act.InvitePerson, "Invite somebody known here to come in under their own sign-in", (_, _) => new(new InvitePerson()));
        On<WordsBody>(doors, "ask", Act.AcceptMember, "Ask an applicant something before deciding", async (call, body) => new AskApplicant(await WordsAsync(call, body.Words)));
        On<WordsBody>(doors, "answer", Act.ManageOwn, "Answer what one was asked as an applicant", async (call, body) => new AnswerQuestion(await WordsAsync(call, body.Words)));
        On<WordsBody>(doors, "decline", Act.AcceptMember, "Do not take an applicant in, and say why", async (call, body) => new DeclineApplicant(await WordsAsync(call, body.Words)));
        On<PlainBody>(doors, "complete-probation", Act.AcceptMember, "End a probation early", (_, _) => new(new CompleteProbation()));
        On<RevokeRoleBody>(doors, "revoke-role", Act.GrantRole, "Take a role back, and say why", async (call, body) => new RevokeRole(body.Role, await WordsAsync(call, body.Words)));
        doors.MapCommand<GiveUpRoleBody>("/people/{id}/give-up-role", Act.ManageOwn, "Give a role back", (call, body) => new(GivingUp(call, body)));
        On<BreakBody>(doors, "start-break", Act.ManageOwn, "Be asked nothing new for a while", async (call, body) => new StartBreak(body.Until is { } day ? (await call.MomentAsync(new(day, null), "until"))!.Instant : null));
        On<PlainBody>(doors, "end-break", Act.ManageOwn, "Be back from a break", (_, _) => new(new EndBreak()));
        doors.MapCommand<PlainBody>("/people/{id}/leave", Act.ManageOwn, "Leave the community", (call, _) => new(WithCommunity(call, CommunityAgreements.Leave)));
        doors.MapCommand<PlainBody>("/people/{id}/mark-deceased", Act.MarkPerson, "Note that somebody has died", (call, _) => new(WithCommunity(call, CommunityAgreements.MarkDeceased)));
        On<PlainBody>(doors, "void-deceased", Act.MarkPerson, "Take back a mistaken note that somebody has died", (_, _) => new(new VoidDeceasedMark()));
        On<PlainBody>(doors, "mark-minor", Act.MarkPerson, "Note that somebody is under 18", (_, _) => new(new MarkMinor()));
        On<PlainBody>(doors, "come-of-age", Act.MarkPerson, "Note that somebody is not under 18 any more", (_, _) => new(new ComeOfAge()));
        On<PlainBody>(doors, "restrict-address", Act.ManageOwn, "Keep where somebody lives out of every shared view", (_, _) => new(new RestrictAddress()));
        On<PlainBody>(doors, "lift-address", Act.ManageOwn, "Let where somebody lives be seen again by who may", (_, _) => new(new LiftAddressRestriction()));
        doors.MapCommand<MergeBody>("/people/{id}/merge", Act.MergeRecords, "Merge a record with another of the same person", (call, body) => new(Both(call.Route("id"), _ => body.Into, MergeAgreements.Merge)));
        doors.MapCommand<PlainBody>("/people/{id}/unmerge", Act.MergeRecords, "Part two records that were merged", (call, _) => new(Both(call.Route("id"), person => person.MergedInto ?? person.Id, MergeAgreements.Unmerge)));
    }

    private static void On<TBody>(CommandDoors doors, string verb, Act act, string summary, Func<Call, TBody, ValueTask<ICommand<Membership, MembershipEvent>>> command) where TBody : CommandBody =>
        doors.MapCommand<TBody>($"/people/{{id}}/{verb}", act, summary, async (call, body) => Plan.On(Membership.Stream, call.Route("id"), await command(call, body)));

    private static ValueTask<Personal> WordsAsync(Call call, string words) => call.SealAsync(new(call.Route("id")), "words", words);

    private static Plan GivingUp(Call call, GiveUpRoleBody body) => body.Role is not Role.Steward
        ? Plan.On(Membership.Stream, call.Route("id"), new GiveUpRole(body.Role))
        : WithCommunity(call, (streams, community, steward, at) =>
            body.Successor is not { } next ? CommunityAgreements.StandDown(community, steward, null, at)
            : streams.Existing(Membership.Stream, next.Value) is { } successor ? CommunityAgreements.StandDown(community, steward, successor, at)
            : null);

    private static Plan WithCommunity(Call call, Func<Community, Membership, Circumstances, Agreement> agree) => WithCommunity(call, (_, community, person, at) => agree(community, person, at));

    private static Plan WithCommunity(Call call, Func<Streams, Community, Membership, Circumstances, Agreement?> agree)
    {
        var id = call.Route("id");
        return new(id, (streams, at) => (streams.Existing(Community.Stream, call.Community.Value), streams.Existing(Membership.Stream, id)) is ({ } community, { } person) ? agree(streams, community, person, at) : null);
    }

    private static Plan Both(Guid id, Func<Membership, PersonId> other, Func<Membership, Membership, Circumstances, Agreement> agree) => new(id, (streams, at) =>
        streams.Existing(Membership.Stream, id) is { } person && streams.Existing(Membership.Stream, other(person).Value) is { } kept ? agree(person, kept, at) : null);
}
