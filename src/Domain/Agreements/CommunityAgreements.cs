using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;

namespace Coordination.Domain.Agreements;

/// <summary>A community and the memberships of those who look after it.</summary>
public static class CommunityAgreements
{
    /// <summary>A community begins together with its first member. One that exists is not founded again, by nobody.</summary>
    public static Agreement Found(FoundCommunity founding, Community? community, Membership? founder, Circumstances at) => community is not null
        ? Agreement.Nothing
        : Agreement.Nothing
            .And(founding.Community.Value, founding.Decide(community, at))
            .And(founding.Founder.Value, new BecomeFounder(founding.Founder).Decide(founder, at));

    public static Agreement AppointSteward(Community community, Membership member, Circumstances at) => Agreement.Nothing
        .And(community.Id.Value, new AppointSteward(member.Id).Decide(community, at))
        .And(member.Id.Value, new BecomeSteward().Decide(member, at));
}
