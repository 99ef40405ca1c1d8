using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Host.Api;
using Coordination.Host.Commands;

namespace Coordination.Host.Messages;

/// <summary>A call that waits in the demo, for examples of the API.</summary>
public static class MessageExamples
{
    private const string Call = "message/ewa";
    private const int DaysWorth = 90;

    public static void DeclareExamples(this FeatureBuilder it)
    {
        it.ExampleThing(Call, 1, MessagesFeature.RecordMessageTold, Waiting);
        it.Example("toldMessage", Call, _ => new { by = "phone" });
        it.Example("getMessage", Call);
    }

    private static Plan Waiting(ExampleValues values)
    {
        var id = new MessageId(Guid.Parse(values.Id(Call)));
        return new(id.Value, at => Needed.Of(Agreement.Nothing.And(id.Value, Decision.Accept<MessageEvent>(
        [
            new MessagePlanned(id, new(Guid.Parse(values.Id("person/ewa"))), "request-closed", new(Guid.Parse(values.Id("request/ewa"))),
                at.Now.AddDays(DaysWorth)),
            new MessageCallNeeded(id, CallReason.PhoneOnly),
        ]))));
    }
}
