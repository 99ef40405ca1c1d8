using Coordination.Domain.Kernel;

namespace Coordination.Domain.Messages;

/// <summary>By what a message is sent (docs/codes.md).</summary>
public enum MessageChannel { Email, Sms }

/// <summary>Why somebody has to tell what a message says, instead of the system sending it (docs/codes.md).</summary>
public enum CallReason { Chosen, AtRisk, NotesOnReaching, PhoneOnly, NoContact, NotSentHere, NotAccepted }

/// <summary>Why a message is neither sent nor told (docs/codes.md).</summary>
public enum DropReason { Outdated, NotWanted, NoConsent, Gone, NoAddress }

/// <summary>Everything that can happen to a message. Names and fields are stored for ever. What it says is never among them.</summary>
[SeenBy(Role.Coordinator, Role.Auditor)]
public abstract record MessageEvent
{
    private protected MessageEvent() { }
}

/// <summary>Somebody has to be told something.</summary>
/// <param name="Kind">What is told, as the feature names it: <c>proposal</c>. It never changes its meaning.</param>
/// <param name="About">The request, match or session it is about; an invitation is about the person.</param>
/// <param name="Until">From when on it is no longer worth telling.</param>
/// <param name="SendAt">From when on it is told; null for at once.</param>
/// <param name="Booking">The place it is about, where it is about one.</param>
/// <param name="Change">Which change of the session it tells of: the first, the second.</param>
[StoredAs("message.planned"), Visible(To.Coordinators)]
public sealed record MessagePlanned(MessageId Message, [property: Links] PersonId Person, string Kind, [property: Links] ThingId About,
    DateTimeOffset Until, DateTimeOffset? SendAt = null, [property: Links] BookingId? Booking = null, int? Change = null) : MessageEvent;

/// <summary>The moment came from which on it is told.</summary>
[StoredAs("message.came-due"), Visible(To.Coordinators)]
public sealed record MessageCameDue(MessageId Message) : MessageEvent;

/// <summary>The mail server, or who sends texts to phones, has taken the message. Whether it was read is not known.</summary>
/// <param name="MayBeRepeated">Whether an earlier attempt was cut off, so that the person may have it twice.</param>
[StoredAs("message.sent"), Visible(To.Coordinators)]
public sealed record MessageSent(MessageId Message, MessageChannel By, bool MayBeRepeated = false) : MessageEvent;

/// <summary>The system cannot send it, or is not to: somebody has to tell the person.</summary>
[StoredAs("message.call-needed"), Visible(To.Coordinators)]
public sealed record MessageCallNeeded(MessageId Message, CallReason Reason) : MessageEvent;

/// <summary>A coordinator has told the person what the message says.</summary>
[StoredAs("message.told"), Visible(To.Coordinators)]
public sealed record MessageTold(MessageId Message, ToldBy By) : MessageEvent;

/// <summary>Nobody is told: it no longer holds, or the person does not want it.</summary>
[StoredAs("message.dropped"), Visible(To.Coordinators)]
public sealed record MessageDropped(MessageId Message, DropReason Reason) : MessageEvent;
