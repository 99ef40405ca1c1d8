using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;

namespace Coordination.Host.Households;

/// <summary>The household of a person: its other members, and what is noted about it.</summary>
public sealed record SharedHome(IReadOnlyList<(Opened Name, string Href)> Others, Opened? Words);

/// <summary>The household of a person on their page.</summary>
public static class HouseholdOnPerson
{
    public static async ValueTask<IReadOnlyList<PagePart>> BuildAsync(PartContext<Membership> page)
    {
        var (viewer, member) = (page.Viewer, page.Thing);
        if (!page.IsOpened || member.Household is not { } id || !viewer.May(HouseholdsFeature.SeeHousehold, viewer.To(member.Id))
            || (await viewer.Service<Folds>().FoldAsync(Household.Stream, viewer.In, id.Value, viewer.Cancellation)).State is not { } home)
            return [];
        PersonId[] others = [.. home.People.Remove(member.Id)];
        var opening = viewer.Service<Opening>();
        var names = await opening.NamesAsync(viewer, others, "household");
        var said = await viewer.Service<VaultGate>().ShowsHomeAsync(viewer, member.Id) ? home.Words : null;
        var words = said is null ? Words.Closed : await opening.WordsAsync(viewer, [said], "household");
        var disclosure = new NameDisclosure(words, names, new HashSet<PersonId>());
        return [PagePart.Of<HouseholdSection>(PartPlace.Sections, 10, new SharedHome(
            [.. others.Select(o => (disclosure.NameOf(o), Links.Person(viewer.Caller.Code, o.ToString())))],
            said is null ? null : disclosure.Of(said)))];
    }
}
