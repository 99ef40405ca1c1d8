using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Specs.People;

/// <summary>What has passed counts from the minute it was due, also before the system has noticed and recorded it.</summary>
public class DecidingAfterADeadline
{
    private static readonly DateTimeOffset due = Any.Now.AddDays(2);
    private static readonly MembershipEvent[] known = [new PersonRecorded(Any.Ada)],
        member = [.. known, new MembershipApplied(Any.Ada), new MembershipAccepted(Any.Ada)];
    private static readonly VettingSeen seen = new(Any.Ada, Role.Helper, VettingLevel.References, Any.Ben, new(2026, 3, 1), due);

    private static readonly Dictionary<string, MembershipEvent[]> waiting = new()
    {
        ["a probation"] = [.. member, new ProbationBegun(Any.Ada, due)],
        ["a break"] = [.. member, new BreakStarted(Any.Ada, due)],
        ["an invitation"] = [.. known, new PersonInvited(Any.Ada, due)],
        ["the evidence for a role"] = [.. member, seen, new RoleGranted(Any.Ada, Role.Helper)],
    };

    private static readonly ICommand<Membership, MembershipEvent>[] commands =
    [
        new AcceptMember(), new AnswerQuestion(Any.Words(Any.Ada)), new AskApplicant(Any.Words(Any.Ada)), new BecomeFounder(Any.Ada),
        new BecomeSteward(true), new ChangeContact(["phone"]), new ComeOfAge(Any.Words(Any.Ada)), new CompleteProbation(),
        new DeclineApplicant(Any.Words(Any.Ada)), new EndBreak(), new GiveUpRole(Role.Helper), new GrantRole(Role.Helper),
        new InvitePerson(false), new ClaimRecord(Any.Words(Any.Ada)), new JoinCommunity(Any.Ada), new JoinHousehold(Any.Id<HouseholdId>(1)),
        new KeepDuplicate(new Membership(Any.Ben)), new LeaveCommunity(), new LeaveHousehold(false), new LiftAddressRestriction(),
        new LinkSignIn(), new MarkDeceased(), new MarkMinor(),
        new MergeRecord(new Membership(Any.Ben), Any.Words(Any.Ada), true, true, false, false),
        new RecordPerson(Any.Ada), new RestrictAddress(), new RevokeRole(Role.Helper, Any.Words(Any.Ada)),
        new StartBreak(due.AddDays(9)), new UnmergeRecord(new Membership(Any.Ben), Any.Words(Any.Ada), false),
        new VoidDeceasedMark(Any.Words(Any.Ada)),
        new SuspendRoles(Any.Words(Any.Ada)), new RestoreRoles(null),
        new VoidMinorMark(Any.Words(Any.Ada)), new AskHousehold(Any.Ben, false), new DenyHousehold(Any.Ada, Any.Ben),
        new TakeDownChange(default, false),
        new ConfirmChange(default, false, true), new DropChange(default), new EndAuthority(Authority.Parental),
        new SeeAuthority(Authority.Parental, new Membership(Any.Ben), new(2026, 3, 1), new(2026, 9, 1)),
    ];

    public static TheoryData<string> Deadlines { get; } = [.. waiting.Keys];

    [Theory, MemberData(nameof(Deadlines))]
    public void Every_command_is_judged_as_if_it_were_recorded(string deadline)
    {
        var unnoticed = waiting[deadline].Aggregate(default(Membership), Membership.Evolve)!;
        var recorded = MembershipDeadlines.All.PassedBy(unnoticed, due).Select(passed => passed.Default)
            .Aggregate(unnoticed, (state, passed) => Membership.Evolve(state, passed));
        recorded.Should().NotBe(unnoticed);
        foreach (var at in (Circumstances[])[Any.ByAda, Any.ByCoordinator, Any.By(Any.Dev, Role.Member, Role.Steward)])
            foreach (var command in commands)
                Said(command, unnoticed, at).Should().Be(Said(command, recorded, at), "{0} by {1} is no other after {2}",
                    command.GetType().Name, at.Actor, deadline);
    }

    [Fact]
    public void No_command_is_left_out() => typeof(Membership).Assembly.GetTypes()
        .Where(type => !type.IsGenericType && type.IsAssignableTo(typeof(ICommand<Membership, MembershipEvent>)))
        .Should().BeEquivalentTo(commands.Select(command => command.GetType()));

    private static string Said(ICommand<Membership, MembershipEvent> command, Membership state, Circumstances at)
    {
        var decision = command.Decide(state, at with { Now = due, OccurredAt = due });
        return $"{(decision as Decision<MembershipEvent>.Refused)?.Why.Code}: {string.Join(", ", decision.Events)}";
    }
}
