using Microsoft.Playwright;

namespace Coordination.Integration.Browser;

/// <summary>What something took somebody: the pages that were shown, the presses, and the letters typed into fields.</summary>
public sealed record Effort(int Pages, int Presses, int Letters)
{
    public static Effort operator -(Effort later, Effort before) =>
        new(later.Pages - before.Pages, later.Presses - before.Presses, later.Letters - before.Letters);

    public static Effort operator +(Effort one, Effort other) =>
        new(one.Pages + other.Pages, one.Presses + other.Presses, one.Letters + other.Letters);
}

/// <summary>Somebody at a real browser, who presses what they read and whose pages, presses and letters are counted.</summary>
public sealed class Visitor
{
    private readonly IPage page;

    public Visitor(IPage page)
    {
        this.page = page;
        page.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest && response.Status is not (302 or 303)) Effort += new Effort(1, 0, 0);
        };
    }

    public IPage Page => page;
    public Effort Effort { get; private set; } = new(0, 0, 0);

    /// <summary>By an address they have: it is typed or kept, not pressed.</summary>
    public Task GoAsync(string path) => page.GotoAsync(path);

    /// <param name="says">What is written on the button, link, choice or fold, or the beginning of it.</param>
    /// <param name="within">The part of the page in which it is looked for.</param>
    public Task PressAsync(string says, string within = "body") =>
        PressAsync(page.Locator($"{within} :is(a, button, summary, label):visible", new() { HasText = says }).First);

    public async Task PressAsync(ILocator control)
    {
        Effort += new Effort(0, 1, 0);
        await control.ClickAsync();
    }

    /// <param name="field">What its label says, or a selector of it.</param>
    public async Task SayAsync(string field, string words)
    {
        Effort += new Effort(0, 0, words.Length);
        await Field(field).FillAsync(words);
    }

    /// <summary>From a list: by the first letters of the choice.</summary>
    public async Task ChooseAsync(string field, string choice)
    {
        Effort += new Effort(0, 1, 0);
        await Field(field).SelectOptionAsync(choice);
    }

    /// <summary>The first choice of a list that has to be chosen from.</summary>
    public async Task ChooseFirstAsync(string field)
    {
        Effort += new Effort(0, 1, 0);
        await Field(field).SelectOptionAsync(new SelectOptionValue { Index = 1 });
    }

    public Task SeesAsync(string words, string within = "main") =>
        Assertions.Expect(page.Locator(within)).ToContainTextAsync(words, new() { Timeout = 30_000 });

    private ILocator Field(string field) =>
        (field.Contains('[', StringComparison.Ordinal) ? page.Locator(field) : page.GetByLabel(field))
            .Filter(new() { Visible = true }).First;
}
