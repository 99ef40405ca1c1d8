using Coordination.Domain.Kernel;

namespace Coordination.Domain.Consents;

/// <summary>Ask somebody for their consent, in words of this version.</summary>
public sealed record AskConsent(PersonId Person, Purpose Purpose, int WordingVersion) : ICommand<PersonConsents?, ConsentEvent>
{
    public Decision<ConsentEvent> Decide(PersonConsents? state, Circumstances at) => (at.MayName(Person), state?.To(Purpose)) switch
    {
        ({ } refusal, _) => refusal,
        (_, not null) => [],
        _ => [new ConsentAsked(Person, Purpose, GiveConsent.By(at), WordingVersion)],
    };
}

/// <summary>
/// Consent to a purpose: what, to whom, until when, and how it was given. Given again, it replaces what was given before.
/// </summary>
public sealed record GiveConsent(PersonId Person, Purpose Purpose, IReadOnlyList<Recipient> Recipients,
    IReadOnlyList<DataClass> DataClasses, DateTimeOffset? Until, Manner How, int WordingVersion) : ICommand<PersonConsents?, ConsentEvent>
{
    public static readonly Refusal ToNobody = new("consent.to-nobody", "Say who may be given what.");
    public static readonly Refusal AlreadyOver = new("consent.already-over", "This consent would already be over.");
    public static readonly Refusal HowUnlikely =
        new("consent.how-unlikely", "Consent on a page is given by the person themself; say how it was given.");

    public Decision<ConsentEvent> Decide(PersonConsents? state, Circumstances at) => (at.MaySpeakFor(Person), state?.To(Purpose)) switch
    {
        ({ } refusal, _) => refusal,
        _ when Recipients.Count == 0 || DataClasses.Count == 0 => ToNobody,
        _ when Until <= at.Now => AlreadyOver,
        _ when How is Manner.Web && !at.ActorIs(Person) => HowUnlikely,
        (_, { Status: ConsentStatus.Given } was) when was.Until == Until && was.WordingVersion == WordingVersion
            && was.Recipients.SequenceEqual(Recipients.Distinct().Order())
            && was.DataClasses.SequenceEqual(DataClasses.Distinct().Order()) => [],
        _ => [new ConsentGiven(Person, Purpose, [.. Recipients.Distinct().Order()], [.. DataClasses.Distinct().Order()], Until, How, By(at),
            WordingVersion)],
    };

    internal static PersonId By(Circumstances at) => at.Person;
}

/// <summary>Consent to less than before.</summary>
public sealed record NarrowConsent(PersonId Person, Purpose Purpose, IReadOnlyList<Recipient> Recipients,
    IReadOnlyList<DataClass> DataClasses, DateTimeOffset? Until) : ICommand<PersonConsents, ConsentEvent>
{
    public static readonly Refusal NotGiven = new("consent.not-given", "There is no such consent in force.") { DependsOnTime = true };
    public static readonly Refusal Wider = new("consent.wider", "This would widen the consent. Give it anew.");

    public Decision<ConsentEvent> Decide(PersonConsents state, Circumstances at) => (at.MaySpeakFor(Person), state.To(Purpose)) switch
    {
        ({ } refusal, _) => refusal,
        (_, { } consent) when consent.IsInForce(at.Now) => Narrowed(consent, at),
        _ => NotGiven,
    };

    private Decision<ConsentEvent> Narrowed(Consent consent, Circumstances at) => this switch
    {
        _ when Recipients.Count == 0 || DataClasses.Count == 0 => GiveConsent.ToNobody,
        _ when Recipients.Except(consent.Recipients).Any() || DataClasses.Except(consent.DataClasses).Any()
            || (consent.Until is { } end && (Until is not { } until || until > end)) => Wider,
        _ when Until <= at.Now => GiveConsent.AlreadyOver,
        _ => [new ConsentNarrowed(Person, Purpose, [.. Recipients.Distinct().Order()], [.. DataClasses.Distinct().Order()], Until)],
    };
}

/// <summary>Take a consent back, at any time. Where none was asked for, this records a no.</summary>
public sealed record WithdrawConsent(PersonId Person, Purpose Purpose) : ICommand<PersonConsents?, ConsentEvent>
{
    public Decision<ConsentEvent> Decide(PersonConsents? state, Circumstances at) => (at.MaySpeakFor(Person), state?.To(Purpose)) switch
    {
        ({ } refusal, _) => refusal,
        (_, { Status: ConsentStatus.Withdrawn }) => [],
        _ => [new ConsentWithdrawn(Person, Purpose)],
    };
}
