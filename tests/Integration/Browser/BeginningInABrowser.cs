using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Integration.Api;
using Coordination.Specs.Golden;
using Microsoft.Playwright;

namespace Coordination.Integration.Browser;

/// <summary>
/// Somebody who has nothing begins a community, and its first request is met. <c>PICTURES=write</c> takes the pictures of
/// <c>docs/beginning.md</c> anew.
/// </summary>
[Collection(nameof(Town))]
public sealed partial class BeginningInABrowser(Town town, InstalledBrowser browser) : IClassFixture<InstalledBrowser>, IAsyncLifetime
{
    private const string Guide = "beginning.md";
    private static readonly string docs = Path.Combine(GoldenFiles.Root, "docs");
    private Visitor? visitor;

    private Visitor Priya => visitor!;

    [Fact]
    public async Task From_nothing_to_the_first_request_met_takes_no_more_than_the_guide_says()
    {
        await Priya.GoAsync("/");
        await Priya.PressAsync("Start a community");
        await Priya.SayAsync("Name of the community", "Cleckheaton Kitchen");
        await Priya.SayAsync("Short name for its address", "cleckheaton-kitchen");
        await Priya.SayAsync("Your name", "Priya Nair");
        await Priya.SayAsync("What you do", "Warm meals and food parcels, brought to the door.");
        await Priya.SayAsync("Number to ring for help", "01632 960 700");
        await Priya.PressAsync("A food bank: anybody may join");
        await Priya.PressAsync("Ovenden");
        await Priya.PressAsync("Illingworth");
        await PictureAsync("begin-1-form");
        await Priya.PressAsync("Start the community");
        await Priya.SeesAsync("/cleckheaton-kitchen", "#step-members");
        await PictureAsync("begin-2-first-steps");

        await Priya.PressAsync("Add a first request");
        await Priya.SayAsync("Their name", "Mair Lewis");
        await Priya.SayAsync("Their phone number", "01632 960 555");
        await Priya.ChooseAsync("Kind of help", "food");
        await Priya.SayAsync("In their own words", "Two parcels till Friday");
        await Priya.SayAsync("How many?", "2");
        await Priya.ChooseAsync("Unit", "parcel");
        await Priya.ChooseAsync("Ward", "Ovenden");
        await Priya.PressAsync("Add a request", "main form");
        await Priya.SeesAsync("Mair Lewis");
        await PictureAsync("begin-3-request");

        await Priya.PressAsync("Record what was given");
        await Priya.PressAsync("Record it");
        await Priya.SeesAsync("Given", "#request-state");
        await PictureAsync("begin-4-met");

        var (pages, presses, letters) = Priya.Effort;
        var guide = await File.ReadAllTextAsync(Path.Combine(docs, Guide), TestContext.Current.CancellationToken);
        var promised = Promised().Match(guide).Groups.Values.Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture));
        new[] { pages, presses, letters }.Should().Equal(promised, "the guide tells what it takes");
    }

    private async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") == "write")
            await Priya.Page.ScreenshotAsync(new() { Path = Path.Combine(docs, "pictures", name + ".png"), FullPage = true });
    }

    public async ValueTask InitializeAsync() => visitor = new(await browser.Page(new()
    {
        BaseURL = town.Host.Address.ToString(),
        ExtraHTTPHeaders = town.Host.TokenOf("priya-who-begins"),
        ViewportSize = new() { Width = 390, Height = 844 },
        ReducedMotion = ReducedMotion.Reduce,
        ColorScheme = ColorScheme.Light,
        Locale = "en-GB",
    }));

    public async ValueTask DisposeAsync()
    {
        if (visitor is not null) await visitor.Page.Context.CloseAsync();
    }

    [GeneratedRegex(@"\*\*(\d+) pages, (\d+) presses and (\d+) letters\*\*")]
    private static partial Regex Promised();
}
