using Coordination.Domain.Agreements;
using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Consents;

/// <summary>Which consents a coordinator could record for somebody, and what is missing where there are none.</summary>
public static class PossibleConsents
{
    public static async ValueTask<IReadOnlyList<PossibleConsent>> OfAsync(Viewer viewer, Membership member)
    {
        (ConsentQuestion Question, Authority With)[] all =
            [.. ConsentQuestion.All.SelectMany(_ => Shown(viewer, member), (question, authority) => (question, authority))];
        var accepted = await viewer.Service<CommandPreviews>().AcceptedAsync(viewer, [.. all.Select(c => Giving(viewer, member, c))]);
        return [.. all.Where((_, at) => accepted[at]).GroupBy(c => c.Question, c => c.With.Code())
            .Select(c => new PossibleConsent(c.Key, [.. c]))];
    }

    /// <summary>What somebody can do about it; null if nothing is recorded of this person any more.</summary>
    public static Refusal? Needed(Viewer viewer, Membership member) => member.MayBegin is not null ? null
        : Shown(viewer, member).DefaultIfEmpty(member.IsMinor ? Authority.Parental : Authority.WrittenConsent)
            .Select(authority => SpeakingFor.Against(ConsentsFeature.GiveConsent.SpokenFor, member, viewer.AtFor(member.Id) with
            {
                Authority = authority,
                NamedRecords = member.Records,
            })).FirstOrDefault(refusal => refusal is not null);

    /// <summary>The authorities of which a steward has seen the evidence.</summary>
    private static IEnumerable<Authority> Shown(Viewer viewer, Membership member) =>
        member.Authorities.Where(seen => viewer.Now < seen.Until).Select(seen => seen.Authority).Distinct().Order();

    /// <summary>For another time than any consent on record, so that it would change something.</summary>
    private static PossibleCommand Giving(Viewer viewer, Membership member, (ConsentQuestion Question, Authority With) consent)
    {
        var (question, id) = (consent.Question, member.Id);
        var giving = new GiveConsent(id, CodeNames.Find<Purpose>(question.Purpose)!.Value,
            [CodeNames.Find<Recipient>(question.Recipient)!.Value],
            [.. question.DataClasses.Select(data => CodeNames.Find<DataClass>(data)!.Value)], viewer.Now.AddTicks(1), Manner.Written,
            ConsentRoutes.WordingVersion);
        return new(ConsentsFeature.GiveConsent, new Plan(id.Value, at =>
            from known in Membership.Stream.Existing(id.Value).And(PersonConsents.Stream.Perhaps(PersonConsents.Of(id)))
            select ConsentAgreements.Give(giving, known.First, known.Second, at)), id)
        { Authority = consent.With };
    }
}
