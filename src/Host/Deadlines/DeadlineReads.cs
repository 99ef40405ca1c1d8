using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Reads;
using Coordination.Projections;
using Coordination.Projections.Lists;

namespace Coordination.Host.Deadlines;

/// <summary>A deadline: when it is due, of what, whose, and what is recorded when it passes.</summary>
public sealed record DeadlineView(Guid Id, string Kind, Guid Stream, string Code, DateTimeOffset DueAt, string Default)
{
    /// <summary>The person it concerns, if it concerns one.</summary>
    public PersonId? Whose { get; init; }

    public static DeadlineView Of(ListedDeadline row) =>
        new(row.Id, row.Kind, row.Stream, row.Deadline!.Code, row.Deadline.DueAt, row.Deadline.Default) { Whose = row.Deadline.Whose };
}

/// <summary>What can be read of deadlines.</summary>
public static class DeadlineReads
{
    private static readonly Order<ListedDeadline> soonestFirst = new(DeadlinesList.DueAt, d => d.Deadline!.DueAt, false);

    private static readonly QueryParameter[] asks =
    [
        new("person", typeof(Guid), "Only those that concern this person."),
        QueryParameter.Limit, QueryParameter.After, QueryParameter.AsOf,
    ];

    public static void MapDeadlineReads(this FeatureBuilder it) =>
        it.Read<Page<DeadlineView>>("/deadlines", DeadlinesFeature.SeeDeadlines, "listDeadlines",
            "List what is due, soonest first", ListAsync, asks);

    private static List<Filter<ListedDeadline>> Filters(ReadQuery asked)
    {
        var chosen = new List<Filter<ListedDeadline>> { new("due_at > @", DateTimeOffset.UnixEpoch, d => d.Deadline is not null) };
        if (asked.Id("person") is { } person) chosen.Add(new("whose = @", person, d => d.Deadline?.Whose?.Value == person));
        return chosen;
    }

    private static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked)
    {
        if (!viewer.May(DeadlinesFeature.SeeDeadlines, asked.Id("person") == viewer.Person.Value ? Relation.Own : Relation.None))
            return Read.NotAllowed;
        var pages = viewer.Service<PagedLists>();
        var page = await pages.ReadAsync(Views.Deadlines, viewer.In, asked, soonestFirst, Filters(asked), viewer.Cancellation);
        return Reads.PageAnswer.Of(page, asked, DeadlineView.Of);
    }
}
