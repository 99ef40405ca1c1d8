using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Projections.Lists;

namespace Coordination.Projections.Messages;

/// <summary>A message as lists show it.</summary>
/// <param name="ChangedAt">When it came to where it stands.</param>
public sealed record ListedMessage(Message State, DateTimeOffset PlannedAt, DateTimeOffset ChangedAt);

/// <summary>The messages: those to tell people by phone, those on their way, and those that are over.</summary>
public sealed class MessagesList() : ListView<ListedMessage>("messages", 1, EventNames.Under<MessageEvent>(),
    [Stage, Person, About, PlannedAt, ChangedAt],
    new("stage", new(Stage.Ascending, ChangedAt.Ascending)), new("person", new(Person.Ascending, PlannedAt.Descending)),
    new("about", new(About.Ascending)))
{
    public static readonly Column<ListedMessage, MessageStage> Stage =
        Column.Code<ListedMessage, MessageStage>("stage", m => m.State.Stage);
    public static readonly Column<ListedMessage, Guid>
        Person = Column.Id<ListedMessage>("person", m => m.State.Person.Value),
        About = Column.Id<ListedMessage>("about", m => m.State.About.Value);
    public static readonly Column<ListedMessage, DateTimeOffset>
        PlannedAt = Column.Past<ListedMessage>("planned_at", m => m.PlannedAt),
        ChangedAt = Column.Past<ListedMessage>("changed_at", m => m.ChangedAt);

    public static readonly Order<ListedMessage> OldestFirst = new(ChangedAt.Ascending), NewestFirst = new(ChangedAt.Descending);

    /// <summary>Those that somebody has to tell.</summary>
    public static Filter<ListedMessage> ToCall { get; } = Stage.Is(MessageStage.ToCall);

    /// <summary>Those that are not over.</summary>
    public static Filter<ListedMessage> Open { get; } = Stage.In(MessageStage.Planned, MessageStage.Waiting, MessageStage.ToCall);

    /// <summary>Those that were sent or told, and those that were let go, with why.</summary>
    public static Filter<ListedMessage> Over { get; } = Stage.In(MessageStage.Sent, MessageStage.Told, MessageStage.Dropped);

    public static MessagesList View { get; } = new();

    public override ListedMessage? Evolve(ListedMessage? row, StoredEvent happened)
    {
        var (state, at) = (Message.Evolve(row?.State, (MessageEvent)happened.Data), happened.Envelope().OccurredAt);
        return new(state, row?.PlannedAt ?? at, at);
    }
}
