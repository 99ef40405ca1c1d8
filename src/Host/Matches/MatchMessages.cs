using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Messages;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Messages;
using Coordination.Projections.Lists;

namespace Coordination.Host.Matches;

/// <summary>What the two people of a match are told of it. The rest is on their own page.</summary>
public abstract class MatchMessage(Folds folds) : MessageKind
{
    private const string Page = "/mine";
    private static readonly TimeSpan worth = TimeSpan.FromDays(7);

    public override IReadOnlyList<Type> Ends { get; } = [typeof(MatchAccepted), typeof(MatchPartOffered), typeof(MatchDeclined),
        typeof(MatchConfirmed), typeof(MatchCompleted), typeof(MatchDissolved)];

    public override async ValueTask<IReadOnlyList<MessageRecipient>> RecipientsAsync(
        StoredEvent happened, CancellationToken cancellation) =>
        (await folds.FoldAsync(Match.Stream, happened.Community, happened.StreamId, cancellation)).State is not { } match ? []
            : [.. Enum.GetValues<Side>().Where(side => IsTold(match, side) && !IsToldOtherwise(side, happened)).Select(match.Of).Distinct()
                .Where(person => !Knows(person, happened))
                .Select(person => new MessageRecipient(person, happened.Id.ToString(), happened.Envelope().OccurredAt + worth))];

    public override async ValueTask<MessageWords?> SayAsync(CommunityId community, Message message, CancellationToken cancellation) =>
        (await folds.FoldAsync(Match.Stream, community, message.About.Value, cancellation)).State is { } match
            && Enum.GetValues<Side>().Any(side => match.Of(side) == message.Person && IsTold(match, side))
            ? new(new Sentence($"message.{Code}"), Page) { DeskPage = $"/requests/{match.Request}" } : null;

    /// <summary>Whether this side did it, or is told of what it follows from.</summary>
    protected virtual bool IsToldOtherwise(Side side, StoredEvent happened) => false;

    /// <summary>Whether this side still has to know it.</summary>
    protected abstract bool IsTold(Match match, Side side);
}

/// <summary>A proposal waits for one's answer.</summary>
public sealed class ProposalMessage(Folds folds) : MatchMessage(folds)
{
    public override string Code => "proposal";
    public override IReadOnlyList<Type> Watches { get; } = [typeof(MatchProposed)];

    protected override bool IsTold(Match match, Side side) => match.Phase is MatchPhase.Proposed && !match.Agrees(side);
}

/// <summary>Both have said yes.</summary>
public sealed class ConfirmedMessage(Folds folds) : MatchMessage(folds)
{
    public override string Code => "both-said-yes";
    public override IReadOnlyList<Type> Watches { get; } = [typeof(MatchConfirmed)];

    protected override bool IsTold(Match match, Side side) => match.Phase is MatchPhase.Confirmed;
}

/// <summary>What one had said yes to fell through.</summary>
public sealed class FellThroughMessage(Folds folds) : MatchMessage(folds)
{
    public override string Code => "fell-through";
    public override IReadOnlyList<Type> Watches { get; } = [typeof(MatchDeclined), typeof(MatchDissolved)];

    /// <summary>A proposal that is let go with its request: whoever asked ended or changed that, or is told that it ended.</summary>
    protected override bool IsToldOtherwise(Side side, StoredEvent happened) =>
        side is Side.Person && happened.Envelope().Actor.Id is (LetProposalsGo.StoredAs or LetChangedProposalsGo.StoredAs);

    protected override bool IsTold(Match match, Side side) =>
        match.Phase is MatchPhase.Declined or MatchPhase.Dissolved && match.Agrees(side);
}
