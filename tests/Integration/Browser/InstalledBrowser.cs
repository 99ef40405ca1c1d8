using Microsoft.Playwright;

namespace Coordination.Integration.Browser;

/// <summary>A Chromium or Chrome installed on the machine. Without one, the tests that need it are skipped with that reason.</summary>
public sealed class InstalledBrowser : IAsyncLifetime
{
    private static readonly string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Path() is not { } program) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
        });
    }

    public async Task<IPage> Page(BrowserNewPageOptions? options = null)
    {
        Assert.SkipWhen(browser is null, "No Chromium or Chrome is installed.");
        return await browser!.NewPageAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private static string? Path() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
