using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Host.Commands;
using Coordination.Host.Reads;
using Coordination.Projections.Messages;

namespace Coordination.Host.Messages;

public sealed record TellMessageBody : CommandBody
{
    /// <summary>How they were told.</summary>
    public required ToldBy By { get; init; }
}

/// <summary>A message as the API answers it. What it says is made when it is told, and kept nowhere.</summary>
/// <param name="Kind">What it tells: <c>proposal</c>, <c>session-changed</c>.</param>
/// <param name="About">The request, match or session it is about; for an invitation the person.</param>
/// <param name="Until">From when on it is no longer worth telling.</param>
/// <param name="ChangedAt">When it came to its stage.</param>
public sealed record MessageView(MessageId Id, PersonId Person, string Kind, ThingId About, MessageStage Stage, DateTimeOffset Until,
    DateTimeOffset PlannedAt, DateTimeOffset ChangedAt)
{
    /// <summary>From when on it is told, where that is later.</summary>
    public DateTimeOffset? SendAt { get; init; }
    public MessageChannel? SentBy { get; init; }
    /// <summary>True if an attempt was cut off, so that the person may have it twice.</summary>
    public bool MayBeRepeated { get; init; }
    /// <summary>Why somebody has to tell it.</summary>
    public CallReason? Call { get; init; }
    public ToldBy? ToldBy { get; init; }
    public DropReason? Dropped { get; init; }

    public static MessageView Of(ListedMessage row) => new(row.State.Id, row.State.Person, row.State.Kind, row.State.About, row.State.Stage,
        row.State.Until, row.PlannedAt, row.ChangedAt)
    {
        SendAt = row.State.SendAt,
        SentBy = row.State.SentBy,
        MayBeRepeated = row.State.MayBeRepeated,
        Call = row.State.Call,
        ToldBy = row.State.ToldBy,
        Dropped = row.State.Dropped,
    };
}

/// <summary>The list of messages, one of them, and the command on one.</summary>
public static class MessageRoutes
{
    private static readonly QueryParameter stage = new("stage", typeof(MessageStage), "Only messages at this stage.");

    public static void MapMessages(this FeatureBuilder it)
    {
        it.Command<TellMessageBody>("/messages/{id}/told", MessagesFeature.RecordMessageTold,
            "Record that somebody was told what a message says",
            (call, body) => new(Plan.On(Message.Stream, call.Route("id"), new RecordMessageTold(body.By))));
        it.Read<Page<MessageView>>("/messages", MessagesFeature.SeeMessages, "listMessages",
            "List messages, newest first", ListAsync, [stage, .. QueryParameter.Paged]);
        it.Read<MessageView>("/messages/{id}", MessagesFeature.SeeMessages, "getMessage", "Read how far a message has come",
            async (viewer, _) => !viewer.May(MessagesFeature.SeeMessages) ? Read.NotFound
                : await viewer.Service<StreamRows>().FoldAsync(MessagesList.View, viewer.In, viewer.Route("id"), viewer.Cancellation)
                    is { Row: var row } ? new(MessageView.Of(row)) : Read.NotFound);
    }

    private static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked)
    {
        var chosen = asked.Code<MessageStage>("stage") is { } at ? MessagesList.Stage.Is(at)
            : MessagesList.Stage.In(Enum.GetValues<MessageStage>());
        var page = await viewer.Service<PagedLists>()
            .ReadAsync(MessagesList.View, viewer.In, asked, MessagesList.NewestFirst, chosen, viewer.Cancellation);
        return PageAnswer.Of(page, asked, MessageView.Of);
    }
}
