using Coordination.Domain.Agreements;
using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;

namespace Coordination.Host.Households;

/// <summary>The home of a person on their page: who lives there, who says so and waits for an answer, and what is noted of it.</summary>
public static class HouseholdOnPerson
{
    public const string Form = "share-household";
    private const string Purpose = "household", OwnPurpose = "looked-at-me";
    private const int MostReadings = 10;
    private static readonly string asked = LinkMember.KindOf<HouseholdAsked>(nameof(HouseholdAsked.With));

    public static async ValueTask<IReadOnlyList<PagePart>> BuildAsync(PartContext<Membership> page)
    {
        var (viewer, member) = (page.Viewer, page.Thing);
        if (!page.IsOpened || !viewer.May(HouseholdsFeature.SeeHousehold, viewer.To(member.Id))) return [];
        var home = member.Household is { } id
            ? (await viewer.Service<Folds>().FoldAsync(Household.Stream, viewer.In, id.Value, viewer.Cancellation)).State : null;
        var shown = await BuildAsync(page, home);
        return shown.IsEmpty ? [] : [PagePart.Of<HouseholdSection>(PartPlace.Sections, 10, shown)];
    }

    private static async ValueTask<SharedHome> BuildAsync(PartContext<Membership> page, Household? home)
    {
        var (viewer, member) = (page.Viewer, page.Thing);
        var signsIn = await viewer.Service<Logins>().AnyOfAsync(viewer.In, member.Records, viewer.Cancellation);
        var buttons = new HouseholdButtons(viewer, member, page.Href, signsIn);
        PersonId[] others = [.. (home?.People ?? []).Remove(member.Id).OrderBy(p => p.Value)];
        var asking = await AskingAsync(viewer, member);
        var isAtRisk = HouseholdAgreements.IsAtRisk([member, .. await FoldedAsync(viewer, others)]);
        var accepted = await viewer.AcceptedAsync(Possible(buttons, member, home, others, asking));
        var may = await viewer.Service<CommandPreviews>().AcceptedAsync(viewer,
            [buttons.Saying(isAtRisk), .. home is null ? [] : new[] { buttons.Describing(home.Id) }]);
        var isOwn = viewer.Is(member.Id);
        var readings = isOwn && home is not null ? await ReadingsAsync(viewer, home.Id) : [];
        var disclosure = await OpenAsync(viewer, member, home,
            [.. others, .. asking, .. !isOwn && member.LivesWith is { } said ? new[] { said } : []], readings);
        return new(Links.Person(viewer.Caller.Code, member.Id.ToString()), page.Href, member.Id.ToString(), isOwn,
            [.. others.Select(other => Line(other, accepted[other]))])
        {
            Words = home?.Words is { } words && disclosure.Of(words) is var opened && (opened.Text is not null || opened.IsErased)
                ? opened : null,
            Asking = [.. asking.Select(other => Line(other, accepted[other]))],
            Said = member.LivesWith is { } with && !asking.Contains(with) ? Line(with, accepted[with]) : null,
            Leave = accepted[member.Id].FirstOrDefault(),
            MaySay = !isOwn && may[0],
            MayDescribe = home is not null && may[1],
            Authority = buttons.Authority.Code(),
            Found = page.LookedUp.In(Form),
            Readings = [.. readings.Select(look => new HomeReading(disclosure.NameOf(look.Who), look.Hour))],
        };

        HomeLine Line(PersonId other, IEnumerable<Button> does) => new(disclosure.NameOf(other),
            viewer.May(Permission.OpenNames) ? Links.Person(viewer.Caller.Code, other.ToString()) : null, [.. does]);
    }

    private static IEnumerable<(PersonId, PossibleButton)> Possible(HouseholdButtons buttons, Membership member, Household? home,
        IEnumerable<PersonId> others, IReadOnlyList<PersonId> asking)
    {
        foreach (var other in asking)
            foreach (var answer in buttons.Answers(other)) yield return (other, answer);
        if (member.LivesWith is { } said && !asking.Contains(said)) yield return (said, buttons.TakeBack(said));
        if (home is null) yield break;
        yield return (member.Id, buttons.Leave());
        if (buttons.Viewer.Is(member.Id))
            foreach (var other in others) yield return (other, buttons.PutOut(other));
    }

    /// <summary>Those who say that they live with this person, and do not share their household.</summary>
    private static async ValueTask<IReadOnlyList<PersonId>> AskingAsync(Viewer viewer, Membership member)
    {
        var links = await viewer.Service<StreamLinks>()
            .StreamsTouchingAsync(viewer.In, member.Id.Value, viewer.Cancellation, asked);
        return [.. (await FoldedAsync(viewer, links.Select(stream => new PersonId(stream))))
            .Where(other => other.LivesWith == member.Id && other.MayBegin is null).Select(other => other.Id).OrderBy(p => p.Value)];
    }

    private static async ValueTask<IEnumerable<Membership>> FoldedAsync(Viewer viewer, IEnumerable<PersonId> people) =>
        (await viewer.Service<Folds>().FoldAsync([.. people.Select(p => StreamKey.Of(viewer.In.Value, p.Value, Membership.Stream))],
            viewer.Cancellation)).Values.Select(folded => folded.State).OfType<Membership>();

    private static async ValueTask<IReadOnlyList<(PersonId Who, DateTimeOffset Hour)>> ReadingsAsync(Viewer viewer, HouseholdId home) =>
        [.. (await viewer.Service<DisclosureLog>().AboutAsync(viewer.In, home.AsSubject, MostReadings, viewer.Cancellation))
            .Where(look => look.Viewer.AsPerson is { } who && !viewer.Is(who)).Select(look => (look.Viewer.AsPerson!.Value, look.Hour))];

    private static async ValueTask<NameDisclosure> OpenAsync(Viewer viewer, Membership member, Household? home,
        IReadOnlyCollection<PersonId> people, IEnumerable<(PersonId Who, DateTimeOffset Hour)> readings)
    {
        var opening = viewer.Service<Opening>();
        var names = new Dictionary<PersonId, PersonalValue>(await opening.NamesAsync(viewer, people, Purpose));
        foreach (var (reader, name) in await opening.NamesAsync(viewer, [.. readings.Select(look => look.Who).Distinct()], OwnPurpose))
            names[reader] = name;
        var isShown = home?.Words is not null && await viewer.Service<VaultGate>().ShowsHomeAsync(viewer, member.Id);
        return new(isShown ? await opening.WordsAsync(viewer, [home!.Words!], Purpose) : Words.Closed, names, new HashSet<PersonId>());
    }
}
