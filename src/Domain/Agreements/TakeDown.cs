using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>
/// A request written down for somebody who rang. A person not known here yet is recorded with it, also where the request is declined.
/// </summary>
public static class TakeDown
{
    public static Agreement Request(Membership? person, RaiseRequest raising, Circumstances at) =>
        Of(person, raising, raising.Decide(null, at), at);

    /// <param name="before">The same as it was declined earlier; null if it was not.</param>
    public static Agreement Request(Membership? person, AskForUnserved asking, Request? before, Circumstances at) =>
        Of(person, asking.Asked, asking.Decide(before, at), at);

    private static Agreement Of(Membership? person, RaiseRequest raising, Decision<RequestEvent> decided, Circumstances at)
    {
        if (person?.MayBegin is { } refusal) return refusal;
        var known = Agreement.Nothing.And(raising.Person.Value, new RecordPerson(raising.Person).Decide(person, at));
        var raised = Agreement.Nothing.And(raising.Request.Value, decided);
        return known.Refused is not null ? known
            : raised with { Facts = raised.Refused is null || raised.Facts.Count > 0 ? [.. known.Facts, .. raised.Facts] : [] };
    }
}
