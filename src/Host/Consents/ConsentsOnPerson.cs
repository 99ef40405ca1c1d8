using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;

namespace Coordination.Host.Consents;

/// <summary>
/// The consents of somebody on their page. On their own page each can be given and withdrawn; a coordinator records those for which a
/// steward has seen the evidence.
/// </summary>
public static class ConsentsOnPerson
{
    public static async ValueTask<IReadOnlyList<PagePart>> BuildAsync(PartContext<Membership> page)
    {
        var (viewer, member) = (page.Viewer, page.Thing);
        if (!viewer.May(ConsentsFeature.SeeConsents, viewer.To(member.Id))) return [];
        return viewer.Is(member.Id) ? await OwnAsync(page) : await OfAnotherAsync(page);
    }

    private static async ValueTask<IReadOnlyList<PagePart>> OwnAsync(PartContext<Membership> page)
    {
        var (viewer, member) = (page.Viewer, page.Thing);
        IReadOnlyList<ConsentLine> lines = [.. (await ConsentReads.ConsentsAsync(viewer, member.Id)).Select(Line)];
        return
        [
            PagePart.Of<ConsentsSection>(PartPlace.Sections, 20, new ShownConsents(IsOwn: true, lines, Needed: null)),
            PagePart.Of<ConsentForms>(PartPlace.Own, 10, new OwnConsents(Links.Person(viewer.Caller.Code, member.Id.ToString()), page.Href,
                lines, SpeakingFor.Against(ConsentsFeature.GiveConsent.SpokenFor, member, viewer.At), member.IsMinor)),
        ];
    }

    private static async ValueTask<IReadOnlyList<PagePart>> OfAnotherAsync(PartContext<Membership> page)
    {
        var (viewer, member) = (page.Viewer, page.Thing);
        var (consents, _) = await viewer.Service<Folds>()
            .FoldAsync(PersonConsents.Stream, viewer.In, PersonConsents.Of(member.Id), viewer.Cancellation);
        var possible = await PossibleConsents.OfAsync(viewer, member);
        IReadOnlyList<ConsentLine> lines = [.. (await ConsentReads.ConsentsAsync(viewer, member.Id)).Select(view => Line(view) with
        {
            Stays = [],
            Withdraw = viewer.Accepts(ConsentsFeature.WithdrawConsent, consents, new WithdrawConsent(member.Id, view.Purpose), member.Id)
                ? Buttons.To(Links.Do(page.Href, "consents/withdraw"), new("person.withdraw-consent"), page.Href,
                    [("purpose", view.Purpose.Code()), .. Buttons.For(member.Id)]) : null,
        })];
        return
        [
            PagePart.Of<ConsentsSection>(PartPlace.Sections, 20, new ShownConsents(IsOwn: false, lines,
                possible.Count > 0 ? null : PossibleConsents.Needed(viewer, member))),
            .. possible.Count == 0 ? []
                : new[] { PagePart.Of<RecordConsent>(PartPlace.Panel, 5, new RecordedConsents(page.Href, member.Id.ToString(), possible)) },
        ];
    }

    private static ConsentLine Line(ConsentView consent) => new(consent.Purpose.Code(),
        consent is { Status: ConsentStatus.Given, IsInForce: false } ? "over" : consent.Status.Code(),
        [.. consent.Recipients.Select(r => r.Code())], [.. consent.DataClasses.Select(d => d.Code())], consent.Since, consent.Until,
        consent.RestsOn?.Code(), [.. (consent.Stays ?? []).Select(s => s.Code())]);
}
