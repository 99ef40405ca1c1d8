using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Messages;

namespace Coordination.Host.Messages;

/// <summary>The latest messages to somebody.</summary>
public sealed record PersonMessagesModel(string Community, IReadOnlyList<MessageLine> Lines);

/// <summary>Messages on other pages: on that of a person, and on every page how many people there are to call.</summary>
public static class MessagesOnPages
{
    private const int MostShown = 5;

    public static async ValueTask<(Sentence, string)?> ToCallAsync(Viewer viewer) =>
        viewer.May(MessagesFeature.RecordMessageTold) && await viewer.Service<ListReader>().CountAsync(
            MessagesList.View, viewer.In, null, MessagesList.ToCall, viewer.Cancellation) is > 0 and var waiting
            ? (Sentence.Counted("messages.to-call", waiting), Links.Messages(viewer.Caller.Code)) : null;

    public static async ValueTask<IReadOnlyList<PagePart>> OfPersonAsync(PartContext<Membership> page)
    {
        var viewer = page.Viewer;
        if (!viewer.May(MessagesFeature.SeeMessages) || !page.IsOpened) return [];
        var rows = await viewer.Service<ListReader>().ReadAsync(MessagesList.View, viewer.In, null,
            MessagesList.Person.In(page.Thing.Records.Select(record => record.Value)), MessagesList.NewestFirst, MostShown,
            viewer.Cancellation);
        return rows.Count == 0 ? [] : [PagePart.Of<PersonMessages>(PartPlace.Sections, 30,
            new PersonMessagesModel(viewer.Caller.Code, await MessageLines.OfAsync(viewer, rows)))];
    }
}
