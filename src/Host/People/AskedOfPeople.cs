using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;

namespace Coordination.Host.People;

/// <summary>What is asked once before it is done to a membership: that somebody died, a role, leaving.</summary>
public static class AskedOfPeople
{
    private static readonly QueryParameter role = new("role", typeof(Role), "The role to give; helper if absent.");

    public static void MapAskedOfPeople(this FeatureBuilder it)
    {
        it.AskFirst("/people/{id}/mark-deceased", PeopleFeature.MarkPerson, PeopleFeature.Section, reader => OfAsync(reader,
            "mark-deceased", (viewer, member) => viewer.Accepts(PeopleFeature.MarkPerson,
                CommunityAgreements.MarkDeceased(viewer.Community, member, viewer.At))));
        it.AskFirst("/people/{id}/appoint-steward", PeopleFeature.AppointSteward, PeopleFeature.Section, AppointingAsync);
        it.AskFirst("/people/{id}/grant-role", PeopleFeature.GrantRole, PeopleFeature.Section, GrantingAsync, role);
        it.AskFirst("/people/{id}/leave", PeopleFeature.DecideOwn, Section.Mine, LeavingAsync);
        it.AskFirst("/stand-down", PeopleFeature.DecideOwn, Section.Elsewhere, StandDownPages.AskAsync);
    }

    private static async ValueTask<AskedOrNot> AppointingAsync(PageReader reader)
    {
        var (viewer, id) = (reader.Viewer, new PersonId(reader.Viewer.Route("id")));
        var (signsIn, _) = await viewer.Service<Accounts>().AnyOfAsync(viewer.In, id, viewer.Cancellation);
        return await OfAsync(reader, "appoint-steward", (_, member) => viewer.Accepts(PeopleFeature.AppointSteward,
            CommunityAgreements.AppointSteward(viewer.Community, member, signsIn, viewer.At)));
    }

    private static async ValueTask<AskedOrNot> GrantingAsync(PageReader reader)
    {
        var given = reader.ReadQuery.Code<Role>(role.Name) ?? Role.Helper;
        var asked = await OfAsync(reader, "make-" + given.Code(),
            (viewer, member) => PersonButtons.Grantable(viewer, member).Contains(given));
        return asked.Asking is not { } asking ? asked : asking with
        {
            Fields = PagePart.Of<EvidenceFields>(PartPlace.Panel, 0, given.Code()),
            Do = new Button(Links.Do(asking.Back, "grant-role"), new("person.grant-do"), (role.Name, given.Code())),
        };
    }

    private static async ValueTask<AskedOrNot> LeavingAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        if (!viewer.Is(new(viewer.Route("id")))) return AskedOrNot.NotFound;
        var asked = await OfAsync(reader, "leave", (_, member) =>
            viewer.Accepts(PeopleFeature.DecideOwn, CommunityAgreements.Leave(viewer.Community, member, viewer.At)));
        return asked.Asking is not { } asking ? AskedOrNot.Back(Links.MyData(reader.Code)) : asking with
        {
            Heading = new("asking.leave", viewer.Community.Name),
            Back = Links.MyData(reader.Code),
            Of = new("mydata.title"),
        };
    }

    /// <summary>Asks about somebody. What the rule would refuse is not asked: their page says what can be done.</summary>
    /// <param name="what">The end of the keys of what is said.</param>
    private static async ValueTask<AskedOrNot> OfAsync(PageReader reader, string what, Func<Viewer, Membership, bool> isAccepted)
    {
        var (viewer, id) = (reader.Viewer, new PersonId(reader.Viewer.Route("id")));
        var (member, _) = await viewer.Service<Folds>().FoldAsync(Membership.Stream, viewer.In, id.Value, viewer.Cancellation);
        if (member is null) return AskedOrNot.NotFound;
        var page = Links.Person(reader.Code, id.ToString());
        // Whoever pressed and was refused reads why where they pressed.
        if (!reader.Typed.IsRefused && !isAccepted(viewer, member)) return AskedOrNot.Back(page);
        var name = (await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], [id])).NameOf(id);
        return new Asking(what, $"asking.{what}-title", new($"asking.{what}", name), page, new("sentence.only", name))
        {
            Means = [new($"asking.{what}-means")],
            Then = [new($"asking.{what}-back")],
            Do = new Button(Links.Do(page, what), new($"asking.{what}-do")),
        };
    }
}
