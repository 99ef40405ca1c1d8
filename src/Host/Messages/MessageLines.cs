using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.Messages;

namespace Coordination.Host.Messages;

/// <summary>A message on a page.</summary>
/// <param name="At">When it came to where it stands.</param>
public sealed record MessageLine(string Id, Opened Who, string PersonHref, Sentence Kind, MessageStage Stage, DateTimeOffset At)
{
    public bool IsPlanned => Stage is MessageStage.Planned;

    /// <summary>What it says; null once that does not hold any more.</summary>
    public Sentence? Says { get; init; }
    public string? Href { get; init; }

    /// <summary>How the person is rung, for those who call.</summary>
    public Opened? Phone { get; init; }
    public Opened? Mind { get; init; }

    /// <summary>Why somebody has to tell it, by what it was sent or told, or why it was dropped: the key of a text.</summary>
    public string? How { get; init; }
    public DateTimeOffset? SendAt { get; init; }
    public bool MayBeRepeated { get; init; }

    /// <summary>Whether the reader can record that they told it.</summary>
    public bool MayTell { get; init; }
}

/// <summary>Makes the lines of messages.</summary>
public static class MessageLines
{
    /// <param name="isToCall">Whether the reader is to call these people: how to reach them is opened.</param>
    public static async ValueTask<IReadOnlyList<MessageLine>> OfAsync(
        Viewer viewer, IReadOnlyList<Listed<ListedMessage>> rows, bool isToCall = false)
    {
        if (rows.Count == 0) return [];
        PersonId[] people = [.. rows.Select(row => row.Row.State.Person).Distinct()];
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], people);
        var known = isToCall && viewer.May(Permission.OpenContact)
            ? await viewer.Service<Opening>().ContactsAsync(viewer, people, Opening.Coordination)
            : new Dictionary<(PersonId, ContactField), PersonalValue>();
        var kinds = viewer.Service<IEnumerable<MessageKind>>().ToDictionary(kind => kind.Code);
        var lines = new List<MessageLine>();
        foreach (var row in rows)
        {
            var (message, code) = (row.Row.State, viewer.Caller.Code);
            var words = message.IsOpen && kinds.GetValueOrDefault(message.Kind) is { } kind
                ? await SayAsync(viewer, kind, message) : null;
            lines.Add(new(message.Id.ToString(), disclosure.NameOf(message.Person), Links.Person(code, message.Person.ToString()),
                new Sentence("sentence.only", new Coded("message-kind", kinds.ContainsKey(message.Kind) ? message.Kind : "unknown")),
                message.Stage, row.Row.ChangedAt)
            {
                Says = words?.Says,
                Href = words?.DeskPage is { } page ? $"/{code}{page}" : null,
                Phone = Field(message.Person, ContactField.Phone),
                Mind = Field(message.Person, ContactField.ReachNotes),
                How = HowOf(message),
                SendAt = message.SendAt,
                MayBeRepeated = message.MayBeRepeated,
                MayTell = viewer.Accepts(MessagesFeature.RecordMessageTold, message, new RecordMessageTold(default)),
            });
        }
        return lines;

        Opened? Field(PersonId person, ContactField field) =>
            known.GetValueOrDefault((person, field)) is { } value ? disclosure.InTheVault(person, field, value) : null;
    }

    /// <summary>Null also where the thing that it is about cannot be read.</summary>
    private static async ValueTask<MessageWords?> SayAsync(Viewer viewer, MessageKind kind, Message message)
    {
        try
        {
            return await kind.SayAsync(viewer.In, message, viewer.Cancellation);
        }
        catch (UnreadableStreamException)
        {
            return null;
        }
    }

    private static string? HowOf(Message message) => message switch
    {
        { Stage: MessageStage.ToCall, Call: { } reason } => $"call-reason.{reason.Code()}",
        { Stage: MessageStage.Sent, SentBy: { } by } => $"message-channel.{by.Code()}",
        { Stage: MessageStage.Told, ToldBy: { } by } => $"told-by.{by.Code()}",
        { Stage: MessageStage.Dropped, Dropped: { } reason } => $"drop-reason.{reason.Code()}",
        _ => null,
    };
}
