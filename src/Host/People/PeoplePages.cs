using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.People;

namespace Coordination.Host.People;

/// <summary>The page of people, A to Z; never ranked.</summary>
public static class PeoplePages
{
    private const int OnPage = 50;

    private static readonly QueryParameter person = new("person", typeof(Guid), "Only this person.");

    public static void MapPeoplePages(this FeatureBuilder it)
    {
        it.Page("/people", PeopleFeature.SeePeople, ShowAsync, person, QueryParameter.After);
        it.Routes(pages => pages.MapGet("/join", (Delegate)JoinAsync).ExcludeFromDescription());
    }

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var (viewer, asked) = (reader.Viewer, reader.ReadQuery);
        var (found, hasMore) = asked.Id("person") is { } one ? ([new(one)], false) : await SortedAsync(viewer, asked.After);
        var applicants = viewer.May(PeopleFeature.AcceptMember) && asked.Id("person") is null && asked.After is null
            ? await ApplicantsAsync(viewer) : [];
        var shown = await KeptAsync(viewer, found, isList: asked.Id("person") is null);
        var known = await MembersAsync(viewer, [.. shown, .. applicants]);
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], known.Keys);
        return reader.Page<PeoplePage>("people.title", PeopleFeature.Section,
            new PeopleModel(reader.Code, Lines(shown), hasMore ? $"{Links.People(reader.Code)}?after={found[^1]}" : null)
            {
                Applicants = Lines(applicants.Where(a => known.GetValueOrDefault(a) is { Standing: Standing.Applied or Standing.Claimed })),
                MayRecord = viewer.May(PeopleFeature.RecordPerson),
                Alike = await AlikePerson.OfAsync(reader),
                Links = [.. viewer.Service<Declarations>().All<PageLink>().Where(l => l.Place is LinkPlace.People && l.IsShown(viewer))],
                Typed = reader.Typed,
            });

        IReadOnlyList<PersonLine> Lines(IEnumerable<PersonId> people) =>
            [.. people.Where(known.ContainsKey).Select(p => PersonLines.Of(viewer, known[p], disclosure))];
    }

    /// <summary>Who was looked for under a record that was merged is found under the one in use. A list names each of these once.</summary>
    private static async Task<IReadOnlyList<PersonId>> KeptAsync(Viewer viewer, IReadOnlyList<PersonId> found, bool isList)
    {
        var known = await MembersAsync(viewer, found);
        return [.. found.Where(known.ContainsKey).Select(p => (Id: p, known[p].MergedInto)).Where(p => p.MergedInto is null || !isList)
            .Select(p => p.MergedInto ?? p.Id).Distinct()];
    }

    /// <summary>Names are sorted here, because the store cannot read them. Only those shown are opened for the viewer.</summary>
    private static async Task<(IReadOnlyList<PersonId> Found, bool HasMore)> SortedAsync(Viewer viewer, Guid? after)
    {
        var names = await viewer.Service<Vault>()
            .ListNamesAsync(viewer.In, Vault.MostNames, CultureInfo.CurrentCulture, viewer.Cancellation);
        PersonId[] rest = [.. names.Names.Select(n => n.Person).SkipWhile(p => after is { } last && p.Value != last)
            .Skip(after is null ? 0 : 1)];
        return ([.. rest.Take(OnPage)], rest.Length > OnPage);
    }

    private static async Task<IReadOnlyList<PersonId>> ApplicantsAsync(Viewer viewer) =>
        [.. (await viewer.Service<ListReader>().ReadAsync(
            PeopleList.View, viewer.In, null, PeopleList.Waiting(viewer.Now), PeopleList.LongestFirst, OnPage,
            viewer.Cancellation))
            .Select(p => p.Row.State.Id)];

    /// <summary>Read from the streams, and so never behind.</summary>
    private static async Task<Dictionary<PersonId, Membership>> MembersAsync(Viewer viewer, IEnumerable<PersonId> people)
    {
        var keys = people.Distinct().Select(p => StreamKey.Of(viewer.In.Value, p.Value, Membership.Stream)).ToList();
        return (await viewer.Service<Folds>().FoldAsync(keys, viewer.Cancellation)).Values.Select(f => f.State).OfType<Membership>()
            .ToDictionary(m => m.Id);
    }

    private static async Task<IResult> JoinAsync(HttpContext http)
    {
        var (visitor, instead) = await http.RequestServices.GetRequiredService<Visitors>().OpenAsync(http);
        if (visitor is null) return instead!;
        var then = FormFields.Local(http.Request.Query["then"], Links.Mine(visitor.Caller.Code));
        if (visitor.Member is { IsMember: true }) return new SeeOther(then);
        if (visitor.Community.MayBegin is not null) return new SeeOther($"/{visitor.Caller.Code}");
        var (call, isNew) = (visitor.Caller, visitor.Member is null);
        var isClaiming = isNew && await call.Service<Accounts>().ClaimsAsync(call.Community, call.Login, call.Cancellation);
        var isOpen = visitor.Community.Charter.Of(JoinCommunity.Joining).Value == "open";
        return WebPage.Of<JoinPage>(visitor.Shell with { Title = "join.title" },
            new JoinModel(visitor.Caller.Code, visitor.Community.Name, isOpen,
            visitor.Member is { Standing: Standing.Applied })
            {
                Then = isOpen ? then : Links.Mine(visitor.Caller.Code),
                IsClaiming = isClaiming,
                WasNotBelieved = isNew && !isClaiming
                    && await call.Service<Logins>().WasNotAgreedAsync(call.Login, call.Community, call.Cancellation),
                WasDeclined = visitor.Member is { Standing: Standing.Declined },
                Invitation = isNew && http.Request.Query["invitation"] is [{ Length: > 0 } invitation] ? invitation : null,
                Typed = visitor.Typed,
            }, visitor.Status);
    }
}
