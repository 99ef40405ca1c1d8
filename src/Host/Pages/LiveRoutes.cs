using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Live;
using Coordination.Host.Reads;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Microsoft.AspNetCore.Components;

namespace Coordination.Host.Pages;

/// <summary>Renders the changing parts of a page, for all readers who may see the same.</summary>
public delegate Task<string> RenderingParts(Viewer viewer, ReadQuery asked, FragmentRenderer renderer);

/// <summary>Renders parts in one language and at one moment.</summary>
public sealed record FragmentRenderer(Fragments Fragments, CommunityFace Face, DateTimeOffset Now, CultureInfo Language)
{
    public Task<string> Of<TPart>(object model) where TPart : IComponent => Fragments.Render<TPart>(model, Face, Now, Language);
}

/// <summary>Maps the live streams of pages below a community.</summary>
public static class LiveRoutes
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(50), patience = TimeSpan.FromSeconds(3);

    /// <param name="isPersonal">Whether each person sees something of their own even if their roles allow everything.</param>
    public static void MapLive(this RouteGroupBuilder pages, string pattern, Permission permission, RenderingParts draw,
        bool isPersonal = false, params QueryParameter[] asks)
    {
        pages.MapGet(pattern, (Delegate)AnswerAsync).ExcludeFromDescription()
            .WithMetadata(new PermissionMetadata(permission), new Endless());

        async Task<IResult> AnswerAsync(HttpContext http)
        {
            var (viewer, refused) = await http.RequestServices.GetRequiredService<Viewers>().OpenAsync(http);
            if (viewer is null) return Problems.Of(refused!);
            if (!viewer.MayAsk(permission)) return Problems.Of(Problems.NotAllowed);
            var asked = new ReadQuery(http.Request, [.. asks, QueryParameter.At, PageRoutes.Language]);
            var (reader, hub) = (ReaderOf(http, viewer), viewer.Service<LiveHub>());
            var seat = hub.Seat(reader);
            http.Response.RegisterForDispose(seat);
            if (!seat.IsAcquired) return Problems.Wait(patience);
            if (asked.At is { } own) await ListedAsync(viewer, own);
            var language = CultureInfo.CurrentUICulture;
            var mine = viewer.With(http.RequestServices, viewer.Now, default);
            var circle = string.Join(',', viewer.Roles.Order()) + (viewer.May(permission) && !isPersonal ? "" : $" {viewer.Person}");
            // A reader who may not see a thing gets the same answer as for a thing that does not exist.
            if (pattern.Contains('{', StringComparison.Ordinal) && (await RenderedAsync(http.RequestServices, mine)).Length == 0)
                return Problems.Of(Problems.NotFound);
            var (scopes, clock) = (http.RequestServices.GetRequiredService<IServiceScopeFactory>(), viewer.Service<CommunityClock>());
            var items = hub.Watch(new(viewer.In.Value, ViewOf(pattern, http.Request), circle, language.Name), reader, BuildAsync,
                http.RequestAborted);
            return new LiveAnswer(WhileAllowed(items, viewer, viewer.Service<CurrentRoles>(), viewer.Service<CallerResolver>(),
                http.RequestAborted));

            async Task<string> BuildAsync(CancellationToken cancellation)
            {
                await using var scope = scopes.CreateAsyncScope();
                return await RenderedAsync(scope.ServiceProvider, mine.With(scope.ServiceProvider, clock.GetUtcNow(), cancellation));
            }

            Task<string> RenderedAsync(IServiceProvider services, Viewer later)
            {
                var face = new CommunityFace(later.Caller.Code, later.Community.Name, later.Zone);
                return draw(later, new(later.Caller.Http.Request, [.. asks, QueryParameter.At, PageRoutes.Language]),
                    new(services.GetRequiredService<Fragments>(), face, later.Now, language));
            }
        }
    }

    /// <summary>The reader's own change is on their page already: the stream begins once the lists show it too.</summary>
    private static async Task ListedAsync(Viewer viewer, long position)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(viewer.Cancellation);
        waiting.CancelAfter(patience);
        try
        {
            while (await viewer.Service<OwnChange>().BehindAsync(position, waiting.Token) is not null)
                await Task.Delay(pause, waiting.Token);
        }
        catch (OperationCanceledException) when (!viewer.Cancellation.IsCancellationRequested)
        {
            return;
        }
    }

    private static LiveReader ReaderOf(HttpContext http, Viewer viewer)
    {
        var (session, until) = SignInSessions.Of(http);
        return new($"{viewer.Caller.Login.Issuer}\n{viewer.Caller.Login.Subject}", session, until);
    }

    /// <summary>The same for every way to write the same address.</summary>
    private static string ViewOf(string pattern, HttpRequest request)
    {
        var route = request.RouteValues.Where(v => v.Key != "community").Select(v => (v.Key, Value: v.Value?.ToString() ?? ""));
        var query = request.Query.Where(q => q.Key is not ("at" or "language")).Select(q => (q.Key, Value: q.Value.ToString()));
        return string.Join('&', route.Concat(query.Where(q => q.Value.Length > 0)).OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => $"{v.Key}={(Guid.TryParseExact(v.Value, "D", out var id) ? id.ToString() : v.Value)}").Prepend(pattern));
    }

    /// <summary>
    /// Ends the stream when the viewer's roles change, when their login leads to another record, or when the thing is no longer theirs to
    /// see. The page is told so: it is asked for again, and then shows what they may see now.
    /// </summary>
    private static async IAsyncEnumerable<SseItem<string>> WhileAllowed(IAsyncEnumerable<SseItem<string>> items, Viewer viewer,
        CurrentRoles current, CallerResolver callers, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (community, person, roles) = (viewer.In, viewer.Person, viewer.Roles);
        await foreach (var item in items.WithCancellation(cancellation))
        {
            var isGone = item is { EventType: SseParser.EventTypeDefault, Data.Length: 0 };
            if (isGone || !await HasStillAsync(roles))
            {
                yield return new("", LiveHub.Ended);
                yield break;
            }
            if (item.EventType != LiveHub.Look) yield return item;
        }

        async Task<bool> HasStillAsync(IReadOnlySet<Role> then)
        {
            try
            {
                return await callers.PersonAsync(community, viewer.Caller.Login, cancellation) == person
                    && (await current.OfAsync(community, person))?.SetEquals(then) == true;
            }
            catch (Exception away) when (Outage.IsAway(away))
            {
                // Nothing new is read meanwhile either.
                return true;
            }
        }
    }

    /// <summary>The same viewer at the same address, outside of their request.</summary>
    private static Viewer With(this Viewer viewer, IServiceProvider services, DateTimeOffset now, CancellationToken cancellation)
    {
        var (from, http) = (viewer.Caller.Http.Request,
            new DefaultHttpContext { RequestServices = services, RequestAborted = cancellation });
        (http.Request.Path, http.Request.QueryString, http.Request.RouteValues) = (from.Path, from.QueryString, new(from.RouteValues));
        return viewer with { Now = now, Caller = viewer.Caller with { Http = http } };
    }
}
