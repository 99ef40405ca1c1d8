using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Domain.Agreements;

/// <summary>A community and the memberships of those who look after it.</summary>
public static class CommunityAgreements
{
    /// <summary>A community is founded together with its first member. Founding one that exists changes nothing.</summary>
    public static Agreement Found(FoundCommunity founding, Community? community, Membership? founder, Circumstances at) =>
        community is not null
        ? Agreement.Nothing
        : Agreement.Nothing
            .And(founding.Community.Value, founding.Decide(community, at))
            .And(founding.Founder.Value, new BecomeFounder(founding.Founder).Decide(founder, at));

    /// <param name="signsIn">Whether anybody signs in as the member.</param>
    public static Agreement AppointSteward(Community community, Membership member, bool signsIn, Circumstances at) => Agreement.Nothing
        .And(community.Id.Value, new AppointSteward(member.Id).Decide(community, at))
        .And(member.Id.Value, new BecomeSteward(signsIn).Decide(member, at));

    /// <summary>A steward gives the role back, to somebody or to those who remain.</summary>
    /// <param name="signsIn">Whether anybody signs in as the successor.</param>
    public static Agreement StandDown(Community community, Membership steward, Membership? successor, bool signsIn, Circumstances at)
    {
        var agreement = Agreement.Nothing
            .And(community.Id.Value, new StandDown(steward.Id, successor?.Id).Decide(community, at))
            .And(steward.Id.Value, new GiveUpRole(Role.Steward).Decide(steward, at));
        return successor is null ? agreement : agreement.And(successor.Id.Value, new BecomeSteward(signsIn).Decide(successor, at));
    }

    /// <summary>Anybody may leave; only the last two stewards first name who takes over.</summary>
    public static Agreement Leave(Community community, Membership leaving, Circumstances at) => Agreement.Nothing
        .And(community.Id.Value, new StandDown(leaving.Id).Decide(community, at))
        .And(leaving.Id.Value, new LeaveCommunity().Decide(leaving, at));

    /// <summary>
    /// The operator names a steward, who must be a member like any other steward, and links their sign-in if they have none.
    /// </summary>
    public static Agreement Recover(Community community, Membership member, Personal words, Circumstances at) => Agreement.Nothing
        .And(community.Id.Value, new RecoverSteward(member.Id, words).Decide(community, at))
        .And(member.Id.Value, new BecomeSteward(SignsIn: true).Decide(member, at));

    /// <summary>In a community that begins, its only steward invites and lets in.</summary>
    public static Agreement Accept(Community community, Membership person, Circumstances at) => Agreement.Nothing
        .And(person.Id.Value, new AcceptMember(community.ActingStewards.Count == 1).Decide(person, at));

    /// <summary>The role of a steward who has died rests at once.</summary>
    public static Agreement MarkDeceased(Community community, Membership person, Circumstances at)
    {
        var marked = Agreement.Nothing.And(person.Id.Value, new MarkDeceased().Decide(person, at));
        return marked.Facts.Count == 0 ? marked : marked.And(community.Id.Value, new SuspendSteward(person.Id).Decide(community, at));
    }

    /// <summary>The roles of somebody who cannot act rest at once, and a steward decides nothing meanwhile.</summary>
    public static Agreement SuspendRoles(Community community, Membership person, Personal words, Circumstances at)
    {
        var suspended = Agreement.Nothing.And(person.Id.Value, new SuspendRoles(words).Decide(person, at));
        return suspended.Facts.Count == 0 ? suspended
            : suspended.And(community.Id.Value, new SuspendSteward(person.Id).Decide(community, at));
    }

    /// <summary>Whoever was said to be unable to act signs in and says that they can.</summary>
    public static Agreement ContestSuspension(Community community, Membership person, Circumstances at) =>
        at.ActorIs(person.Id) ? RestoreRoles(community, person, null, at) : Circumstances.NotYours;

    public static Agreement RestoreRoles(Community community, Membership person, Personal? words, Circumstances at)
    {
        var restored = Agreement.Nothing.And(person.Id.Value, new RestoreRoles(words).Decide(person, at));
        return restored.Facts.Count == 0 || person.Standing is Standing.Deceased ? restored
            : restored.And(community.Id.Value, new RestoreSteward(person.Id).Decide(community, at));
    }

    /// <summary>Whoever was noted as having died signs in and says that they live.</summary>
    public static Agreement ContestDeceased(Community community, Membership person, Circumstances at) =>
        at.ActorIs(person.Id) ? VoidDeceased(community, person, null, at) : Circumstances.NotYours;

    public static Agreement VoidDeceased(Community community, Membership person, Personal? words, Circumstances at)
    {
        var voided = Agreement.Nothing.And(person.Id.Value, new VoidDeceasedMark(words).Decide(person, at));
        return voided.Facts.Count == 0 || person.AreRolesSuspended ? voided
            : voided.And(community.Id.Value, new RestoreSteward(person.Id).Decide(community, at));
    }
}
