using Coordination.Domain.Agreements;
using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Reads;

namespace Coordination.Host.Handovers;

public sealed record RecordCallBody : CommandBody
{
    public required CallOutcome Outcome { get; init; }
    /// <summary>The request it was about, if it was about one of this person.</summary>
    public RequestId? Request { get; init; }
}

/// <summary>An attempt to call somebody, as the API answers it.</summary>
/// <param name="CalledBy">Who tried.</param>
public sealed record CallView(CallId Id, PersonId Person, CallOutcome Outcome, PersonId? CalledBy, DateTimeOffset CalledAt)
{
    public RequestId? Request { get; init; }
}

/// <summary>Recording attempts to call somebody, and reading the latest.</summary>
public static class CallRoutes
{
    public static void MapCalls(this FeatureBuilder it)
    {
        it.Command<RecordCallBody>("/people/{id}/record-call", HandoversFeature.RecordCall,
            "Record an attempt to call somebody, and what came of it",
            (call, body) => new(Recording(new(Guid.NewGuid()), new(call.Route("id")), body.Outcome, body.Request)));
        it.Read<IReadOnlyList<CallView>>("/people/{id}/calls", HandoversFeature.SeeCalls, "listPersonCalls",
            "List the latest attempts to call somebody, newest first", ListAsync);
    }

    public static Plan Recording(CallId id, PersonId person, CallOutcome outcome, RequestId? request) => new(id.Value, at =>
        from known in Membership.Stream.Existing(person.Value).And(Request.Stream.Named(request?.Value))
        let isTheirs = known.Second is null || known.First.Records.Contains(known.Second.Person)
        select Agreement.Nothing.And(id.Value, new RecordCall(id, person, outcome, request, isTheirs).Decide(null, at)));

    private static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked)
    {
        var person = new PersonId(viewer.Route("id"));
        if (!viewer.May(HandoversFeature.SeeCalls, viewer.To(person))
            || (await viewer.Service<Folds>().FoldAsync(Membership.Stream, viewer.In, person.Value, viewer.Cancellation)).State
                is not { } member) return Read.NotFound;
        var calls = await CallsOnPages.LatestAsync(viewer, CallsOnPages.OfPerson, [.. member.Records.Select(record => record.Value)],
            ReadQuery.UsualItems);
        return new(calls.Select(call => new CallView(call.Fact.Call, call.Fact.Person, call.Fact.Outcome, call.By, call.At)
        {
            Request = call.Fact.Request,
        }).ToList());
    }
}
