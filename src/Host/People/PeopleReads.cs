using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;
using Coordination.Projections.People;

namespace Coordination.Host.People;

/// <summary>Evidence seen for a role; never its content.</summary>
public sealed record VettingView(Role Role, VettingLevel Level, DateOnly SeenOn, DateTimeOffset Until);

/// <summary>A person as the API answers them: the roles that hold, and standing. Never how much they do.</summary>
public sealed record PersonView(PersonId Id, Standing Standing, IReadOnlyList<Role> Roles, DateTimeOffset Since)
{
    public PersonalValue? Name { get; init; }
    /// <summary>The end of an invitation, a probation or a break.</summary>
    public DateTimeOffset? Until { get; init; }
    /// <summary>The evidence seen for a role, and until when it holds.</summary>
    public IReadOnlyList<VettingView>? Vettings { get; init; }
    /// <summary>The record used in place of this one.</summary>
    public PersonId? MergedInto { get; init; }
    public bool IsMinor { get; init; }
    public bool IsAddressRestricted { get; init; }
    /// <summary>Whether roles rest that the person holds, because they cannot act for now.</summary>
    public bool RolesRest { get; init; }
    public long? Version { get; init; }

    /// <param name="at">The moment of which it is: what ended by then has ended, also where nobody recorded it yet.</param>
    public static PersonView Of(ListedPerson row, IReadOnlyDictionary<PersonId, PersonalValue> names, DateTimeOffset at,
        long? version = null)
    {
        var state = row.State.AsOf(at);
        return new(state.Id, state.Standing, [.. state.RolesAt(at).Order()], row.Since)
        {
            Name = names.GetValueOrDefault(state.Id),
            Until = state.Until,
            Vettings = state.Vettings.IsEmpty ? null
                : [.. state.Vettings.OrderBy(v => v.Key).Select(v => new VettingView(v.Key, v.Value.Level, v.Value.SeenOn, v.Value.Until))],
            MergedInto = state.MergedInto,
            IsMinor = state.IsMinor,
            IsAddressRestricted = state.IsAddressRestricted,
            RolesRest = state.AreRolesSuspended,
            Version = version,
        };
    }
}

/// <summary>The reads of people.</summary>
public static class PeopleReads
{
    private static readonly QueryParameter[] filters = [new("standing", typeof(Standing), "Only those who stand so.")];

    public static void MapPeopleReads(this FeatureBuilder it)
    {
        it.ReadOpened<Page<PersonView>>("/people", PeopleFeature.SeePeople, "listPeople",
            "List the people a community knows, those known longest first", ListAsync, [.. filters, .. QueryParameter.Paged]);
        it.Read<PersonView>("/people/{id}", Permission.SeePerson, "getPerson", "Read a person's roles and standing", GetAsync);
    }

    private static Filter<ListedPerson> Filters(ReadQuery asked, DateTimeOffset at) =>
        asked.Code<Standing>("standing") is { } standing ? PeopleList.StandAs(at, standing) : Filter.All<ListedPerson>();

    private static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked)
    {
        var at = asked.AsOf ?? viewer.Now;
        var page = await viewer.Service<PagedLists>().ReadAsync(
            PeopleList.View, viewer.In, asked, PeopleList.LongestFirst, Filters(asked, at), viewer.Cancellation);
        var names = await viewer.Service<Opening>().NamesAsync(viewer, [.. page.Rows.Select(r => r.Row.State.Id)]);
        return PageAnswer.Of(page, asked, row => PersonView.Of(row, names, at)) with { HoldsOpened = names.Count > 0 };
    }

    private static async ValueTask<Read> GetAsync(Viewer viewer, ReadQuery asked)
    {
        var id = new PersonId(viewer.Route("id"));
        if (!viewer.May(Permission.SeePerson, viewer.To(id))) return Read.NotFound;
        if (await viewer.Service<StreamRows>().FoldAsync(
            PeopleList.View, viewer.In, id.Value, viewer.Cancellation) is not { } person) return Read.NotFound;
        var names = await viewer.Service<Opening>().NamesAsync(viewer, [id]);
        return new(PersonView.Of(person.Row, names, viewer.Now, person.Version), person.Version, names.Count > 0)
        { HoldsErased = names.Values.Any(n => n.Erased is true) };
    }
}
