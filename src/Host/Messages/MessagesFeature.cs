using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Policies;
using Coordination.Host.Reads;
using Coordination.Host.Storage;
using Coordination.Host.Stories;
using Coordination.Projections.Messages;

namespace Coordination.Host.Messages;

/// <summary>Telling people what concerns them: by mail, by text, or by somebody who calls.</summary>
public sealed class MessagesFeature : Feature
{
    public static readonly Permission
        SeeMessages = new("see-messages", "See what people are told by message, and whom to call."),
        RecordMessageTold = new("record-message-told", "Record that somebody was told what a message says.");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(SeeMessages, Role.Coordinator, Role.Auditor);
        it.Permission(RecordMessageTold, Role.Coordinator);

        it.MapMessages();
        it.MapMessagePages();
        it.Parts<Membership>(MessagesOnPages.OfPersonAsync);
        it.Notice(MessagesOnPages.ToCallAsync);
        it.EndsBeforeClosing("call", "/messages", MessagesList.View, _ => MessagesList.Open);
        it.Link(LinkPlace.Foot, "messages.title", "/messages", SeeMessages);
        it.Tag("messages", "What people are told, and how far that has come.");

        it.List(MessagesList.View);
        it.Deadlines(MessageDeadlines.All);
        it.Policy<TellPeople>(TellPeople.StoredAs);
        it.Stream(Message.Stream).OnPage(id => $"/messages#message-{id}").FoldedForSentences();
        it.Event<MessagePlanned>((e, says) => [says.Name(e.Person), KindOf(e.Kind)], "message-square-text");
        it.Event<MessageCameDue>((_, says) => Who(says));
        it.Event<MessageSent>((_, says) => Who(says), "message-square-text").By<MessageSent>(e => e.By);
        it.Event<MessageCallNeeded>((_, says) => Who(says), "phone", EventTone.Warning).By<MessageCallNeeded>(e => e.Reason);
        it.Event<MessageTold>((e, says) => [.. Who(says), e.By.Coded("told-by")], "phone");
        it.Event<MessageDropped>((_, says) => Who(says)).By<MessageDropped>(e => e.Reason);

        it.DeclareExamples();

        it.Tables(BegunSends.Create);
        it.Services.AddSingleton(s => MessageSettings.Read(s.GetRequiredService<IConfiguration>(), s.GetRequiredService<CommunityClock>()))
            .AddSingleton<BegunSends>().AddSingleton<Recipients>().AddSingleton<MessageTexts>().AddSingleton<Delivery>();
    }

    private static Coded KindOf(string kind) => new("message-kind", kind);

    private static object[] Who(EventContext says) =>
        says.State is Message message ? [says.Name(message.Person), KindOf(message.Kind)] : [];
}
