using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>Somebody new who asks for help joins the community, or applies to join it, with the same command.</summary>
public static class FirstRequest
{
    public static Agreement Ask(Membership? membership, RaiseRequest raising, Circumstances at)
    {
        if (membership?.MayBegin is { } refusal) return refusal;
        var asked = raising.Decide(null, at);
        return membership is null
            ? Agreement.Nothing.And(raising.Person.Value, new JoinCommunity(raising.Person).Decide(null, at))
                .And(raising.Request.Value, asked)
            : Agreement.Nothing.And(raising.Request.Value, asked);
    }
}
