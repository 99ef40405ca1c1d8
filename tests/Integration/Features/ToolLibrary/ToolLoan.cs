using System.Diagnostics;
using System.Text.Json.Serialization;
using Coordination.Domain.Kernel;

namespace Coordination.Integration.Features.ToolLibrary;

[JsonConverter(typeof(IdJson<ToolLoanId>))]
public readonly record struct ToolLoanId(Guid Value) : IId<ToolLoanId>
{
    public static ToolLoanId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>What a community lends.</summary>
public enum Tool { Ladder, Drill, Wheelbarrow }

/// <summary>Everything that can happen to the loan of a tool. Names and fields are stored for ever.</summary>
public abstract record ToolLoanEvent
{
    private protected ToolLoanEvent() { }
}

[StoredAs("tool-loan.lent"), Visible(To.Coordinators)]
public sealed record ToolLent(ToolLoanId Loan, Tool Tool, [property: Links] PersonId Borrower, DateTimeOffset BackBy) : ToolLoanEvent;

[StoredAs("tool-loan.returned"), Visible(To.Coordinators)]
public sealed record ToolReturned(ToolLoanId Loan) : ToolLoanEvent;

/// <summary>The day it was to be back by has passed.</summary>
[StoredAs("tool-loan.overdue"), Visible(To.Coordinators)]
public sealed record ToolOverdue(ToolLoanId Loan) : ToolLoanEvent;

/// <summary>A tool that somebody took home, until it is back.</summary>
public sealed record ToolLoan(ToolLoanId Id, Tool Tool, PersonId Borrower, DateTimeOffset BackBy)
{
    public const string IsDueBack = "tool-is-due-back";

    public static readonly StreamOf<ToolLoan, ToolLoanEvent> Stream = new("tool-loan", Evolve, (loan, _) => [loan.Borrower]);
    public static readonly DeadlinesOf<ToolLoan, ToolLoanEvent> Deadlines = new(Stream, loan =>
        loan is { IsReturned: false, IsOverdue: false } ? [new(IsDueBack, loan.BackBy, loan.Borrower, new ToolOverdue(loan.Id))] : []);

    public bool IsReturned { get; init; }
    public bool IsOverdue { get; init; }

    public static ToolLoan Evolve(ToolLoan? loan, ToolLoanEvent happened) => (loan, happened) switch
    {
        (null, ToolLent e) => new(e.Loan, e.Tool, e.Borrower, e.BackBy),
        ({ }, ToolReturned) => loan with { IsReturned = true },
        ({ }, ToolOverdue) => loan with { IsOverdue = true },
        _ => throw new UnreachableException($"{happened} cannot follow {loan}"),
    };
}
