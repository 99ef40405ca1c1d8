using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Messages;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Requests;

/// <summary>What somebody asked for has ended.</summary>
public abstract class RequestEndedMessage(Folds folds) : MessageKind
{
    private static readonly TimeSpan worth = TimeSpan.FromDays(7);

    protected static readonly IReadOnlyList<Type> Closed = [typeof(RequestRemainderClosed), typeof(RequestUnmet),
        typeof(RequestWithdrawn), typeof(RequestResolvedElsewhere), typeof(RequestReferredOut)];

    public override IReadOnlyList<Type> Ends { get; } =
        [typeof(RequestReopened), typeof(RequestGivenVoided), typeof(RequestGivenCorrected)];

    protected Folds Folds => folds;

    public override async ValueTask<IReadOnlyList<MessageRecipient>> RecipientsAsync(
        StoredEvent happened, CancellationToken cancellation) =>
        (await folds.FoldAsync(Request.Stream, happened.Community, happened.StreamId, cancellation)).State is { } request
            && await ToAsync(happened, request, cancellation) is { } person && !Knows(person, happened)
            ? [new(person, happened.Id.ToString(), happened.Envelope().OccurredAt + worth)] : [];

    public override async ValueTask<MessageWords?> SayAsync(CommunityId community, Message message, CancellationToken cancellation) =>
        (await folds.FoldAsync(Request.Stream, community, message.About.Value, cancellation)).State is { Outcome: not null }
            ? new(new Sentence($"message.{Code}"), $"/requests/{message.About}") { DeskPage = $"/requests/{message.About}" } : null;

    /// <summary>Whoever asked, if nothing else is said.</summary>
    protected virtual ValueTask<PersonId?> ToAsync(StoredEvent happened, Request request, CancellationToken cancellation) =>
        new(request.Person);
}

/// <summary>What somebody asked for is closed without it: not to be had, no longer wanted, or looked after elsewhere.</summary>
public sealed class RequestClosedMessage(Folds folds) : RequestEndedMessage(folds)
{
    public override string Code => "request-closed";
    public override IReadOnlyList<Type> Watches => Closed;
}

/// <summary>What somebody asked for is recorded as given. Nobody is called about it: they have it.</summary>
public sealed class RequestMetMessage(Folds folds) : RequestEndedMessage(folds)
{
    public override string Code => "request-met";
    public override IReadOnlyList<Type> Watches { get; } = [typeof(RequestFulfilled)];
    public override bool IsCalled => false;
}

/// <summary>The same to whoever asked in somebody's name.</summary>
public sealed class ProxyRequestClosedMessage(Folds folds, NpgsqlDataSource store) : RequestEndedMessage(folds)
{
    public override string Code => "request-closed-proxy";
    public override IReadOnlyList<Type> Watches { get; } = [typeof(RequestFulfilled), .. Closed];
    public override bool IsCalled => false;

    /// <summary>Whoever asked for somebody at risk learns nothing of them by message.</summary>
    public override async ValueTask<MessageWords?> SayAsync(CommunityId community, Message message, CancellationToken cancellation) =>
        (await Folds.FoldAsync(Request.Stream, community, message.About.Value, cancellation)).State is { } request
            && (await Folds.FoldAsync(Membership.Stream, community, request.Person.Value, cancellation)).State is { IsAtRisk: false }
            ? await base.SayAsync(community, message, cancellation) : null;

    protected override async ValueTask<PersonId?> ToAsync(StoredEvent happened, Request request, CancellationToken cancellation)
    {
        var events = await StoredEvents.OfStreamAsync(store, happened.Community, happened.StreamId, cancellation);
        return events[0].Envelope() is { InNameOf: not null } raised ? raised.Actor.AsPerson : null;
    }
}
