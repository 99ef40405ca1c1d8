using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Coordination.Host;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Requests;
using Coordination.Host.Today;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Coordination.Integration.Web;

/// <summary>The layout of pages served without a store, with one small dashboard.</summary>
public sealed class ShellUnderTest : IAsyncLifetime
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    public static readonly CommunityFace Calder =
        new("calder", "Calder Larder", TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), "01632 960 123");
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<Channel<string>, bool> readers = [];

    public ShellUnderTest()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddWebShell()
            .AddSingleton<IStringLocalizer<Texts>>(TestFeatures.Declared.Texts());
        app = builder.Build();
        app.UseWebShell();
        app.UseExceptionHandler(broken => broken.Run(http => http.Response.WriteAsync("broken")));
        app.MapGet("/calder/today", () => WebPage.Of<TodayPage>(Shell, Today));
        app.MapGet("/stream", (CancellationToken gone) => TypedResults.ServerSentEvents(Read(gone)));
        app.MapPost("/open", (Asked asked) =>
        {
            Opened.Add(asked.Keys);
            return new { values = asked.Keys.ToDictionary(key => key, key => $"opened {key}") };
        });
        app.MapGet("/broken", string () => throw new InvalidOperationException());
    }

    public HttpClient Client { get; } = new(new HttpClientHandler { UseCookies = false });

    /// <summary>The sealed values that readers asked to open, by request.</summary>
    public ConcurrentBag<IReadOnlyList<string>> Opened { get; } = [];
    public int Readers => readers.Count;

    public void Send(string fragments)
    {
        foreach (var reader in readers.Keys) reader.Writer.TryWrite(fragments);
    }

    public async Task<string> Render<TPart>(object model) where TPart : IComponent
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Fragments>()
            .Render<TPart>(model, Calder, Noon.AddSeconds(10), Languages.Default);
    }

    public static ShellModel Shell { get; } = new("today.title", Noon)
    {
        Community = Calder,
        Section = TodayFeature.Section,
        Menu = [.. TestFeatures.Declared.All<MenuEntry>().OrderBy(entry => entry.Order)],
        SignedInAs = "Rosa Ogden",
        Live = new("/stream", "/open"),
    };

    public static OpenRequestsModel Requests(params RequestLine[] lines) => new("calder", lines.Length, lines);

    public static RequestLine Line(string id, Opened words) => new(id, $"/calder/requests/{id}", "food", words, "open", Noon, "phone")
    {
        NeededBy = Noon.AddHours(3),
        Suggestions = [new(new Sentence("suggestion.offers", new Opened("helper/name/1"), "1 parcel"), new Sentence("fit.same-ward"),
            new Button($"/calder/requests/{id}/propose-match", new Sentence("act.ask", new Opened("helper/name/1"))))],
    };

    private static TodayModel Today =>
        new("calder", new("calder", 1, new(Noon.AddHours(3), false), 0, null, 0, 0, 0, null, 0, null), new("calder", 0, []),
            Requests(Line("a", new("ann/words/1", "No cooker"))), new("calder", []), []);

    private async IAsyncEnumerable<SseItem<string>> Read([EnumeratorCancellation] CancellationToken gone)
    {
        var reader = Channel.CreateUnbounded<string>();
        readers[reader] = true;
        try
        {
            yield return new("", "ping");
            await foreach (var fragments in reader.Reader.ReadAllAsync(gone)) yield return new(fragments);
        }
        finally
        {
            readers.TryRemove(reader, out _);
        }
    }

    private sealed record Asked(IReadOnlyList<string> Keys);

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
