using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.People;

namespace Coordination.Host.People;

/// <summary>
/// The page of one person for coordinators and stewards, and the page on which everybody sees the data held about themself.
/// </summary>
public static class PersonPages
{
    public static void MapPersonPages(this FeatureBuilder it)
    {
        it.Page("/people/{id}", Permission.SeePerson, OneAsync, QueryParameter.Before);
        it.Search("/people/{id}", PeopleFeature.SeePeople, OneAsync);
        it.Page("/my-data", Permission.SeeOwn, MineAsync, QueryParameter.Before);
    }

    private static async ValueTask<IResult> OneAsync(PageReader reader)
    {
        var (viewer, id) = (reader.Viewer, new PersonId(reader.Viewer.Route("id")));
        if (id == viewer.Person) return new SeeOther(Links.MyData(reader.Code));
        if (!viewer.May(Permission.SeePerson)
            || await viewer.Service<StreamRows>().FoldAsync(
            PeopleList.View, viewer.In, id.Value, viewer.Cancellation) is not { Row: var row }) return PageReader.NotFound;
        var until = await viewer.Service<Relations>().OpenUntilAsync(viewer, id);
        return (reader with { Shell = reader.Shell with { OpenUntil = until } }).Page<PersonPage>("person.title", PeopleFeature.Section,
            await viewer.Service<PersonPageBuilder>().BuildAsync(reader, row.State));
    }

    private static async ValueTask<IResult> MineAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        var person = await viewer.Service<PersonPageBuilder>().BuildAsync(reader, viewer.Member);
        var looks = await PersonData.LooksAsync(viewer, viewer.Person);
        PersonId[] lookers = [.. looks.Select(l => l.Viewer.Split(':')).Where(l => l[0] == "person")
            .Select(l => new PersonId(Guid.Parse(l[1]))).Distinct()];
        var names = await viewer.Service<Opening>().NamesAsync(viewer, lookers, "looked-at-me");
        MyDataModel model = new(person, [.. looks.Select(l => Line(l, names))], [.. PersonButtons.Own(viewer)]);
        return reader.Page<MyDataPage>("mydata.title", Section.Mine, model with
        {
            IsSteward = viewer.Roles.Contains(Role.Steward),
            InMyName = await InMyNameAsync(viewer),
        });
    }

    private static async ValueTask<StoryModel> InMyNameAsync(Viewer viewer)
    {
        var stories = viewer.Service<StoryBuilder>();
        var done = await viewer.Service<DoneInOnesName>().OfAsync(viewer, before: null);
        var gathered = await stories.GatherAsync(viewer.In, done.Facts, viewer.Cancellation);
        PersonId[] actors = [.. done.Facts.Select(fact => fact.Envelope.Actor.AsPerson).OfType<PersonId>().Distinct()];
        var disclosure = await viewer.Service<NameDisclosures>()
            .OpenAsync(viewer, [], gathered.People, Relation.Own, actors, gathered.Values);
        return new StoryModel(stories.Whole(gathered, disclosure))
        {
            EarlierHref = done.Before is { } earlier
                ? FormattableString.Invariant($"/api/communities/{viewer.Caller.Code}/me/done-in-my-name?before={earlier}") : null,
        };
    }

    private static LookLine Line(LookView look, IReadOnlyDictionary<PersonId, PersonalValue> names)
    {
        var who = look.Viewer.Split(':', 2);
        return new(new("sentence.only", who[0] == "person" && names.GetValueOrDefault(new(Guid.Parse(who[1])))?.Value is { } name ? name
            : new Coded("role", who[0])), look.DataClass, look.Purpose, look.Hour);
    }
}
