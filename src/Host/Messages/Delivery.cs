using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Host.Commands;
using Coordination.Host.Storage;
using Coordination.Projections.Lists;
using Coordination.Projections.Messages;
using Npgsql;

namespace Coordination.Host.Messages;

/// <summary>
/// Tells one person what waits to be told to them, one after the other and each once: it is sent, or left to somebody who calls, or let go.
/// </summary>
public sealed class Delivery(ListReader lists, Folds folds, IEnumerable<MessageKind> kinds, Recipients recipients, MessageTexts texts,
    MessageSettings settings, BegunSends begun, SystemCommands commands, CommunityClock clock,
    [FromKeyedServices(StoreWiring.Listening)] NpgsqlDataSource locks)
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(50);
    private readonly MessageKind[] kinds = [.. kinds];

    /// <exception cref="TransportAwayException">It cannot be sent now. What was not sent still waits.</exception>
    /// <exception cref="UnreadableStreamException">One of them is about a thing that cannot be read. That one still waits.</exception>
    public async Task DeliverAsync(DeliverMessages asked, CancellationToken cancellation)
    {
        while (await lists.PositionAsync([MessagesList.View], cancellation) < asked.Position) await Task.Delay(pause, cancellation);
        // Of several that were asked for the same person, on whichever Host, one works and the others then find nothing left.
        await using var connection = await locks.OpenConnectionAsync(cancellation);
        await using var alone = await connection.BeginTransactionAsync(cancellation);
        await using (var take = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))", connection)
        { Parameters = { new() { Value = $"message/{asked.Community}/{asked.Person}" } } })
            await take.ExecuteNonQueryAsync(cancellation);
        var (community, unreadable) = (new CommunityId(asked.Community), (UnreadableStreamException?)null);
        foreach (var row in await lists.ReadAsync(MessagesList.View, community, null,
            MessagesList.Person.Is(asked.Person) & MessagesList.Stage.Is(MessageStage.Waiting), MessagesList.OldestFirst, ListReader.Most,
            cancellation))
            if ((await folds.FoldAsync(Message.Stream, community, row.Id, cancellation)).State is { Stage: MessageStage.Waiting } message)
                unreadable = await TryAsync(community, message, cancellation) ?? unreadable;
        if (unreadable is not null) throw unreadable;
    }

    /// <returns>Why it waits, where it is about a thing that cannot be read. The others are told.</returns>
    private async Task<UnreadableStreamException?> TryAsync(CommunityId community, Message message, CancellationToken cancellation)
    {
        try
        {
            await TellAsync(community, message, cancellation);
            return null;
        }
        catch (UnreadableStreamException unreadable)
        {
            return unreadable;
        }
    }

    private async Task TellAsync(CommunityId community, Message message, CancellationToken cancellation)
    {
        var kind = kinds.FirstOrDefault(known => known.Code == message.Kind);
        var words = kind is null || message.Until <= clock.GetUtcNow() ? null : await kind.SayAsync(community, message, cancellation);
        if (words is null)
        {
            await RecordAsync(community, message, new DropMessage(DropReason.Outdated));
            return;
        }
        var to = await recipients.FindAsync(community, message.Person, kind!.Purpose, kind.IsOnlyCalled, cancellation);
        switch (to.Route)
        {
            case MessageRoute.Nowhere nowhere:
                await RecordAsync(community, message, new DropMessage(nowhere.Reason));
                break;
            case MessageRoute.Told told:
                await LeaveToPeopleAsync(community, message, kind, told.Reason);
                break;
            case MessageRoute.Sent sent:
                await SendAsync(community, message, kind, words, sent.By, to, cancellation);
                break;
        }
    }

    private async Task SendAsync(CommunityId community, Message message, MessageKind kind, MessageWords words, MessageChannel by,
        Destination to, CancellationToken cancellation)
    {
        var transport = settings.Transports.First(one => one.Channel == by);
        var written = await texts.WriteAsync(community, message, by, to.To!, words.Says, to.Spoken, words.Code, cancellation);
        var wasCutOff = false;
        try
        {
            await transport.SendAsync(written, async () =>
                wasCutOff = await begun.BeginAsync(community, message.Id, cancellation), cancellation);
        }
        catch (NotAcceptedException)
        {
            await LeaveToPeopleAsync(community, message, kind, CallReason.NotAccepted);
            await begun.EndAsync(community, message.Id, cancellation);
            return;
        }
        catch (TransportAwayException away)
        {
            if (away is { MayHaveArrived: false } && !wasCutOff) await begun.EndAsync(community, message.Id, cancellation);
            throw;
        }
        await RecordAsync(community, message, new RecordSent(by, wasCutOff));
        await begun.EndAsync(community, message.Id, cancellation);
    }

    private Task<Answer> LeaveToPeopleAsync(CommunityId community, Message message, MessageKind kind, CallReason reason) =>
        RecordAsync(community, message, kind.IsCalled ? new NeedCall(reason) : new DropMessage(DropReason.NoAddress));

    private Task<Answer> RecordAsync(CommunityId community, Message message, ICommand<Message, MessageEvent> command) =>
        commands.SubmitAsync(TellPeople.StoredAs, community, $"{message.Id}/{command.GetType().Name}", message.Id.Value,
            Plan.On(Message.Stream, message.Id.Value, command).Decide);
}
