using Coordination.Domain.People;
using Coordination.Host;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Pages.Parts;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Microsoft.AspNetCore.Http;

namespace Coordination.Integration.Features.ToolLibrary;

public sealed record ToolLoanLine(string Href, string Tool, Opened Borrower, DateTimeOffset BackBy, string Status, bool IsUpToDate = true)
{
    public Tone Tone => Status switch { "returned" => Tone.Ok, "overdue" => Tone.Urgent, _ => Tone.Soon };

    public static ToolLoanLine Of(Viewer viewer, ToolLoan loan, NameDisclosure names) => new(
        ToolLoanPages.Href(viewer) + "/" + loan.Id, loan.Tool.Code(), names.NameOf(loan.Borrower), loan.BackBy,
        loan switch { { IsReturned: true } => "returned", { IsOverdue: true } => "overdue", _ => "lent" });
}

public sealed record ToolLoansModel(IReadOnlyList<ToolLoanLine> Lines, string? NextHref, bool IsUpToDate);

public sealed record ToolLoanModel(string ListHref, ToolLoanLine Loan, IReadOnlyList<Button> Buttons, StoryModel Story);

/// <summary>The form on the page of somebody by which they are lent something.</summary>
public sealed record LendToolModel(string Action, string Person, string Page);

/// <summary>The page of all loans and that of one.</summary>
public static class ToolLoanPages
{
    public static string Href(Viewer viewer) => $"/{viewer.Caller.Code}/tool-loans";

    public static void MapToolLoanPages(this FeatureBuilder it)
    {
        it.Page("/tool-loans", ToolLibraryFeature.SeeToolLoans, ListAsync, QueryParameter.After, QueryParameter.Limit);
        it.Page("/tool-loans/{id}", ToolLibraryFeature.SeeToolLoans, ShowAsync, QueryParameter.Before);
        it.Parts<Membership>(page => new(page.Viewer.May(ToolLibraryFeature.LendTool)
            ? [PagePart.Of<LendToolSection>(PartPlace.Sections, 90,
                new LendToolModel(Links.Do(Href(page.Viewer), "lend"), page.Thing.Id.ToString(), page.Href))] : []));
    }

    private static async ValueTask<IResult> ListAsync(PageReader reader)
    {
        var page = await ToolLoanRoutes.ListAsync(reader.Viewer, reader.ReadQuery);
        var borrowers = page.Rows.Select(r => r.Row.State.Borrower);
        var names = await reader.Viewer.Service<NameDisclosures>().OpenAsync(reader.Viewer, [], borrowers);
        return reader.Page<ToolLoansPage>("section.ToolLoans", ToolLibraryFeature.Section, new ToolLoansModel(
            [.. page.Rows.Select(r => ToolLoanLine.Of(reader.Viewer, r.Row.State, names) with { IsUpToDate = r.IsUpToDate })],
            page.HasMore ? $"{Href(reader.Viewer)}?after={page.Rows[^1].Id}" : null, page.IsUpToDate));
    }

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var (viewer, stories) = (reader.Viewer, reader.Viewer.Service<StoryBuilder>());
        if (await ToolLoanRoutes.FindAsync(viewer) is not { Row.State: var loan } current) return PageReader.NotFound;
        var story = await viewer.Service<StoredFacts>()
            .OfStreamAsync(viewer.In, loan.Id.Value, reader.ReadQuery.Before, viewer.Cancellation);
        var gathered = await stories.GatherAsync(viewer.In, Story.Visible(viewer, story.Facts), viewer.Cancellation);
        var names = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], [loan.Borrower, .. gathered.People]);
        return reader.Page<ToolLoanPage>("tool-loan.title", ToolLibraryFeature.Section, new ToolLoanModel(Href(viewer),
            ToolLoanLine.Of(viewer, loan, names) with { IsUpToDate = current.IsUpToDate },
            [.. ButtonsOf(viewer, loan, $"{Href(viewer)}/{loan.Id}")], stories.Of(story, gathered, names, $"{Href(viewer)}/{loan.Id}")));
    }

    private static IEnumerable<Button> ButtonsOf(Viewer viewer, ToolLoan loan, string page)
    {
        if (viewer.Accepts(ToolLibraryFeature.ReturnTool, loan, new ReturnTool()))
            yield return Buttons.To(Links.Do(page, "return"), new Sentence("tool-loan.return"), page);
    }
}
