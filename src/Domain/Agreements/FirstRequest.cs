using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>
/// Asking for help makes somebody known: who is new here joins, or asks to join, with the request; also if the request is declined, so that
/// they can read what became of it, and where the community comes to its end.
/// </summary>
public static class FirstRequest
{
    public static Agreement Ask(Membership? membership, RaiseRequest raising, Circumstances at) =>
        Of(membership, raising, raising.Decide(null, at), at);

    /// <param name="before">The same as it was declined earlier; null if it was not.</param>
    public static Agreement Ask(Membership? membership, AskForUnserved asking, Request? before, Circumstances at) =>
        Of(membership, asking.Asked, asking.Decide(before, at), at);

    private static Agreement Of(Membership? membership, RaiseRequest raising, Decision<RequestEvent> decided, Circumstances at)
    {
        if (membership?.MayBegin is { } refusal) return refusal;
        var asked = Agreement.Nothing.And(raising.Request.Value, decided);
        if (membership is not null || asked.Facts.Count == 0) return asked;
        var joined = Agreement.Nothing.And(raising.Person.Value,
            new JoinCommunity(raising.Person).Decide(null, at with { NothingNew = null }));
        return joined.Refused is not null ? joined : asked with { Facts = [.. joined.Facts, .. asked.Facts] };
    }
}
