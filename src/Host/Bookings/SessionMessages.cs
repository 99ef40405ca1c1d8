using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Messages;
using Coordination.Host.Policies;
using Coordination.Projections.Lists;

namespace Coordination.Host.Bookings;

/// <summary>What somebody with a place in a session is told of it.</summary>
public abstract class SessionMessage(Folds folds) : MessageKind
{
    public override IReadOnlyList<Type> Ends { get; } = [typeof(SessionReplanned), typeof(SessionCancelled), typeof(PersonTold),
        typeof(PlaceCancelled), typeof(PersonAttended), typeof(AbsenceNoted)];

    public override async ValueTask<IReadOnlyList<MessageRecipient>> RecipientsAsync(
        StoredEvent happened, CancellationToken cancellation) =>
        (await SessionAsync(happened.Community, happened.StreamId, cancellation)) is { } session
            ? [.. session.Places.Values.Select(place => To(session, place, happened)).OfType<MessageRecipient>()] : [];

    public override async ValueTask<MessageWords?> SayAsync(CommunityId community, Message message, CancellationToken cancellation) =>
        message.Booking is { } booking && await SessionAsync(community, message.About.Value, cancellation) is { } session
            && session.Places.GetValueOrDefault(booking) is { } place && Say(session, place, message) is { } says
            ? new(says, $"/sessions/{session.Id}") { DeskPage = $"/sessions/{session.Id}" } : null;

    /// <summary>Null if this person is not told.</summary>
    protected abstract MessageRecipient? To(Session session, Booking place, StoredEvent happened);

    protected abstract Sentence? Say(Session session, Booking place, Message message);

    private async ValueTask<Session?> SessionAsync(CommunityId community, Guid id, CancellationToken cancellation) =>
        (await folds.FoldAsync(Session.Stream, community, id, cancellation)).State;
}

/// <summary>A session is at another time or place than one was told, or is cancelled.</summary>
public abstract class SessionChangeMessage(Folds folds, CarryOut carryOut, bool isCancelled) : SessionMessage(folds)
{
    /// <summary>Whoever has been told is no longer to be told.</summary>
    public override Task ToldAsync(StoredEvent happened, Message message) =>
        carryOut.BecauseAsync(TellPeople.StoredAs, happened, message.About.Value, Plan.On(Session.Stream, message.About.Value,
            new RecordTold(message.Booking!.Value, message.Change!.Value, ByOf(happened.Data))).Decide);

    private static ToldBy ByOf(object happened) => happened switch
    {
        MessageSent { By: MessageChannel.Sms } => ToldBy.Sms,
        MessageTold told => told.By,
        _ => ToldBy.Email,
    };

    protected override MessageRecipient? To(Session session, Booking place, StoredEvent happened) =>
        IsNews(session, place) ? new(place.Person, $"{place.Id}/{session.Earlier.Count}",
            Later(session.KnownTo(place).Starts.Instant, session.When.Until))
        {
            Booking = place.Id,
            Change = session.Earlier.Count,
        } : null;

    protected override Sentence? Say(Session session, Booking place, Message message) =>
        IsNews(session, place) && session.Earlier.Count == message.Change
            ? new Sentence($"message.{Code}", new DayAndTime(session.KnownTo(place).Starts.Instant), new DayAndTime(session.Starts.Instant))
            : null;

    private bool IsNews(Session session, Booking place) =>
        session.MustBeTold(place) && session.Cancelled is not null == isCancelled;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>A session has changed, perhaps again while one was being told.</summary>
public sealed class SessionChangedMessage(Folds folds, CarryOut carryOut) : SessionChangeMessage(folds, carryOut, isCancelled: false)
{
    public override string Code => "session-changed";
    public override IReadOnlyList<Type> Watches { get; } = [typeof(SessionReplanned), typeof(PersonTold)];
}

/// <summary>A session is cancelled.</summary>
public sealed class SessionCancelledMessage(Folds folds, CarryOut carryOut) : SessionChangeMessage(folds, carryOut, isCancelled: true)
{
    public override string Code => "session-cancelled";
    public override IReadOnlyList<Type> Watches { get; } = [typeof(SessionCancelled)];
}

/// <summary>A reminder, a day before a session begins, to whoever had a place by then and consented to be reminded.</summary>
public sealed class ReminderMessage(Folds folds) : SessionMessage(folds)
{
    private static readonly TimeSpan before = TimeSpan.FromHours(24);
    public override string Code => "session-reminder";
    public override IReadOnlyList<Type> Watches { get; } = [typeof(PlaceBooked), typeof(SessionReplanned)];
    public override Purpose? Purpose => Domain.Kernel.Purpose.Reminders;

    protected override MessageRecipient? To(Session session, Booking place, StoredEvent happened) =>
        IsDue(session, place, happened) ? new(place.Person, $"{place.Id}/{session.Starts.Instant.UtcTicks}", session.Starts.Instant)
        {
            Booking = place.Id,
            SendAt = session.Starts.Instant - before,
        } : null;

    protected override Sentence? Say(Session session, Booking place, Message message) =>
        session.Cancelled is null && (message.SendAt is null || message.SendAt == session.Starts.Instant - before)
            ? new Sentence($"message.{Code}", new DayAndTime(session.Starts.Instant)) : null;

    /// <summary>Whoever gets a place within the last day needs no reminder.</summary>
    private static bool IsDue(Session session, Booking place, StoredEvent happened) => session.Cancelled is null
        && (happened.Data is not PlaceBooked booked || booked.Booking == place.Id)
        && session.Starts.Instant - before > happened.Envelope().OccurredAt;
}
