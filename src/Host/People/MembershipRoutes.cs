using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.People;

public sealed record RevokeRoleBody : CommandBody
{
    public required Role Role { get; init; }
    /// <summary>Why. Sealed before it is stored; the person can read it.</summary>
    [MaxLength(Personal.LongestWords)]
    public required string Words { get; init; }
}

public sealed record GiveUpRoleBody : CommandBody
{
    public required Role Role { get; init; }
    /// <summary>The person who takes over from a steward.</summary>
    public PersonId? Successor { get; init; }
}

public sealed record BreakBody : CommandBody
{
    /// <summary>The last day of the break; no end if absent.</summary>
    public DateOnly? Until { get; init; }
}

public sealed record MergeBody : CommandBody
{
    /// <summary>The record that is used from now on.</summary>
    public required PersonId Into { get; init; }
    /// <summary>What shows that both are the same person. Sealed before it is stored.</summary>
    [MaxLength(Personal.LongestWords)]
    public required string Words { get; init; }
}

/// <summary>The commands on a membership, from an invitation to leaving.</summary>
public static class MembershipRoutes
{
    public static void MapMemberships(this FeatureBuilder it)
    {
        On<PlainBody>(it, "invite", PeopleFeature.InvitePerson, "Invite somebody known here to sign in themself",
            (_, _) => new(new InvitePerson()));
        On<WordsBody>(it, "ask", PeopleFeature.AcceptMember, "Ask an applicant something before deciding",
            async (call, body) => new AskApplicant(await WordsAsync(call, body.Words)));
        On<WordsBody>(it, "answer", PeopleFeature.ManageOwn, "Answer the question asked of an applicant",
            async (call, body) => new AnswerQuestion(await WordsAsync(call, body.Words)));
        On<WordsBody>(it, "decline", PeopleFeature.AcceptMember, "Do not take an applicant in, and say why",
            async (call, body) => new DeclineApplicant(await WordsAsync(call, body.Words)));
        On<PlainBody>(it, "complete-probation", PeopleFeature.AcceptMember, "End a probation early",
            (_, _) => new(new CompleteProbation()));
        On<RevokeRoleBody>(it, "revoke-role", PeopleFeature.GrantRole, "Take a role back, and say why",
            async (call, body) => new RevokeRole(body.Role, await WordsAsync(call, body.Words)));
        it.Command<GiveUpRoleBody>("/people/{id}/give-up-role", PeopleFeature.DecideOwn, "Give a role back",
            (call, body) => new(GivingUp(call, body)));
        On<BreakBody>(it, "start-break", PeopleFeature.ManageOwn, "Take a break: no new questions for a while",
            async (call, body) =>
            new StartBreak(body.Until is { } day ? (await call.MomentAsync(new(day, null), "until"))!.Instant : null));
        On<PlainBody>(it, "end-break", PeopleFeature.ManageOwn, "End a break", (_, _) => new(new EndBreak()));
        it.Command<PlainBody>("/people/{id}/leave", PeopleFeature.DecideOwn, "Leave the community",
            (call, _) => new(WithCommunity(call, CommunityAgreements.Leave)));
        it.Command<PlainBody>("/people/{id}/mark-deceased", PeopleFeature.MarkPerson, "Note that somebody has died",
            (call, _) => new(WithCommunity(call, CommunityAgreements.MarkDeceased)));
        it.Command<WordsBody>("/people/{id}/void-deceased", PeopleFeature.MarkPerson, "Take back a mistaken note that somebody has died",
            async (call, body) =>
        {
            var words = await WordsAsync(call, body.Words);
            return WithCommunity(call, (community, person, at) => CommunityAgreements.VoidDeceased(community, person, words, at));
        });
        On<PlainBody>(it, "mark-minor", PeopleFeature.MarkPerson, "Note that somebody is under 18", (_, _) => new(new MarkMinor()));
        On<WordsBody>(it, "void-minor", PeopleFeature.UnmarkMinor, "Take back a mistaken note that somebody is under 18",
            async (call, body) => new VoidMinorMark(await WordsAsync(call, body.Words)));
        On<PlainBody>(it, "come-of-age", PeopleFeature.UnmarkMinor, "Note that somebody is not under 18 any more",
            (_, _) => new(new ComeOfAge()));
        On<PlainBody>(it, "restrict-address", PeopleFeature.ManageOwn, "Hide where somebody lives",
            (_, _) => new(new RestrictAddress()));
        On<PlainBody>(it, "lift-address", PeopleFeature.DecideOwn, "Stop hiding where one lives, a day from now",
            (_, _) => new(new LiftAddressRestriction()));
        it.Command<MergeBody>("/people/{id}/merge", PeopleFeature.MergeRecords, "Merge a record with another of the same person",
            MergingAsync);
        it.Command<WordsBody>("/people/{id}/unmerge", PeopleFeature.MergeRecords, "Separate two records that were merged",
            async (call, body) =>
        {
            var parting = new UnmergeRecord(await WordsAsync(call, body.Words));
            return Both(call.Route("id"), person => person.MergedInto ?? person.Id,
                (person, kept, at) => MergeAgreements.Unmerge(person, kept, parting, at));
        });
    }

    private static async ValueTask<Planned> MergingAsync(CallerContext call, MergeBody body)
    {
        var (id, words) = (call.Route("id"), await WordsAsync(call, body.Words));
        var logins = call.Service<Logins>();
        var hasAccount = await logins.AnyOfAsync(call.Community, new(id), call.Cancellation)
            || await logins.AnyOfAsync(call.Community, body.Into, call.Cancellation);
        return Both(id, _ => body.Into, (person, kept, at) => MergeAgreements.Merge(person, new(kept, words, hasAccount), at));
    }

    private static void On<TBody>(FeatureBuilder it, string verb, Permission permission, string summary,
        Func<CallerContext, TBody, ValueTask<ICommand<Membership, MembershipEvent>>> command) where TBody : CommandBody =>
        it.Command<TBody>($"/people/{{id}}/{verb}", permission, summary,
            async (call, body) => Plan.On(Membership.Stream, call.Route("id"), await command(call, body)));

    private static ValueTask<Personal> WordsAsync(CallerContext call, string words) =>
        call.SealAsync(new(call.Route("id")), "words", words);

    private static Plan GivingUp(CallerContext call, GiveUpRoleBody body) => body.Role is not Role.Steward
        ? Plan.On(Membership.Stream, call.Route("id"), new GiveUpRole(body.Role))
        : new(call.Route("id"), at =>
            from known in Community.Stream.Existing(call.Community.Value).And(Membership.Stream.Existing(call.Route("id")))
            from successor in Membership.Stream.Named(body.Successor?.Value)
            select CommunityAgreements.StandDown(known.First, known.Second, successor, at));

    private static Plan WithCommunity(CallerContext call, Func<Community, Membership, Circumstances, Agreement> agree) =>
        new(call.Route("id"), at =>
            from known in Community.Stream.Existing(call.Community.Value).And(Membership.Stream.Existing(call.Route("id")))
            select agree(known.First, known.Second, at));

    private static Plan Both(Guid id, Func<Membership, PersonId> other, Func<Membership, Membership, Circumstances, Agreement> agree) =>
        new(id, at =>
            from person in Membership.Stream.Existing(id)
            from kept in Membership.Stream.Existing(other(person).Value)
            select agree(person, kept, at));
}
