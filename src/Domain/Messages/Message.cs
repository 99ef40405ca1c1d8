using System.Diagnostics;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Messages;

/// <summary>How far a message has come. The first three are not over.</summary>
public enum MessageStage { Planned, Waiting, ToCall, Sent, Told, Dropped }

/// <summary>Something that one person has to be told once. It says what it is about; the words are made when it is told.</summary>
public sealed record Message(MessageId Id, PersonId Person, string Kind, ThingId About, DateTimeOffset Until)
{
    public static readonly StreamOf<Message, MessageEvent> Stream = new("message", Evolve, (message, _) => [message.Person]);

    public MessageStage Stage { get; init; } = MessageStage.Waiting;
    public DateTimeOffset? SendAt { get; init; }
    public BookingId? Booking { get; init; }
    public int? Change { get; init; }

    /// <summary>By what it was sent; null unless it was.</summary>
    public MessageChannel? SentBy { get; init; }
    public bool MayBeRepeated { get; init; }

    /// <summary>Why somebody had to tell it; null unless somebody has to, or had to.</summary>
    public CallReason? Call { get; init; }
    public ToldBy? ToldBy { get; init; }
    public DropReason? Dropped { get; init; }

    /// <summary>Whether the person still has to be told.</summary>
    public bool IsOpen => Stage is MessageStage.Planned or MessageStage.Waiting or MessageStage.ToCall;

    public static Message Evolve(Message? message, MessageEvent happened) => (message, happened) switch
    {
        (null, MessagePlanned e) => new(e.Message, e.Person, e.Kind, e.About, e.Until)
        {
            Stage = e.SendAt is null ? MessageStage.Waiting : MessageStage.Planned,
            SendAt = e.SendAt,
            Booking = e.Booking,
            Change = e.Change,
        },
        ({ }, MessageCameDue) => message with { Stage = MessageStage.Waiting },
        ({ }, MessageSent e) => message with { Stage = MessageStage.Sent, SentBy = e.By, MayBeRepeated = e.MayBeRepeated },
        ({ }, MessageCallNeeded e) => message with { Stage = MessageStage.ToCall, Call = e.Reason },
        ({ }, MessageTold e) => message with { Stage = MessageStage.Told, ToldBy = e.By },
        ({ }, MessageDropped e) => message with { Stage = MessageStage.Dropped, Dropped = e.Reason },
        _ => throw new UnreachableException($"{happened} cannot follow {message}"),
    };
}
