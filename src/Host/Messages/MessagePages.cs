using Coordination.Domain.Messages;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Policies;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Messages;

namespace Coordination.Host.Messages;

/// <summary>Whom to call, what waits to be sent, and what was sent or told lately.</summary>
public sealed record MessagesModel(string Community, IReadOnlyList<MessageLine> ToCall, IReadOnlyList<MessageLine> Waiting,
    IReadOnlyList<MessageLine> Done, string? NextHref, bool IsSending)
{
    public Typed Typed { get; init; } = Typed.Nothing;

    /// <summary>Whether something cannot be read, so that nothing is told until that is mended.</summary>
    public bool IsHeldUp { get; init; }
}

/// <summary>The page of messages. Whom to call comes first, and of that what has waited longest.</summary>
public static class MessagePages
{
    private const int MostShown = 30;

    public static void MapMessagePages(this FeatureBuilder it) =>
        it.Page("/messages", MessagesFeature.SeeMessages, ShowAsync, QueryParameter.After, QueryParameter.Limit);

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var (viewer, lists) = (reader.Viewer, reader.Viewer.Service<ListReader>());
        var toCall = await viewer.Service<PagedLists>().ReadAsync(MessagesList.View, viewer.In, reader.ReadQuery,
            MessagesList.OldestFirst, MessagesList.ToCall, viewer.Cancellation);
        var isFirst = reader.ReadQuery.After is null;
        return reader.Page<MessagesPage>("messages.title", Section.Elsewhere, new MessagesModel(reader.Code,
            await MessageLines.OfAsync(viewer, toCall.Rows, isToCall: true),
            await LinesAsync(MessagesList.Stage.Is(MessageStage.Waiting), MessagesList.OldestFirst),
            await LinesAsync(MessagesList.Over, MessagesList.NewestFirst),
            toCall.HasMore ? $"{Links.Messages(reader.Code)}?after={toCall.Rows[^1].Id}" : null,
            viewer.Service<MessageSettings>().Transports.Count > 0)
        {
            Typed = reader.Typed,
            IsHeldUp = await viewer.Service<WaitingEvents>().AnyAsync(TellPeople.StoredAs, viewer.In, viewer.Cancellation),
        });

        async ValueTask<IReadOnlyList<MessageLine>> LinesAsync(Filter<ListedMessage> filter, Order<ListedMessage> order) =>
            !isFirst ? [] : await MessageLines.OfAsync(viewer,
                await lists.ReadAsync(MessagesList.View, viewer.In, null, filter, order, MostShown, viewer.Cancellation));
    }
}
