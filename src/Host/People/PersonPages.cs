using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Desk;
using Coordination.Host.Reads;
using Coordination.Host.Web;
using Coordination.Projections;
using Act = Coordination.Host.Wiring.Act;
using Press = Coordination.Host.Web.Forms.Act;

namespace Coordination.Host.People;

/// <summary>The page of one person for those who look after people, and everybody's page of what is held of themselves.</summary>
public static class PersonPages
{
    public static void MapPersonPages(this RouteGroupBuilder pages)
    {
        pages.MapPage("/people/{id}", Act.SeePerson, OneAsync);
        pages.MapPage("/my-data", Act.SeeOwn, MineAsync);
    }

    private static async ValueTask<IResult> OneAsync(Reader reader)
    {
        var (viewer, id) = (reader.Viewer, new PersonId(reader.Viewer.Route("id")));
        if (id == viewer.Person) return new Commands.SeeOther(Links.MyData(reader.Code));
        if (!viewer.May(Act.SeePerson) || await viewer.Service<StreamRows>().FoldAsync(Views.People, viewer.In, id.Value, viewer.Cancellation) is not { Row: var row }) return Reader.NotFound;
        return reader.Page<PersonPage>("person.title", Section.People, await viewer.Service<PersonPicture>().DrawAsync(viewer, row.State, reader.Typed));
    }

    private static async ValueTask<IResult> MineAsync(Reader reader)
    {
        var viewer = reader.Viewer;
        var person = await viewer.Service<PersonPicture>().DrawAsync(viewer, viewer.Member, reader.Typed);
        var looks = await PersonData.LooksAsync(viewer, viewer.Person);
        PersonId[] lookers = [.. looks.Select(l => l.Viewer.Split(':')).Where(l => l[0] == "person").Select(l => new PersonId(Guid.Parse(l[1]))).Distinct()];
        var names = await viewer.Service<Opening>().NamesAsync(viewer, lookers, "looked-at-me");
        return reader.Page<MyDataPage>("mydata.title", Section.Mine, new MyDataModel(person, [.. looks.Select(l => Line(l, names))], [.. Leaving(viewer)]) { IsRestricted = viewer.Member.IsAddressRestricted });
    }

    private static LookLine Line(LookView look, IReadOnlyDictionary<PersonId, PersonalValue> names)
    {
        var who = look.Viewer.Split(':', 2);
        return new(new("sentence.only", who[0] == "person" && names.GetValueOrDefault(new(Guid.Parse(who[1])))?.Value is { } name ? name : new Coded("role", who[0])), look.DataClass, look.Purpose, look.Hour);
    }

    private static IEnumerable<Press> Leaving(Viewer viewer)
    {
        var (member, page) = (viewer.Member, Links.MyData(viewer.Call.Code));
        var href = Links.Person(viewer.Call.Code, viewer.Person.ToString());
        if (member.Standing is Standing.Member) yield return To("start-break");
        if (member.Standing is Standing.OnBreak) yield return To("end-break");
        yield return To(member.IsAddressRestricted ? "lift-address" : "restrict-address");
        foreach (var role in member.Roles.Where(r => r is Role.Helper or Role.Coordinator or Role.Auditor).Order())
            yield return Presses.To(Links.Do(href, "give-up-role"), new("mydata.give-up", role.Coded("role")), page, ("role", role.Code()));
        if (member.Household is not null) yield return To("leave-household");
        if (member.IsMember) yield return To("leave");

        Press To(string verb) => Presses.To(Links.Do(href, verb), new("mydata." + verb), page);
    }
}
