using Coordination.Domain.Kernel;

namespace Coordination.Domain.Reviews;

/// <summary>Say what was found. Neither who acted, by a program or not, nor the person it was done for reviews it.</summary>
public sealed record CloseReview(ReviewFinding Finding, Personal? Words) : ICommand<Review, ReviewEvent>
{
    public static readonly Refusal OwnAct = new("review.own-act", "Somebody else looks at what was done by you or for you.");
    public static readonly Refusal AlreadyClosed = new("review.already-closed", "Somebody has looked at this already.");

    public Decision<ReviewEvent> Decide(Review state, Circumstances at) => state switch
    {
        _ when at.MayName() is { } refusal => refusal,
        _ when at.IsLate => Circumstances.OnlyNow,
        _ when (state.ActedBy ?? state.LetInBy) is { } actor && at.ActorIs(actor) => OwnAct,
        { InNameOf: { } person } when at.ActorIs(person) => OwnAct,
        { Finding: { } found, ReviewedBy: { } reviewer } => found == Finding && at.ActorIs(reviewer) ? [] : AlreadyClosed,
        _ => [new ReviewClosed(state.Id, at.Person, Finding, Words)],
    };
}
