using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using Coordination.Domain.Kernel;

namespace Coordination.Domain.Consents;

/// <summary>Who may be given what was consented to (docs/codes.md).</summary>
public enum Recipient { Community, Matched, Partners, Researchers, Public }

/// <summary>What may be given (docs/codes.md).</summary>
public enum DataClass { Name, Phone, Email, Address, Words, Needs, Photo }

/// <summary>How a consent was given.</summary>
public enum Manner { Verbal, Written, Web }

/// <summary>Everything that can happen to what one person consents to. Names and fields are stored for ever.</summary>
[SeenBy(Role.Coordinator, Role.Auditor)]
public abstract record ConsentEvent
{
    private protected ConsentEvent() { }
}

[StoredAs("consent.asked"), Visible(To.Coordinators)]
public sealed record ConsentAsked(
    [property: Links] PersonId Person, Purpose Purpose, [property: Links] PersonId AskedBy, int WordingVersion) : ConsentEvent;

/// <summary>Supersedes what was consented to for the same purpose before.</summary>
[StoredAs("consent.given"), Visible(To.Coordinators)]
public sealed record ConsentGiven(
    [property: Links] PersonId Person, Purpose Purpose, IReadOnlyList<Recipient> Recipients,
    IReadOnlyList<DataClass> DataClasses, DateTimeOffset? Until, Manner How,
    [property: Links] PersonId AskedBy, int WordingVersion) : ConsentEvent;

/// <summary>The same consent for less, to fewer, or for a shorter time.</summary>
[StoredAs("consent.narrowed"), Visible(To.Coordinators)]
public sealed record ConsentNarrowed(
    [property: Links] PersonId Person, Purpose Purpose, IReadOnlyList<Recipient> Recipients,
    IReadOnlyList<DataClass> DataClasses, DateTimeOffset? Until) : ConsentEvent;

[StoredAs("consent.withdrawn"), Visible(To.Coordinators)]
public sealed record ConsentWithdrawn([property: Links] PersonId Person, Purpose Purpose) : ConsentEvent;

/// <summary>Where a consent stands. No status is recorded when its time is over.</summary>
public enum ConsentStatus { Asked, Given, Withdrawn }

/// <summary>What one person consents to for one purpose.</summary>
public sealed record Consent(ConsentStatus Status, ImmutableArray<Recipient> Recipients, ImmutableArray<DataClass> DataClasses,
    DateTimeOffset? Until, int WordingVersion)
{
    public bool IsInForce(DateTimeOffset now) => Status is ConsentStatus.Given && (Until is not { } until || now < until);
}

/// <summary>What one person consents to in one community, by purpose.</summary>
public sealed record PersonConsents(PersonId Person)
{
    public static readonly StreamOf<PersonConsents, ConsentEvent> Stream = new("consent", Evolve);

    public ImmutableDictionary<Purpose, Consent> ByPurpose { get; init; } = ImmutableDictionary<Purpose, Consent>.Empty;

    /// <summary>The stream of a person's consents. It is computed from the person's id, which cannot be read back from it.</summary>
    public static Guid Of(PersonId person) =>
        new(SHA256.HashData(Jcs.Canonical("consents", person.ToString())).AsSpan(0, 16), bigEndian: true);

    public Consent? To(Purpose purpose) => ByPurpose.GetValueOrDefault(purpose);

    /// <summary>
    /// Whether the other person of a match may see this part of somebody's contact. A yes to the match allows all of it, unless they
    /// consented to less or took their consent back. For somebody under 18 a yes is not enough: a consent has to be on record.
    /// </summary>
    public static bool Shares(PersonConsents? consents, DataClass what, DateTimeOffset now, bool isMinor = false) =>
        consents?.To(Purpose.ContactSharing) switch
        {
            null or { Status: ConsentStatus.Asked } => !isMinor,
            var consent => consent.IsInForce(now) && consent.Recipients.Contains(Recipient.Matched) && consent.DataClasses.Contains(what),
        };

    /// <summary>
    /// The same for somebody with several records. What they answered under the one in use counts; where that is silent, all that they
    /// answered under the others has to allow it.
    /// </summary>
    public static bool SharesUnderAll(PersonConsents? kept, IEnumerable<PersonConsents?> others, DataClass what, DateTimeOffset now,
        bool isMinor) => HasAnswered(kept) ? Shares(kept, what, now, isMinor)
            : others.Where(HasAnswered).DefaultIfEmpty(kept).All(known => Shares(known, what, now, isMinor));

    /// <summary>Whether the community may use this part of somebody's contact for this purpose. It takes a consent.</summary>
    public static bool Allows(PersonConsents? consents, Purpose purpose, DataClass what, DateTimeOffset now) =>
        consents?.To(purpose) is { } consent && consent.IsInForce(now) && consent.Recipients.Contains(Recipient.Community)
            && consent.DataClasses.Contains(what);

    private static bool HasAnswered(PersonConsents? consents) =>
        consents?.To(Purpose.ContactSharing) is not (null or { Status: ConsentStatus.Asked });

    /// <summary>
    /// Until when contact is shared at most; null where nothing limits it, and a moment already past where nothing is shared.
    /// </summary>
    public static DateTimeOffset? SharesUntil(PersonConsents? consents) => consents?.To(Purpose.ContactSharing) switch
    {
        null or { Status: ConsentStatus.Asked } => null,
        { Status: ConsentStatus.Given } consent when consent.Recipients.Contains(Recipient.Matched) => consent.Until,
        _ => DateTimeOffset.MinValue,
    };

    public static PersonConsents Evolve(PersonConsents? consents, ConsentEvent happened) => (consents, happened) switch
    {
        (_, ConsentAsked e) =>
            (consents ?? new PersonConsents(e.Person))
                .With(e.Purpose, was => was ?? new(ConsentStatus.Asked, [], [], null, e.WordingVersion)),
        (_, ConsentGiven e) =>
            (consents ?? new PersonConsents(e.Person))
                .With(e.Purpose, _ => new(ConsentStatus.Given, [.. e.Recipients], [.. e.DataClasses], e.Until, e.WordingVersion)),
        ({ }, ConsentNarrowed e) =>
            consents.With(e.Purpose,
                was => was! with { Recipients = [.. e.Recipients], DataClasses = [.. e.DataClasses], Until = e.Until }),
        (_, ConsentWithdrawn e) =>
            (consents ?? new PersonConsents(e.Person))
                .With(e.Purpose, was => (was ?? new(ConsentStatus.Withdrawn, [], [], null, 0)) with { Status = ConsentStatus.Withdrawn }),
        _ => throw new UnreachableException($"{happened} cannot follow {consents}"),
    };

    private PersonConsents With(Purpose purpose, Func<Consent?, Consent> change) =>
        this with { ByPurpose = ByPurpose.SetItem(purpose, change(To(purpose))) };
}
