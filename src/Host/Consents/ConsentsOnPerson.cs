using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Pages;

namespace Coordination.Host.Consents;

/// <summary>The consent of somebody for one purpose.</summary>
public sealed record ConsentLine(string Purpose, string Status, IReadOnlyList<string> Recipients, IReadOnlyList<string> DataClasses,
    DateTimeOffset? Until, IReadOnlyList<string> Stays);

/// <summary>The reader's own consents, with forms to change them.</summary>
/// <param name="Href">The person's own address; <paramref name="Page"/> is the page the reader returns to.</param>
public sealed record OwnConsents(string Href, string Page, IReadOnlyList<ConsentLine> Consents);

/// <summary>The consents of somebody on their page. On their own page each can be given and withdrawn.</summary>
public static class ConsentsOnPerson
{
    public static async ValueTask<IReadOnlyList<PagePart>> BuildAsync(PartContext<Membership> page)
    {
        var (viewer, person) = (page.Viewer, page.Thing.Id);
        if (!viewer.May(ConsentsFeature.SeeConsents, viewer.To(person))) return [];
        IReadOnlyList<ConsentLine> consents = [.. (await ConsentReads.ConsentsAsync(viewer, person)).Select(Line)];
        var section = PagePart.Of<ConsentsSection>(PartPlace.Sections, 20, consents);
        return person != viewer.Person ? [section]
            : [section, PagePart.Of<ConsentForms>(PartPlace.Own, 10,
                new OwnConsents(Links.Person(viewer.Caller.Code, person.ToString()), page.Href, consents))];
    }

    private static ConsentLine Line(ConsentView consent) => new(consent.Purpose.Code(), consent.Status.Code(),
        [.. consent.Recipients.Select(r => r.Code())], [.. consent.DataClasses.Select(d => d.Code())], consent.Until,
        [.. (consent.Stays ?? []).Select(s => s.Code())]);
}
