using System.Collections.Immutable;

namespace Coordination.Domain.Kernel;

/// <summary>
/// What a rule may know besides the stream: when, under which charter, by whom, for whom. It is given as data, so that rules stay pure.
/// </summary>
/// <param name="Parameters">What a charter can set here.</param>
public sealed record Circumstances(
    DateTimeOffset Now, DateTimeOffset OccurredAt, Charter Charter, CharterParameters Parameters, string Zone, Actor Actor,
    IReadOnlySet<Role> Roles, Channel Channel, PersonId? OnBehalfOf = null, Authority? Authority = null, string? ReasonCode = null)
{
    /// <summary>Other records of the actor that were merged into theirs.</summary>
    public IReadOnlySet<PersonId> ActorsDuplicates { get; init; } = ImmutableHashSet<PersonId>.Empty;

    /// <summary>All records of the person on whose behalf the actor acts.</summary>
    public IReadOnlySet<PersonId> NamedRecords { get; init; } = ImmutableHashSet<PersonId>.Empty;

    /// <summary>The steward who let the program in that acts; null where a person acts.</summary>
    public PersonId? LetInBy { get; init; }

    /// <summary>Whether the actor is under 18.</summary>
    public bool ActorIsMinor { get; init; }

    /// <summary>Why the community begins nothing new; null where it does.</summary>
    public Refusal? NothingNew { get; init; }

    /// <summary>How far the clock of whoever says when something happened may be ahead of ours. Until then it counts as now.</summary>
    private static readonly TimeSpan clocksDiffer = TimeSpan.FromMinutes(5);

    public static readonly NumberParameter LateEntryDays = new("late-entry-days", "days", 1, 366, floor: 14,
        "For how many days afterwards something may still be entered.");
    public static readonly NumberParameter LateEntryReasonHours = new("late-entry-reason-hours", "hours", 0, 8784, floor: 24,
        "After how many hours a late entry needs a reason.");

    public static readonly Refusal NotYours =
        new("person.not-yours", "This belongs to somebody else. Say for whom you act, and with what authority.");
    public static readonly Refusal AuthorityNeeded = new("person.authority-needed", "Say what entitles you to act for this person.");
    public static readonly Refusal NotConcerned = new("person.not-concerned", "This does not concern the person you act for.");
    public static readonly Refusal AuthorityForNobody =
        new("person.authority-for-nobody", "Say for whom you act, or leave the authority out.");
    public static readonly Refusal AuditsOnly =
        new("role.audits-only", "An auditor reads what others did, holds no other role and takes no part. Give one of the two up first.");
    public static readonly Refusal OnlyNow =
        new("entry.only-now", "Only coordinators enter what happened earlier. Leave the time out: it counts as of now.");
    public static readonly Refusal BeforeItBegan =
        new("entry.before-it-began", "This is said to have happened before what it is about was known here.");
    public static readonly Refusal FromTheFuture = new("entry.from-the-future", "This is said to have happened in the future.");
    public static readonly Refusal ChannelNotYours = new("entry.channel-not-yours",
        "What came by phone, message, paper or at the desk is entered by those who take it down for others.");
    public static readonly Refusal TooLate = new("entry.too-late", "This happened longer ago than this community allows for late entries.");
    public static readonly Refusal ReasonNeeded = new("entry.reason-needed", "Say why this is entered so late.");
    public static readonly Refusal UnknownReason = new("entry.unknown-reason", "The reason is not on the list of reasons.");

    /// <summary>When something happened, as it is recorded: nothing that happens later than now, and now where nothing is said.</summary>
    public static DateTimeOffset AsSaid(DateTimeOffset? occurredAt, DateTimeOffset now) =>
        occurredAt is { } said && (said <= now || said - now > clocksDiffer) ? said : now;

    /// <summary>Whether the actor is this person, under whichever record.</summary>
    public bool ActorIs(PersonId person) => Actor.Is(person) || ActorsDuplicates.Contains(person);

    /// <summary>Whether the actor is this person, or a program that this person let in.</summary>
    public bool AnswersFor(PersonId person) => ActorIs(person) || LetInBy == person;

    /// <summary>The person who acts.</summary>
    /// <exception cref="InvalidOperationException">A program or the system acts.</exception>
    public PersonId Person => Actor.AsPerson ?? throw new InvalidOperationException($"{Actor} is no person.");

    /// <summary>The day it is now in the community.</summary>
    public DateOnly Today =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, TimeZoneInfo.FindSystemTimeZoneById(Zone)).DateTime);

    /// <summary>The community's midnight that ends a day: the last day on which something holds counts whole.</summary>
    public DateTimeOffset EndOf(DateOnly day) => Moment.Of(day, null, Zone)?.Instant ?? DateTimeOffset.MinValue;

    private bool IsNamed(PersonId person) => OnBehalfOf == person || NamedRecords.Contains(person);

    /// <summary>Coordinators and programs act for others. Both say for whom, and with what authority.</summary>
    private bool ActsForOthers => Roles.Contains(Role.Coordinator) || Roles.Contains(Role.Program);

    /// <summary>
    /// Null when the actor is this person, or acts on their behalf with authority as a coordinator or program.
    /// </summary>
    public Refusal? MaySpeakFor(PersonId person) => this switch
    {
        _ when OnBehalfOf is not null && !IsNamed(person) => NotConcerned,
        _ when ActorIs(person) => null,
        _ when OnBehalfOf is null || !ActsForOthers => NotYours,
        { Authority: null or Kernel.Authority.Self } => AuthorityNeeded,
        _ => null,
    };

    /// <summary>
    /// Null when the actor is one of these people, speaks for one, coordinates, or is the system. A program says for whom it acts.
    /// </summary>
    public Refusal? MayActAmong(params ReadOnlySpan<PersonId> people)
    {
        if (MayName(people) is { } refusal) return refusal;
        if (OnBehalfOf is { } named) return MaySpeakFor(named);
        foreach (var person in people) if (ActorIs(person)) return null;
        return Roles.Contains(Role.Coordinator) || Roles.Contains(Role.System) ? null : NotYours;
    }

    /// <summary>Null when the actor acts in their own name, or for one of these people with authority.</summary>
    public Refusal? MayName(params ReadOnlySpan<PersonId> people)
    {
        if (OnBehalfOf is not { } named) return null;
        foreach (var person in people)
            if (IsNamed(person)) return ActorIs(named) || Authority is not (null or Kernel.Authority.Self) ? null : AuthorityNeeded;
        return NotConcerned;
    }

    /// <summary>The ways in that only those have who take down for others what these say or write.</summary>
    private bool IsTakenDown => Channel is Channel.Phone or Channel.Sms or Channel.Paper or Channel.Desk;

    /// <summary>Null unless the actor is an auditor, who begins nothing.</summary>
    public Refusal? MayTakePart => Roles.Contains(Role.Auditor) ? AuditsOnly : null;

    /// <summary>The system records what passed while no Host was running, however long ago that was.</summary>
    private bool IsOfTheSystem => Roles.Contains(Role.System) && Channel is Channel.System;

    /// <summary>Whether somebody enters now what happened at another time.</summary>
    public bool IsLate => OccurredAt != Now && !IsOfTheSystem;

    /// <summary>
    /// Null when it happens now, or when somebody who may enter late says that it happened before, within the charter's limit for that.
    /// </summary>
    public Refusal? MayBeEntered() => (Now - OccurredAt) switch
    {
        _ when ReasonCode is { } reason && !Reasons.Known.Contains(reason) => UnknownReason,
        _ when OnBehalfOf is null && Authority is not (null or Kernel.Authority.Self) => AuthorityForNobody,
        _ when IsLate && !Roles.Contains(Role.Coordinator) => OnlyNow,
        var late when late < TimeSpan.Zero => FromTheFuture,
        _ when IsOfTheSystem => null,
        _ when IsTakenDown && !ActsForOthers && !Roles.Contains(Role.Steward) => ChannelNotYours,
        var late when late > TimeSpan.FromDays(Charter.Of(LateEntryDays).Value) => TooLate.Under(Charter.Of(LateEntryDays).Clause),
        var late when late > TimeSpan.FromHours(Charter.Of(LateEntryReasonHours).Value) && ReasonCode is null =>
            ReasonNeeded.Under(Charter.Of(LateEntryReasonHours).Clause),
        _ => null,
    };

    /// <summary>Null when it did not happen before what it is about began.</summary>
    /// <param name="began">When that began; null if it begins with this.</param>
    public Refusal? MayFollow(DateTimeOffset? began) => OccurredAt < began && !IsOfTheSystem ? BeforeItBegan : null;
}
