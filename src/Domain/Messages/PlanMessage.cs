using Coordination.Domain.Kernel;

namespace Coordination.Domain.Messages;

/// <summary>The system plans to tell somebody something. What is no longer worth telling is not planned.</summary>
public sealed record PlanMessage(MessageId Message, PersonId Person, string Kind, ThingId About, DateTimeOffset Until,
    DateTimeOffset? SendAt = null, BookingId? Booking = null, int? Change = null) : ICommand<Message?, MessageEvent>
{
    public Decision<MessageEvent> Decide(Message? state, Circumstances at) => state switch
    {
        _ when !at.Roles.Contains(Role.System) => Circumstances.NotYours,
        not null => [],
        _ when Until <= at.Now => [],
        _ => [new MessagePlanned(Message, Person, Kind, About, Until, SendAt > at.Now ? SendAt : null, Booking, Change)],
    };
}

/// <summary>The system records that the message was taken for sending.</summary>
public sealed record RecordSent(MessageChannel By, bool MayBeRepeated = false) : ICommand<Message, MessageEvent>
{
    public Decision<MessageEvent> Decide(Message state, Circumstances at) => state switch
    {
        _ when !at.Roles.Contains(Role.System) => Circumstances.NotYours,
        { Stage: MessageStage.Sent } => [],
        // It has left, even if somebody told the person at the same moment, or it no longer held.
        _ => [new MessageSent(state.Id, By, MayBeRepeated)],
    };
}

/// <summary>The system asks that somebody tells the person.</summary>
public sealed record NeedCall(CallReason Reason) : ICommand<Message, MessageEvent>
{
    public Decision<MessageEvent> Decide(Message state, Circumstances at) => state switch
    {
        _ when !at.Roles.Contains(Role.System) => Circumstances.NotYours,
        { Stage: not MessageStage.Waiting } => [],
        _ => [new MessageCallNeeded(state.Id, Reason)],
    };
}

/// <summary>The system lets a message go that nobody has to be told any more.</summary>
public sealed record DropMessage(DropReason Reason) : ICommand<Message, MessageEvent>
{
    public Decision<MessageEvent> Decide(Message state, Circumstances at) => state switch
    {
        _ when !at.Roles.Contains(Role.System) => Circumstances.NotYours,
        { IsOpen: false } => [],
        _ => [new MessageDropped(state.Id, Reason)],
    };
}

/// <summary>Record that one has told the person what the message says. It is not sent any more.</summary>
public sealed record RecordMessageTold(ToldBy By) : ICommand<Message, MessageEvent>
{
    public static readonly Refusal Over = new("message.over", "There is nothing to tell any more: it no longer holds.")
    { DependsOnTime = true };
    public static readonly Refusal NotYet = new("message.not-yet", "This is a reminder for later. There is nothing to tell yet.")
    { DependsOnTime = true };

    public Decision<MessageEvent> Decide(Message state, Circumstances at) => state switch
    {
        _ when at.MayName(state.Person) is { } refusal => refusal,
        _ when at.IsLate => Circumstances.OnlyNow,
        { Stage: MessageStage.Dropped } => Over,
        _ when state.IsOpen && state.Until <= at.Now => Over,
        { Stage: MessageStage.Planned } => NotYet,
        { Stage: MessageStage.Sent or MessageStage.Told } => [],
        _ => [new MessageTold(state.Id, By)],
    };
}
