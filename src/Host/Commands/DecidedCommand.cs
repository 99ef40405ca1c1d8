using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Reviews;
using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>A command decided on the streams known so far: either complete, or with the streams that are missing.</summary>
public sealed record DecidedCommand(Submission Of, Streams Streams, Circumstances? At = null, Agreement? Agreed = null,
    Answer? Instead = null)
{
    public IReadOnlyList<ToAppend> Appends { get; private init; } = [];

    public bool IsComplete => Agreed is not null || Instead is not null;

    public static DecidedCommand Make(Submission submission, Func<StreamKey, Folded?> known, DateTimeOffset now,
        PermissionTable permissions, CharterParameters parameters)
    {
        var streams = new Streams(submission.Community, known);
        var standing = submission.Giver.StandingIn(submission.Community, now, permissions).In(streams);
        if (standing.Is is not Presence.Found) return Unfinished(submission, streams, null, standing.Is);
        var named = NamedIn(submission).In(streams);
        var at = CircumstancesOf(submission, standing.Value, named.Value, now, parameters);
        if (standing.Value.Against is { } refused) return new(submission, streams, at, Instead: new Answer.NotAllowed(refused));

        var against = Against(submission, named.Value, at);
        var decided = (against is not null ? Needed.Of<Agreement>(against) : submission.Decide(at)).In(streams);
        var presence = named.Is < decided.Is ? named.Is : decided.Is;
        if (presence is not Presence.Found) return Unfinished(submission, streams, at, presence);
        if (submission.IfMatch is { } versions && submission.Subject is { } subject && streams.Asked.Any(k => k.Stream == subject)
            && !versions.Contains(streams.VersionOf(subject))) return new(submission, streams, at, Instead: new Answer.Overtaken());
        var agreed = against is null ? InOrder(submission, streams, at, named.Value, decided.Value) : decided;
        return agreed.Is is Presence.Found ? new(submission, streams, at, Woken(submission, streams, at, agreed.Value))
            : Unfinished(submission, streams, at, agreed.Is);
    }

    /// <summary>
    /// The record in use of the person it is for. Whom the caller names has to be known; who was looked up may be new.
    /// </summary>
    private static Needed<Membership?> NamedIn(Submission submission) =>
        from named in submission is { Named: null, Account.OnBehalfOf: { } other } ? Membership.Stream.Perhaps(other.Value)
            : Membership.Stream.Named(submission.Named?.Value)
        from kept in Membership.Stream.Named(named?.MergedInto?.Value)
        select kept ?? named;

    private static Refusal? Against(Submission submission, Membership? named, Circumstances at) => at.MayBeEntered()
        ?? (submission.Permission is { } permission ? SpeakingFor.Against(permission.SpokenFor, named, at) : null);

    /// <summary>Whatever a coordinator does ends that nobody seemed to answer.</summary>
    private static Agreement Woken(Submission submission, Streams streams, Circumstances at, Agreement agreed) =>
        agreed is { Refused: null, IsHeld: false, Facts.Count: > 0 } && at.Roles.Contains(Role.Coordinator)
            && streams.Find(Community.Stream, submission.Community.Value)?.State is Community { QuietSince: not null } quiet
            ? agreed.And(quiet.Id.Value, new EndDormancy().Decide(quiet, at)) : agreed;

    /// <summary>
    /// Nothing is done to a thing as of a time before it began. A slip of paper may be older than the record of who filled it in. What
    /// comes before something else on record, and what was done without asking, waits for a review.
    /// </summary>
    private static Finding<Agreement> InOrder(
        Submission submission, Streams streams, Circumstances at, Membership? named, Agreement agreed)
    {
        var itself = agreed.Facts.Any(fact => fact.Stream == submission.Subject) ? submission.Subject
            : agreed.Facts.Count > 0 ? agreed.Facts[0].Stream : null;
        if (BeforeItBegan(fact => fact.Stream == itself) is { } tooEarly) return Finding.Found<Agreement>(tooEarly);
        var reviewed = Reviewed(submission.CommandId);
        if (!reviewed.IsHeld && BeforeItBegan(_ => true) is { } refusal) return Finding.Found<Agreement>(refusal);
        return reviewed.Facts is [.., { Event: ReviewOpened, Stream: var review }]
            ? Review.Stream.Perhaps(review).Select(before => before is null ? reviewed
                : reviewed.IsHeld ? reviewed.Without(review) : Reviewed(submission.Correlation)).In(streams)
            : Finding.Found(reviewed);

        // A key that is used again much later gives the same command, and that needs a review of its own.
        Agreement Reviewed(Guid id) => submission is { Permission: { } permission, Operation: { } operation }
            ? OpenReview.After(new(id, operation, permission.SpokenFor, named, agreed,
                agreed.Facts.Count > 0 ? streams.Touched(agreed.Facts).OrderByDescending(thing => thing.Id.Value == itself)
                    : streams.Touched(submission.Subject, at.OnBehalfOf, at.OccurredAt)), at) : agreed;

        Refusal? BeforeItBegan(Func<Fact, bool> which) =>
            agreed.Facts.Where(which).Select(fact => at.MayFollow(streams.BeganAt(fact.Stream))).OfType<Refusal>().FirstOrDefault();
    }

    /// <summary>With its events as rows; refused if one of them is none that the history can hold.</summary>
    public DecidedCommand Prepared()
    {
        List<ToAppend> appends = [];
        foreach (var facts in Agreed!.Facts.GroupBy(f => f.Stream))
        {
            var concerned = Streams.Concerned(facts.Key, facts.Select(f => f.Event));
            appends.Add(new(facts.Key, Streams.VersionOf(facts.Key), [.. facts.Zip(concerned,
                (fact, people) => (fact.Event, EventRow.Of(fact.Event, Envelopes.For(fact, people, Of, At!))))]));
        }
        return appends.All(a => a.CanBeProved(Of.Community, At!.Now)) ? this with { Appends = appends }
            : this with { Agreed = Problems.TooMuch };
    }

    private static DecidedCommand Unfinished(Submission submission, Streams streams, Circumstances? at, Presence why) =>
        new(submission, streams, at, Instead: why is Presence.NotThere ? new Answer.NotFound() : null);

    private static Circumstances CircumstancesOf(
        Submission submission, GiverStanding standing, Membership? named, DateTimeOffset now, CharterParameters parameters)
    {
        var account = submission.Account;
        return new(now, Circumstances.AsSaid(account.OccurredAt, now), standing.Charter, parameters, standing.Zone, submission.Actor,
            standing.Roles, account.Channel, account.OnBehalfOf, account.Authority, account.ReasonCode)
        {
            ActorsDuplicates = standing.Duplicates,
            ActorIsMinor = standing.IsMinor,
            LetInBy = standing.LetInBy,
            NothingNew = standing.NothingNew,
            NamedRecords = named?.Records ?? [],
        };
    }
}
