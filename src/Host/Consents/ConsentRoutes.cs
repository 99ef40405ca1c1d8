using Coordination.Domain.Agreements;
using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Reads;

namespace Coordination.Host.Consents;

public sealed record AskConsentBody : CommandBody
{
    public required Purpose Purpose { get; init; }
}

public sealed record ConsentBody : CommandBody
{
    public required Purpose Purpose { get; init; }
    /// <summary>Who may receive the data.</summary>
    public required IReadOnlyList<Recipient> Recipients { get; init; }
    /// <summary>Which data may be given.</summary>
    public required IReadOnlyList<DataClass> DataClasses { get; init; }
    /// <summary>The last day the consent holds; no end if absent.</summary>
    public DateOnly? Until { get; init; }
    /// <summary>How it was given; on a page by the person themself if absent.</summary>
    public Manner? How { get; init; }
}

public sealed record WithdrawConsentBody : CommandBody
{
    public required Purpose Purpose { get; init; }
}

/// <summary>The commands on consents. Each is given by the person, or by somebody with their authority.</summary>
public static class ConsentRoutes
{
    private static readonly string disclosed = LinkMember.KindOf<ContactDisclosed>(nameof(ContactDisclosed.Of));

    /// <summary>The present version of the words that ask for consent (the texts under <c>consent.wording</c>).</summary>
    public const int WordingVersion = 1;

    public static void MapConsents(this FeatureBuilder it)
    {
        it.Command<AskConsentBody>("/people/{id}/consents/ask", ConsentsFeature.AskConsent, "Ask somebody for their consent",
            (call, body) => new(On(call, (person, known, consents, at) => known.MayBegin is { } refusal ? refusal
                : Agreement.Nothing.And(PersonConsents.Of(person),
                    new AskConsent(person, body.Purpose, WordingVersion).Decide(consents, at)))));
        it.Command<ConsentBody>("/people/{id}/consents/give", ConsentsFeature.GiveConsent,
            "Consent to a purpose; it replaces what was consented to before", async (call, body) =>
        {
            var until = await UntilAsync(call, body.Until);
            return On(call, (person, known, consents, at) => ConsentAgreements.Give(new(person, body.Purpose, body.Recipients,
                body.DataClasses, until, body.How ?? Manner.Web, WordingVersion), known, consents, at));
        });
        it.Command<ConsentBody>("/people/{id}/consents/narrow", ConsentsFeature.WithdrawConsent, "Consent to less than before",
            async (call, body) =>
        {
            var (until, person) = (await UntilAsync(call, body.Until), new PersonId(call.Route("id")));
            return new Plan(person.Value, at =>
                from consents in PersonConsents.Stream.Existing(PersonConsents.Of(person))
                select Agreement.Nothing.And(PersonConsents.Of(person),
                    new NarrowConsent(person, body.Purpose, body.Recipients, body.DataClasses, until).Decide(consents, at)));
        });
        it.Command<WithdrawConsentBody>("/people/{id}/consents/withdraw", ConsentsFeature.WithdrawConsent,
            "Take a consent back; what was disclosed under it is recalled at once", WithdrawAsync);
    }

    private static async ValueTask<DateTimeOffset?> UntilAsync(CallerContext call, DateOnly? day) =>
        day is { } last ? (await call.MomentAsync(new(last, null), "until"))!.Instant : null;

    private static Plan On(CallerContext call, Func<PersonId, Membership, PersonConsents?, Circumstances, Agreement> agree)
    {
        var person = new PersonId(call.Route("id"));
        return new(person.Value, at =>
            from known in Membership.Stream.Existing(person.Value).And(PersonConsents.Stream.Perhaps(PersonConsents.Of(person)))
            select agree(person, known.First, known.Second, at));
    }

    private static async ValueTask<Planned> WithdrawAsync(CallerContext call, WithdrawConsentBody body)
    {
        var person = new PersonId(call.Route("id"));
        var (membership, _) = await call.Service<Folds>().FoldAsync(Membership.Stream, call.Community, person.Value, call.Cancellation);
        var disclosing = new HashSet<Guid>();
        foreach (var record in membership?.Records ?? [person])
            disclosing.UnionWith(await call.Service<StreamLinks>()
                .StreamsTouchingAsync(call.Community, record.Value, call.Cancellation, disclosed));
        return new Plan(person.Value, at =>
            from known in Membership.Stream.Existing(person.Value)
                .And(PersonConsents.Stream.Perhaps(PersonConsents.Of(person)))
                .And(Needed.All(disclosing.Select(match => Match.Stream.Existing(match))))
            select ConsentAgreements.Withdraw(new(person, body.Purpose), known.First.First, known.First.Second, known.Second, at));
    }
}
