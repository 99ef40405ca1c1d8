namespace Coordination.Domain.Messages;

/// <summary>How somebody wants to be told what concerns them (docs/codes.md). <c>None</c>: not at all.</summary>
public enum ContactChoice { Email, Sms, Phone, None }

/// <summary>What is on record of how to reach somebody, and what this installation can send.</summary>
public sealed record Reach
{
    /// <summary>Null if the person chose nothing.</summary>
    public ContactChoice? Choice { get; init; }
    public bool HasEmail { get; init; }

    /// <summary>Whether one of the numbers takes texts.</summary>
    public bool HasMobile { get; init; }
    public bool HasPhone { get; init; }

    /// <summary>Whether somebody noted how to reach them, which only people can read.</summary>
    public bool HasNotes { get; init; }

    /// <summary>Whether they are under 18, or where they live is kept from others.</summary>
    public bool IsAtRisk { get; init; }
    public bool SendsEmail { get; init; }
    public bool SendsSms { get; init; }

    /// <summary>Whether the person asked to be rung about this, whatever they want otherwise.</summary>
    public bool AskedToBeRung { get; init; }
}

/// <summary>Where a message goes: it is sent, or a person tells it, or neither.</summary>
public abstract record MessageRoute
{
    private MessageRoute() { }

    public sealed record Sent(MessageChannel By) : MessageRoute;
    public sealed record Told(CallReason Reason) : MessageRoute;
    public sealed record Nowhere(DropReason Reason) : MessageRoute;

    /// <summary>
    /// The person's choice holds. Where they made none, nothing is sent to whoever is at risk, nor past a note on how to reach them:
    /// somebody else may read their messages, and only a person can judge that.
    /// </summary>
    public static MessageRoute Of(Reach reach) => reach switch
    {
        { AskedToBeRung: true, IsAtRisk: true } => new Told(CallReason.AtRisk),
        { AskedToBeRung: true, HasNotes: true } => new Told(CallReason.NotesOnReaching),
        { AskedToBeRung: true, HasPhone: false } => new Told(CallReason.NoContact),
        { AskedToBeRung: true } => new Told(CallReason.Chosen),
        { Choice: ContactChoice.None } => new Nowhere(DropReason.NotWanted),
        { Choice: ContactChoice.Phone } => new Told(CallReason.Chosen),
        { Choice: ContactChoice.Email, HasEmail: true } => SentBy(MessageChannel.Email, reach.SendsEmail),
        { Choice: ContactChoice.Sms, HasMobile: true } => SentBy(MessageChannel.Sms, reach.SendsSms),
        { Choice: not null } => new Told(CallReason.NoContact),
        { IsAtRisk: true } => new Told(CallReason.AtRisk),
        { HasNotes: true } => new Told(CallReason.NotesOnReaching),
        { HasEmail: true, SendsEmail: true } => new Sent(MessageChannel.Email),
        { HasMobile: true, SendsSms: true } => new Sent(MessageChannel.Sms),
        { HasPhone: true } => new Told(CallReason.PhoneOnly),
        { HasEmail: true } => new Told(CallReason.NotSentHere),
        _ => new Told(CallReason.NoContact),
    };

    private static MessageRoute SentBy(MessageChannel channel, bool isSentHere) =>
        isSentHere ? new Sent(channel) : new Told(CallReason.NotSentHere);
}
