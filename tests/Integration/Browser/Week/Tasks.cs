using System.Text;

namespace Coordination.Integration.Browser.Week;

/// <summary>One thing that somebody did at the desk or at home, and what it took.</summary>
public sealed record Done(string Who, string What, Effort Took);

/// <summary>What was done in the week, as the guide shows it.</summary>
public sealed class Tasks
{
    private readonly List<Done> all = [];

    public IReadOnlyList<Done> All => all;

    /// <summary>What is done is counted from the page on which the visitor is.</summary>
    public async Task DoAsync(string who, Visitor visitor, string what, Func<Visitor, Task> how)
    {
        var before = visitor.Effort;
        try
        {
            await how(visitor);
        }
        catch (Exception failed) when (failed is TimeoutException or Microsoft.Playwright.PlaywrightException)
        {
            var read = await visitor.Page.Locator("body").InnerTextAsync();
            throw new InvalidOperationException($"{who}: {what}: {failed.Message}\nAt {visitor.Page.Url} they read:\n{read}", failed);
        }
        all.Add(new(who, what, visitor.Effort - before));
    }

    public string Table()
    {
        var table = new StringBuilder("| who | what | pages | presses |\n|---|---|---|---|\n");
        foreach (var (who, what, took) in all) table.Append(null, $"| {who} | {what} | {took.Pages} | {took.Presses} |\n");
        return table.ToString();
    }
}
