using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>Who may act in the name of a person, as far as that person's own record says.</summary>
public static class SpeakingFor
{
    public static readonly Refusal Never =
        new("person.never-for-another", "Nobody does this in the name of another. Only the person does it.");
    public static readonly Refusal EvidenceNeeded =
        new("person.evidence-needed", "A steward first has to see the evidence of who may agree to this for the person.");
    public static readonly Refusal ParentNeeded =
        new("person.parent-needed", "This person is under 18. A parent or guardian agrees, whose authority a steward has seen.");

    public static readonly Refusal SeenByYou =
        new("authority.seen-by-you", "You saw the evidence for this authority. Somebody else acts on it.");
    public static readonly Refusal NoParent =
        new("person.agrees-with-parent", "You are under 18. A parent or guardian agrees with you: ask a coordinator or steward.");

    /// <summary>Null when nobody is named but the actor, or when the way they speak for the person named is enough.</summary>
    /// <param name="named">The record of the person on whose behalf the command is given.</param>
    public static Refusal? Against(SpokenFor taking, Membership? named, Circumstances at) => taking switch
    {
        SpokenFor.WithEvidence when at.ActorIsMinor && (at.OnBehalfOf is not { } own || at.ActorIs(own)) => NoParent,
        _ when at.OnBehalfOf is not { } person || at.ActorIs(person) => null,
        SpokenFor.Never => Never,
        SpokenFor.ByWord => null,
        SpokenFor.Parental when named is null or { IsMinor: false } => null,
        _ when named is { IsMinor: true } => at.Authority is Authority.Parental ? OnEvidence(named, Authority.Parental, at, ParentNeeded)
            : ParentNeeded,
        _ => at.Authority is { } shown && named is not null ? OnEvidence(named, shown, at, EvidenceNeeded) : EvidenceNeeded,
    };

    /// <summary>Whoever saw the evidence does not also act on it: what it allows is seen by two.</summary>
    private static Refusal? OnEvidence(Membership named, Authority authority, Circumstances at, Refusal otherwise) =>
        !named.Shows(authority, at.Now) ? otherwise
        : named.Authorities.Any(seen => seen.Holds(authority, at.Now) && !at.AnswersFor(seen.SeenBy)) ? null : SeenByYou;
}
