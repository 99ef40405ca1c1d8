using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Messages;
using Coordination.Projections.Lists;

namespace Coordination.Host.Requests;

/// <summary>Somebody wants to be rung about who else could help: a person does that, however they are told other things.</summary>
public sealed class CallBackMessage(Folds folds) : MessageKind
{
    private static readonly TimeSpan worth = TimeSpan.FromDays(28);

    public override string Code => "call-back";
    public override IReadOnlyList<Type> Watches { get; } = [typeof(RequestCallBackAsked)];
    public override IReadOnlyList<Type> Ends { get; } = [];
    public override bool IsOnlyCalled => true;

    public override async ValueTask<IReadOnlyList<MessageRecipient>> RecipientsAsync(
        StoredEvent happened, CancellationToken cancellation) =>
        (await folds.FoldAsync(Request.Stream, happened.Community, happened.StreamId, cancellation)).State is { } request
            ? [new(request.Person, happened.Id.ToString(), happened.Envelope().OccurredAt + worth)] : [];

    public override ValueTask<MessageWords?> SayAsync(CommunityId community, Message message, CancellationToken cancellation) =>
        new(new MessageWords(new Sentence("message.call-back"), $"/requests/{message.About}") { DeskPage = $"/requests/{message.About}" });
}
