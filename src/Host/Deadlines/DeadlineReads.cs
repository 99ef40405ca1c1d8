using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;

namespace Coordination.Host.Deadlines;

/// <summary>A deadline: when it is due, which thing and person it belongs to, and what is recorded when it passes.</summary>
public sealed record DeadlineView(Guid Id, string Kind, Guid Stream, string Code, DateTimeOffset DueAt, string Default)
{
    /// <summary>The person it concerns, if it concerns one.</summary>
    public PersonId? Whose { get; init; }

    public static DeadlineView Of(ListedDeadline row) =>
        new(row.Id, row.Kind, row.Stream, row.Deadline!.Code, row.Deadline.DueAt, row.Deadline.Default) { Whose = row.Deadline.Whose };
}

/// <summary>The reads of deadlines.</summary>
public static class DeadlineReads
{
    private static readonly QueryParameter[] asks =
    [
        new("person", typeof(Guid), "Only deadlines that concern this person."),
        QueryParameter.Limit, QueryParameter.After, QueryParameter.AsOf,
    ];

    public static void MapDeadlineReads(this FeatureBuilder it) =>
        it.Read<Page<DeadlineView>>("/deadlines", DeadlinesFeature.SeeDeadlines, "listDeadlines",
            "List what is due, soonest first", ListAsync, asks);

    private static Filter<ListedDeadline> Chosen(ReadQuery asked)
    {
        var deadlines = !DeadlinesList.DueAt.IsNull;
        return asked.Id("person") is { } person ? deadlines & DeadlinesList.Whose.Is(person) : deadlines;
    }

    private static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked)
    {
        if (!viewer.May(DeadlinesFeature.SeeDeadlines, asked.Id("person") == viewer.Person.Value ? Relation.Own : Relation.None))
            return Read.NotAllowed;
        var pages = viewer.Service<PagedLists>();
        var page = await pages.ReadAsync(
            viewer.Service<DeadlinesList>(), viewer.In, asked, DeadlinesList.SoonestFirst, Chosen(asked), viewer.Cancellation);
        return Reads.PageAnswer.Of(page, asked, DeadlineView.Of);
    }
}
