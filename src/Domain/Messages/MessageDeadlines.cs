using Coordination.Domain.Kernel;

namespace Coordination.Domain.Messages;

/// <summary>The deadlines of a message: when it is to be told, and until when it is worth telling.</summary>
public static class MessageDeadlines
{
    public const string ComesDue = "message-comes-due", Ends = "message-ends";

    public static readonly DeadlinesOf<Message, MessageEvent> All = new(Message.Stream, Of);

    private static IEnumerable<Pending<MessageEvent>> Of(Message state)
    {
        if (!state.IsOpen) yield break;
        if (state is { Stage: MessageStage.Planned, SendAt: { } at })
            yield return new(ComesDue, at, state.Person, new MessageCameDue(state.Id));
        yield return new(Ends, state.Until, state.Person, new MessageDropped(state.Id, DropReason.Outdated));
    }
}
