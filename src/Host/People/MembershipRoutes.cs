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
        it.Command<PlainBody>("/people/{id}/invite", PeopleFeature.InvitePerson, "Invite somebody known here to sign in themself",
            (call, _) => new(Inviting(call.Route("id"))));
        On<WordsBody>(it, "ask", PeopleFeature.AcceptMember, "Ask an applicant something before deciding",
            async (call, body) => new AskApplicant(await WordsAsync(call, body.Words)));
        On<WordsBody>(it, "answer", PeopleFeature.ManageOwn, "Answer the question asked of an applicant",
            async (call, body) => new AnswerQuestion(await WordsAsync(call, body.Words)));
        it.Command<WordsBody>("/people/{id}/decline", PeopleFeature.AcceptMember, "Do not take an applicant in, and say why",
            async (call, body) => Plan.On(Membership.Stream, call.Route("id"),
                new DeclineApplicant(await WordsAsync(call, body.Words))) with
            {
                SideRows = [Logins.NotAgreed(call.Community, new(call.Route("id")))],
            });
        On<PlainBody>(it, "complete-probation", PeopleFeature.AcceptMember, "End a probation early",
            (_, _) => new(new CompleteProbation()));
        On<RevokeRoleBody>(it, "revoke-role", PeopleFeature.GrantRole, "Take a role back, and say why",
            async (call, body) => new RevokeRole(body.Role, await WordsAsync(call, body.Words)));
        it.Command<GiveUpRoleBody>("/people/{id}/give-up-role", PeopleFeature.DecideOwn, "Give a role back",
            GivingUpAsync);
        On<BreakBody>(it, "start-break", PeopleFeature.ManageOwn, "Take a break: no new questions for a while",
            async (call, body) =>
            new StartBreak(body.Until is { } day ? (await call.MomentAsync(new(day, null), "until"))!.Instant : null));
        On<PlainBody>(it, "end-break", PeopleFeature.ManageOwn, "End a break", (_, _) => new(new EndBreak()));
        Together(it, "leave", PeopleFeature.DecideOwn, "Leave the community", CommunityAgreements.Leave);
        Together(it, "mark-deceased", PeopleFeature.MarkPerson, "Note that somebody has died", CommunityAgreements.MarkDeceased);
        Together(it, "void-deceased", PeopleFeature.MarkPerson, "Take back a mistaken note that somebody has died",
            CommunityAgreements.VoidDeceased);
        Together(it, "contest-deceased", PeopleFeature.DecideOwn, "Say that one lives, where it was noted that one has died",
            CommunityAgreements.ContestDeceased);
        Together(it, "suspend-roles", PeopleFeature.SuspendRoles, "Let the roles of somebody rest who cannot act",
            CommunityAgreements.SuspendRoles);
        Together(it, "restore-roles", PeopleFeature.SuspendRoles, "Note that somebody can act again", CommunityAgreements.RestoreRoles);
        Together(it, "contest-suspension", PeopleFeature.DecideOwn, "Say that one can act, where one's roles rest",
            CommunityAgreements.ContestSuspension);
        On<PlainBody>(it, "mark-minor", PeopleFeature.MarkPerson, "Note that somebody is under 18", (_, _) => new(new MarkMinor()));
        On<WordsBody>(it, "void-minor", PeopleFeature.UnmarkMinor, "Take back a mistaken note that somebody is under 18",
            async (call, body) => new VoidMinorMark(await WordsAsync(call, body.Words)));
        On<WordsBody>(it, "come-of-age", PeopleFeature.UnmarkMinor, "Note that somebody is not under 18 any more",
            async (call, body) => new ComeOfAge(await WordsAsync(call, body.Words)));
        On<PlainBody>(it, "restrict-address", PeopleFeature.ManageOwn, "Hide where somebody lives",
            (_, _) => new(new RestrictAddress()));
        On<PlainBody>(it, "lift-address", PeopleFeature.DecideOwn, "Stop hiding where one lives, a day from now",
            (_, _) => new(new LiftAddressRestriction()));
        it.Command<MergeBody>("/people/{id}/merge", PeopleFeature.MergeRecords, "Merge a record with another of the same person",
            MergingAsync);
        it.Command<WordsBody>("/people/{id}/unmerge", PeopleFeature.MergeRecords, "Separate two records that were merged",
            async (call, body) =>
        {
            var words = await WordsAsync(call, body.Words);
            var (signsIn, still) = await call.Service<Accounts>().OwnAsync(call.Community, new(call.Route("id")), call.Cancellation);
            return new Plan(call.Route("id"), at =>
                from person in Membership.Stream.Existing(call.Route("id"))
                from kept in Membership.Stream.Existing((person.MergedInto ?? person.Id).Value)
                select MergeAgreements.Unmerge(person, new(kept, words, signsIn), at))
            {
                SideRows = still,
            };
        });
    }

    private static async ValueTask<Planned> MergingAsync(CallerContext call, MergeBody body)
    {
        var (id, words) = (call.Route("id"), await WordsAsync(call, body.Words));
        var accounts = call.Service<Accounts>();
        var (signsIn, still) = await accounts.AnyOfAsync(call.Community, new PersonId(id), call.Cancellation);
        var (intoSignsIn, intoStill) = await accounts.AnyOfAsync(call.Community, body.Into, call.Cancellation);
        return new Plan(id, at =>
            from people in Membership.Stream.Existing(id).And(Membership.Stream.Existing(body.Into.Value))
            from homes in Homes.IsAtRisk(people.First).And(Homes.IsAtRisk(people.Second))
            select MergeAgreements.Merge(people.First,
                new(people.Second, words, signsIn, intoSignsIn, homes.First, homes.Second), at))
        {
            SideRows = [.. still, .. intoStill],
        };
    }

    public static Plan Inviting(Guid id) => new(id, at =>
        from person in Membership.Stream.Existing(id)
        from isHomeAtRisk in Homes.IsAtRisk(person)
        select Agreement.Nothing.And(id, new InvitePerson(isHomeAtRisk).Decide(person, at)));

    private static void On<TBody>(FeatureBuilder it, string verb, Permission permission, string summary,
        Func<CallerContext, TBody, ValueTask<ICommand<Membership, MembershipEvent>>> command) where TBody : CommandBody =>
        it.Command<TBody>($"/people/{{id}}/{verb}", permission, summary,
            async (call, body) => Plan.On(Membership.Stream, call.Route("id"), await command(call, body)));

    /// <summary>What the community and the person decide together.</summary>
    private static void Together(FeatureBuilder it, string verb, Permission permission, string summary,
        Func<Community, Membership, Circumstances, Agreement> agree) =>
        it.Command<PlainBody>($"/people/{{id}}/{verb}", permission, summary, (call, _) => new(WithCommunity(call, agree)));

    /// <summary>The same with a reason in words.</summary>
    private static void Together(FeatureBuilder it, string verb, Permission permission, string summary,
        Func<Community, Membership, Personal, Circumstances, Agreement> agree) =>
        it.Command<WordsBody>($"/people/{{id}}/{verb}", permission, summary, async (call, body) =>
        {
            var words = await WordsAsync(call, body.Words);
            return WithCommunity(call, (community, person, at) => agree(community, person, words, at));
        });

    private static ValueTask<Personal> WordsAsync(CallerContext call, string words) =>
        call.SealAsync(new(call.Route("id")), "words", words);

    private static async ValueTask<Planned> GivingUpAsync(CallerContext call, GiveUpRoleBody body)
    {
        if (body.Role is not Role.Steward) return Plan.On(Membership.Stream, call.Route("id"), new GiveUpRole(body.Role));
        var signsIn = body.Successor is { } next && await call.Service<Logins>().AnyOfAsync(call.Community, [next], call.Cancellation);
        return new Plan(call.Route("id"), at =>
            from known in Community.Stream.Existing(call.Community.Value).And(Membership.Stream.Existing(call.Route("id")))
            from successor in Membership.Stream.Named(body.Successor?.Value)
            select CommunityAgreements.StandDown(known.First, known.Second, successor, signsIn, at));
    }

    internal static Plan WithCommunity(CallerContext call, Func<Community, Membership, Circumstances, Agreement> agree) =>
        new(call.Route("id"), at =>
            from known in Community.Stream.Existing(call.Community.Value).And(Membership.Stream.Existing(call.Route("id")))
            select agree(known.First, known.Second, at));
}
