using Coordination.Domain.Kernel;
using Coordination.Host;
using Coordination.Host.Commands;
using Coordination.Host.Reads;
using Coordination.Projections.Lists;

namespace Coordination.Integration.Features.ToolLibrary;

public sealed record LendToolBody : CommandBody
{
    public required Tool Tool { get; init; }
    /// <summary>Who borrows it.</summary>
    public required PersonId Person { get; init; }
    /// <summary>For how many days; as long as the charter allows when absent.</summary>
    public int? Days { get; init; }
}

/// <summary>The loan of a tool as it is read.</summary>
public sealed record ToolLoanView(ToolLoanId Id, Tool Tool, PersonId Borrower, DateTimeOffset LentAt, DateTimeOffset BackBy,
    bool IsOverdue, bool IsReturned)
{
    public long? Version { get; init; }

    public static ToolLoanView Of(ListedToolLoan row, long? version) => new(row.State.Id, row.State.Tool, row.State.Borrower, row.LentAt,
        row.State.BackBy, row.State.IsOverdue, row.State.IsReturned)
    { Version = version };
}

/// <summary>What can be done with tools and read of them.</summary>
public static class ToolLoanRoutes
{
    public static void MapToolLoans(this FeatureBuilder it)
    {
        it.Command<LendToolBody>("/tool-loans/lend", ToolLibraryFeature.LendTool, "Lend a tool", (_, body) =>
        {
            var id = Guid.NewGuid();
            return new(Lending(id, body.Tool, body.Person, body.Days).At($"/tool-loans/{id}"));
        });
        it.Command<PlainBody>("/tool-loans/{id}/return", ToolLibraryFeature.ReturnTool, "Record that a tool is back",
            (call, _) => new(Plan.On(ToolLoan.Stream, call.Route("id"), new ReturnTool())));
        it.Read<Page<ToolLoanView>>("/tool-loans", ToolLibraryFeature.SeeToolLoans, "listToolLoans", "List lent tools, newest first",
            async (viewer, asked) => PageAnswer.Of(await ListAsync(viewer, asked), asked, row => ToolLoanView.Of(row, null)),
            QueryParameter.Paged);
        it.Read<ToolLoanView>("/tool-loans/{id}", ToolLibraryFeature.SeeToolLoans, "getToolLoan", "Read the loan of a tool",
            async (viewer, _) => await FindAsync(viewer) is { } loan ? new(ToolLoanView.Of(loan.Row, loan.Version), loan.Version)
                : Read.NotFound);
    }

    public static Plan Lending(Guid id, Tool tool, PersonId borrower, int? days = null) =>
        Plan.StartFor(borrower, id, new LendTool(new(id), tool, borrower, days), _ => null);

    /// <summary>Whoever may not see everybody's sees their own.</summary>
    public static Task<Slice<ListedToolLoan>> ListAsync(Viewer viewer, ReadQuery asked) =>
        viewer.Service<PagedLists>().ReadAsync(ToolLoansList.View, viewer.In, asked, ToolLoansList.NewestFirst,
            viewer.May(ToolLibraryFeature.SeeToolLoans) ? Filter.All<ListedToolLoan>() : ToolLoansList.Borrower.Is(viewer.Person.Value),
            viewer.Cancellation);

    /// <summary>Null where there is none that the viewer may see.</summary>
    public static async Task<Current<ListedToolLoan>?> FindAsync(Viewer viewer) =>
        await viewer.Service<StreamRows>().FoldAsync(ToolLoansList.View, viewer.In, viewer.Route("id"), viewer.Cancellation) is { } loan
            && viewer.May(ToolLibraryFeature.SeeToolLoans, viewer.To(loan.Row.State.Borrower)) ? loan : null;
}
