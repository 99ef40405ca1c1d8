using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;
using Coordination.Host.Handovers;

namespace Coordination.Integration.Pages;

public sealed partial record AcceptedCommands
{
    /// <summary>Whoever tried to call somebody records it on the page of that person or of their request.</summary>
    private IEnumerable<string> OnCalls(PersonId person, RequestId? request = null) =>
        May(HandoversFeature.RecordCall, (Call?)null, new RecordCall(default, person, CallOutcome.Answered, request))
            ? [$"people/{person}/record-call"] : [];
}
