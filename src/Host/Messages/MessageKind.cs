using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Host.Language;
using Coordination.Projections.Lists;

namespace Coordination.Host.Messages;

/// <summary>Somebody to tell.</summary>
/// <param name="Once">What makes it one message: the same for the same person, thing and kind is told once.</param>
public sealed record MessageRecipient(PersonId Person, string Once, DateTimeOffset Until)
{
    public DateTimeOffset? SendAt { get; init; }
    public BookingId? Booking { get; init; }
    public int? Change { get; init; }
}

/// <summary>
/// What a message says: a sentence that names no need, no address, no activity and no other person, and the page below the community that
/// says the rest to whoever signs in.
/// </summary>
/// <param name="Code">For an invitation, the secret code that its address carries.</param>
public sealed record MessageWords(Sentence Says, string Page, string? Code = null)
{
    /// <summary>The page that says the rest to whoever calls the person; null if there is none.</summary>
    public string? DeskPage { get; init; }
}

/// <summary>One kind of message. The feature that it comes from says whom it is for, and what it says as long as that holds.</summary>
public abstract class MessageKind
{
    /// <summary>Its stored name. It never changes its meaning.</summary>
    public abstract string Code { get; }

    /// <summary>The events after which somebody is told, each on the thing that the message is about.</summary>
    public abstract IReadOnlyList<Type> Watches { get; }

    /// <summary>The events on that thing after which a message may not hold any more.</summary>
    public abstract IReadOnlyList<Type> Ends { get; }

    /// <summary>Whether somebody who cannot be written to is to be called.</summary>
    public virtual bool IsCalled => true;

    /// <summary>Whether it is never sent: the person asked to be rung about it.</summary>
    public virtual bool IsOnlyCalled => false;

    /// <summary>What the person has to have consented to; null if they need not.</summary>
    public virtual Purpose? Purpose => null;

    public abstract ValueTask<IReadOnlyList<MessageRecipient>> RecipientsAsync(StoredEvent happened, CancellationToken cancellation);

    /// <summary>Null once it does not hold any more.</summary>
    public abstract ValueTask<MessageWords?> SayAsync(CommunityId community, Message message, CancellationToken cancellation);

    /// <summary>What follows when the person has been told, by a message or by somebody.</summary>
    /// <param name="happened">Says how.</param>
    public virtual Task ToldAsync(StoredEvent happened, Message message) => Task.CompletedTask;

    /// <summary>
    /// Whether this person did it, or agreed to it: they are not told what they know. Whoever was not asked, because somebody else decides
    /// for them or there was no time, is told.
    /// </summary>
    protected static bool Knows(PersonId person, StoredEvent happened) => happened.Envelope() is var envelope
        && (envelope.Actor.Is(person)
            || (envelope.OnBehalfOf == person && envelope.Authority is Authority.VerbalConsent or Authority.WrittenConsent));
}

public static class MessageDeclarations
{
    public static void Message<TKind>(this FeatureBuilder it) where TKind : MessageKind => it.Services.AddSingleton<MessageKind, TKind>();
}
