using System.Security.Cryptography;
using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Host.Commands;
using Coordination.Host.Policies;
using Coordination.Host.Storage;
using Coordination.Projections.Lists;
using Coordination.Projections.Messages;
using Wolverine.Runtime;

namespace Coordination.Host.Messages;

/// <summary>
/// Plans the messages that follow an event, lets those go that do not hold any more after it, and hands those that have come due to the
/// durable queue.
/// </summary>
public sealed class TellPeople(
    IEnumerable<MessageKind> kinds, CarryOut carryOut, Folds folds, IWolverineRuntime queue, CommunityClock clock) : Policy
{
    public const string StoredAs = "tell-people";
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(100);
    private readonly MessageKind[] kinds = [.. kinds];
    private readonly Type[] watches = [.. kinds.SelectMany(kind => kind.Watches.Concat(kind.Ends)).Distinct(),
        typeof(MessagePlanned), typeof(MessageCameDue), typeof(MessageSent), typeof(MessageTold)];

    public override string Name => StoredAs;
    public override IReadOnlyList<Type> Watches => watches;

    public override async Task ActAsync(StoredEvent happened, CancellationToken cancellation)
    {
        // While a story of the past is being recorded nobody is told of it.
        while (clock.StandsStill) await Task.Delay(pause, cancellation);
        if (happened.Data is MessageEvent) await GoOnAsync(happened, cancellation);
        else await PlanAsync(happened, cancellation);
    }

    private async Task GoOnAsync(StoredEvent happened, CancellationToken cancellation)
    {
        if (happened.Data is MessagePlanned { SendAt: not null }) return;
        var (message, _) = await folds.FoldAsync(Message.Stream, happened.Community, happened.StreamId, cancellation);
        if (happened.Data is MessageSent or MessageTold)
            await (kinds.FirstOrDefault(kind => kind.Code == message!.Kind)?.ToldAsync(happened, message!) ?? Task.CompletedTask);
        else if (message is { Stage: MessageStage.Waiting })
            await new MessageBus(queue).PublishAsync(
                new DeliverMessages(happened.Community.Value, message.Person.Value, happened.Sequence));
    }

    private async Task PlanAsync(StoredEvent happened, CancellationToken cancellation)
    {
        var type = happened.Data.GetType();
        foreach (var kind in kinds.Where(kind => kind.Watches.Contains(type)))
            foreach (var to in await kind.RecipientsAsync(happened, cancellation))
                await PlanAsync(happened, kind, to);
        if (kinds.Any(kind => kind.Ends.Contains(type))) await LetGoAsync(happened, type, cancellation);
    }

    private Task PlanAsync(StoredEvent happened, MessageKind kind, MessageRecipient to)
    {
        var id = IdOf(happened, kind, to);
        var plan = new PlanMessage(id, to.Person, kind.Code, new(happened.StreamId), to.Until, to.SendAt, to.Booking, to.Change);
        return carryOut.BecauseAsync(Name, happened, id.Value, at =>
            from known in Message.Stream.Perhaps(id.Value)
            select Agreement.Nothing.And(id.Value, plan.Decide(known, at)));
    }

    private async Task LetGoAsync(StoredEvent happened, Type type, CancellationToken cancellation)
    {
        foreach (var row in await carryOut.AfterAsync(happened, MessagesList.View,
            MessagesList.About.Is(happened.StreamId) & MessagesList.Open, MessagesList.OldestFirst, cancellation))
            if (kinds.FirstOrDefault(kind => kind.Code == row.Row.State.Kind) is { } kind && kind.Ends.Contains(type)
                && await kind.SayAsync(happened.Community, row.Row.State, cancellation) is null)
                await carryOut.BecauseAsync(Name, happened, row.Id,
                    Plan.On(Message.Stream, row.Id, new DropMessage(DropReason.Outdated)).Decide);
    }

    /// <summary>The same for the same message, whoever makes it and however often.</summary>
    private static MessageId IdOf(StoredEvent happened, MessageKind kind, MessageRecipient to)
    {
        var digest = SHA256.HashData(Jcs.Canonical("message", happened.Community.ToString(), kind.Code, happened.StreamId.ToString(),
            to.Person.ToString(), to.Once));
        return new(new(digest.AsSpan(0, 16), bigEndian: true));
    }
}
