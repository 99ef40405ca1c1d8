using Coordination.Domain.Kernel;

namespace Coordination.Integration.Features.ToolLibrary;

/// <summary>Give a tool to somebody for some days.</summary>
/// <param name="Days">As long as the charter allows when absent.</param>
public sealed record LendTool(ToolLoanId Loan, Tool Tool, PersonId Borrower, int? Days = null) : ICommand<ToolLoan?, ToolLoanEvent>
{
    public static readonly NumberParameter LoanDays = new("loan-days", "days", 1, 60, floor: 14,
        "For how many days a tool is lent at most.");

    public static readonly Refusal OtherDays =
        new("tool-loan.other-days", "A tool is lent for one day at least, and no longer than the charter says.");

    public Decision<ToolLoanEvent> Decide(ToolLoan? state, Circumstances at) => (state, at.Charter.Of(LoanDays)) switch
    {
        (not null, _) => [],
        _ when at.MayName(Borrower) is { } refusal => refusal,
        (_, var most) when Days < 1 || Days > most.Value => OtherDays.Under(most.Clause),
        (_, var most) => Decision
            .Accept<ToolLoanEvent>([new ToolLent(Loan, Tool, Borrower, at.OccurredAt.AddDays(Days ?? most.Value))]).Under(most.Clause),
    };
}

/// <summary>The tool is back, late or not.</summary>
public sealed record ReturnTool : ICommand<ToolLoan, ToolLoanEvent>
{
    public Decision<ToolLoanEvent> Decide(ToolLoan state, Circumstances at) => state switch
    {
        _ when at.MayActAmong(state.Borrower) is { } refusal => refusal,
        { IsReturned: true } => [],
        _ => [new ToolReturned(state.Id)],
    };
}
