using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>
/// Asking for help makes somebody known: who is new here joins, or asks to join, with the request; also if the request is declined, so that
/// they can read what became of it.
/// </summary>
public static class FirstRequest
{
    public static Agreement Ask(Membership? membership, RaiseRequest raising, Circumstances at)
    {
        if (membership?.MayBegin is { } refusal) return refusal;
        var asked = Agreement.Nothing.And(raising.Request.Value, raising.Decide(null, at));
        if (membership is not null || asked.Facts.Count == 0) return asked;
        var joined = Agreement.Nothing.And(raising.Person.Value, new JoinCommunity(raising.Person).Decide(null, at));
        return joined.Refused is not null ? joined : asked with { Facts = [.. joined.Facts, .. asked.Facts] };
    }
}
