using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Domain.Agreements;

/// <summary>A request is opened again only for somebody who may ask for help now.</summary>
public static class ReopeningAgreements
{
    public static Agreement Reopen(ReopenRequest reopening, Request request, Membership person, Circumstances at) =>
        request.Outcome is not null && person.MayBegin is { } refusal ? refusal
            : Agreement.Nothing.And(request.Id.Value, reopening.Decide(request, at));
}
