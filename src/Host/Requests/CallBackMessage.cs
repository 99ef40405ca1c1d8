using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Domain.People;
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
            && happened.Data is RequestCallBackAsked { On: var on }
            ? [new(request.Person, happened.Id.ToString(), new DateTimeOffset(on, default, TimeSpan.Zero) + worth)] : [];

    /// <summary>Nobody rings whoever has left or died.</summary>
    public override async ValueTask<MessageWords?> SayAsync(CommunityId community, Message message, CancellationToken cancellation) =>
        (await folds.KeptAsync(community, message.Person, cancellation)) is null or { Standing: Standing.Deceased or Standing.Left } ? null
            : new(new Sentence("message.call-back"), $"/requests/{message.About}") { DeskPage = $"/requests/{message.About}" };
}
