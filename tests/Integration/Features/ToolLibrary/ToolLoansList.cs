using Coordination.Domain.Kernel;
using Coordination.Projections.Lists;

namespace Coordination.Integration.Features.ToolLibrary;

/// <summary>The loan of a tool as lists show it.</summary>
public sealed record ListedToolLoan(ToolLoan State, DateTimeOffset LentAt);

/// <summary>All tools that were ever lent.</summary>
public sealed class ToolLoansList() : ListView<ListedToolLoan>("tool_loans", 1, EventNames.Under<ToolLoanEvent>(), [Borrower, LentAt],
    new("newest", NewestFirst), new("borrower", new(Borrower.Ascending, LentAt.Descending)))
{
    public static readonly Column<ListedToolLoan, Guid> Borrower = Column.Id<ListedToolLoan>("borrower", l => l.State.Borrower.Value);
    public static readonly Column<ListedToolLoan, DateTimeOffset> LentAt = Column.Past<ListedToolLoan>("lent_at", l => l.LentAt);

    public static readonly Order<ListedToolLoan> NewestFirst = new(LentAt.Descending);

    public static ToolLoansList View { get; } = new();

    public override ListedToolLoan? Evolve(ListedToolLoan? row, StoredEvent happened)
    {
        var state = ToolLoan.Evolve(row?.State, (ToolLoanEvent)happened.Data);
        return row is null ? new(state, happened.Envelope().OccurredAt) : row with { State = state };
    }
}
