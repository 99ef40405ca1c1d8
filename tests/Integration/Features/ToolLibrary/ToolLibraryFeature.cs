using Coordination.Domain.Kernel;
using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Stories;
using Coordination.Integration.Walks;

namespace Coordination.Integration.Features.ToolLibrary;

/// <summary>Tools that a community lends. It shows that a whole feature is one room and one line: nothing else names it.</summary>
public sealed class ToolLibraryFeature : Feature
{
    public static readonly Permission
        LendTool = new("lend-tool", "Lend a tool to somebody."),
        ReturnTool = new("return-tool", "Bring a tool back.") { SpokenFor = SpokenFor.ByWord },
        SeeToolLoans = new("see-tool-loans", "See which tools are lent.");

    public static readonly Section Section = new("ToolLoans");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(LendTool, Role.Coordinator);
        it.Permission(ReturnTool, Role.Person);
        it.Permission(SeeToolLoans, Role.Coordinator).ForRelated(Relation.Own);

        it.MapToolLoans();
        it.MapToolLoanPages();
        it.Menu(Section, 45, "wrench", "/tool-loans", SeeToolLoans);
        it.Tag("tool-loans", "Tools that are lent, and until when.");

        it.Parameter(ToolLibrary.LendTool.LoanDays);
        it.List(ToolLoansList.View);
        it.Deadlines(ToolLoan.Deadlines);
        it.Stream(ToolLoan.Stream).OnPage(id => $"/tool-loans/{id}").FoldedForSentences();
        it.Event<ToolLent>((e, says) => [says.Name(e.Borrower), e.Tool.Coded("tool"), new At(e.BackBy)], "wrench").Headline();
        it.Event<ToolReturned>((_, says) => Named(says), "check", EventTone.Done).Headline();
        it.Event<ToolOverdue>((_, says) => Named(says), "clock", EventTone.Warning);

        it.ExampleThing("tool-loan/ladder", 3, LendTool, x => Lent(x, "ladder", Tool.Ladder));
        it.ExampleThing("tool-loan/drill", 2, LendTool, x => Lent(x, "drill", Tool.Drill));
        it.Example("getToolLoan", "tool-loan/ladder");
        it.Example("returnToolLoan", "tool-loan/drill");
        it.Example("lendToolLoan", body: x => new { tool = "wheelbarrow", person = x.Id("person/leon"), days = 7 });

        var loan = new Thing("ToolLoan", (place, owner) => place.DoAsync("/tool-loans/lend", new { tool = "ladder", person = owner }));
        it.Add(new Right("do /tool-loans/lend", Rights.Coordinators, Rights.Coordinators, Needs: Thing.Person));
        it.Add(new Right("do /tool-loans/{id}/return", Rights.Known, Rights.Coordinators, Said.Refused, loan));
        it.Add(new Right("read /tool-loans", Rights.Known));
        it.Add(new Right("read /tool-loans/{id}", Rights.Known, Rights.Coordinators, Needs: loan));
        it.Add(new Right("page /tool-loans", Rights.Known));
        it.Add(new Right("page /tool-loans/{id}", Rights.Known, Rights.Coordinators, Needs: loan));
    }

    private static object[] Named(EventContext says) =>
        says.State is ToolLoan loan ? [says.Name(loan.Borrower), loan.Tool.Coded("tool")] : ["", ""];

    private static Plan Lent(ExampleValues x, string key, Tool tool) =>
        ToolLoanRoutes.Lending(Guid.Parse(x.Id("tool-loan/" + key)), tool, new(Guid.Parse(x.Id("person/nadia"))));
}
