using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Reads;
using Microsoft.AspNetCore.Antiforgery;

namespace Coordination.Host.Pages;

/// <summary>Makes a page for a reader. A feature writes one for each of its pages.</summary>
public delegate ValueTask<IResult> Showing(PageReader reader);

/// <summary>Maps a page of a community. Requires sign-in, membership and the given permission.</summary>
public static class PageRoutes
{
    public static readonly QueryParameter Language = new("language", typeof(string), "The language of the pages from now on.");

    /// <summary>The cache headers in full, exactly as the form tokens on the page set them.</summary>
    public static void KeepNowhere(this HttpContext http) =>
        (http.Response.Headers.CacheControl, http.Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");

    /// <param name="pattern">The route below the community: "/requests/{id}".</param>
    /// <param name="asks">The query parameters it knows besides <c>at</c>; whatever else was added to a link does nothing.</param>
    public static RouteHandlerBuilder MapPage(this RouteGroupBuilder pages, string pattern, Permission permission, Showing show,
        params QueryParameter[] asks)
    {
        return pages.MapGet(pattern, (Delegate)AnswerAsync).ExcludeFromDescription().WithMetadata(new PermissionMetadata(permission));

        async Task<IResult> AnswerAsync(HttpContext http)
        {
            http.KeepNowhere();
            QueryParameter[] known = [.. asks, QueryParameter.At, Language];
            http.Request.QueryString = QueryString.Create(
                http.Request.Query.Where(sent => known.Any(parameter => parameter.Name == sent.Key)));
            var (reader, refused) = await http.RequestServices.GetRequiredService<PageOpener>().OpenAsync(http);
            if (reader is null) return await http.RequestServices.GetRequiredService<Visitors>().InsteadAsync(http, refused!);
            if (!reader.Viewer.MayAsk(permission)) return Problems.Of(reader.Viewer.WhyNotNow(permission) ?? Problems.NotAllowed);
            using var span = PageTrace.Begin(reader.Viewer);
            reader = reader with { ReadQuery = new(http.Request, known) };
            if (!LookBack.IsFor(asks)) return await show(reader);
            var (viewer, back) = (reader.Viewer, LookBack.Of(http.Request, reader.ReadQuery, reader.Viewer.Now));
            return back.Chosen(reader.ReadQuery, viewer.Community.Zone, viewer.Now) is { } chosen ? new SeeOther(chosen)
                : await show(reader with { Shell = reader.Shell with { LookBack = back, Now = back.AsOf ?? viewer.Now } });
        }
    }

    /// <summary>
    /// Maps the same page for a search for a person. The name or number is sent by a form, because browsers keep addresses and servers log
    /// them.
    /// </summary>
    public static void MapSearch(this RouteGroupBuilder pages, string pattern, Permission permission, Showing show)
    {
        pages.MapPost(pattern, (Delegate)AnswerAsync).ExcludeFromDescription().WithMetadata(new PermissionMetadata(permission));

        async Task<IResult> AnswerAsync(HttpContext http)
        {
            http.KeepNowhere();
            var (reader, refused) = await http.RequestServices.GetRequiredService<PageOpener>().OpenAsync(http);
            if (reader is null) return refused == Problems.SignIn ? Visitors.SignInThen(http) : Problems.Of(refused!);
            if (!reader.Viewer.May(permission)) return Problems.Of(reader.Viewer.WhyNotNow(permission) ?? Problems.NotAllowed);
            if (!http.Request.HasFormContentType) return Problems.Of(ReadableForms.None);
            if (!await reader.Viewer.Service<IAntiforgery>().IsRequestValidAsync(http)) return Problems.Of(Problems.SignIn);
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            using var span = PageTrace.Begin(reader.Viewer);
            return await show(reader with
            {
                ReadQuery = new(http.Request, [Language]),
                LookedFor = form["search"] is [{ } text, ..] && text.Trim() is { Length: > 0 } wanted ? wanted : null,
                LookedForIn = form[FormFields.Form] is [{ Length: > 0 } name] ? name : null,
            });
        }
    }
}

/// <summary>The pages of a feature, mapped below a community.</summary>
/// <param name="Permission">The permission a caller needs; null if they need not be known in the community.</param>
public sealed record PageDeclaration(Action<RouteGroupBuilder> Map, Permission? Permission = null);

public static class PageDeclarations
{
    /// <param name="pattern">The route below the community: "/requests/{id}".</param>
    /// <param name="asks">The query parameters it knows besides <c>at</c>; others do nothing.</param>
    public static void Page(this FeatureBuilder it, string pattern, Permission permission, Showing show, params QueryParameter[] asks) =>
        it.Add(new PageDeclaration(pages => pages.MapPage(pattern, permission, show, asks), permission));

    /// <summary>The live stream of a page.</summary>
    /// <param name="isPersonal">Whether each person sees something of their own even if their roles allow everything.</param>
    public static void Live(this FeatureBuilder it, string pattern, Permission permission, RenderingParts render, bool isPersonal = false,
        params QueryParameter[] asks) =>
        it.Add(new PageDeclaration(pages => pages.MapLive(pattern, permission, render, isPersonal, asks), permission));

    /// <summary>The same page for a search for a person, sent by a form.</summary>
    public static void Search(this FeatureBuilder it, string pattern, Permission permission, Showing show) =>
        it.Add(new PageDeclaration(pages => pages.MapSearch(pattern, permission, show), permission));

    /// <summary>A page whose caller need not be known in the community.</summary>
    public static void Routes(this FeatureBuilder it, Action<RouteGroupBuilder> map) => it.Add(new PageDeclaration(map));

    public static void MapPages(this WebApplication app)
    {
        var (declarations, pages) = (app.Services.GetRequiredService<Declarations>(), app.MapGroup("/{community}"));
        foreach (var page in declarations.All<PageDeclaration>()) page.Map(pages);
        var forms = new FormMapper(pages, app.MapGroup(""));
        foreach (var command in declarations.All<CommandDeclaration>()) command.MapBy(forms);
    }

    private sealed class FormMapper(RouteGroupBuilder below, RouteGroupBuilder outside) : ICommandMapper
    {
        public void Map<TBody>(CommandDeclaration<TBody> command) where TBody : CommandBody =>
            (command.Permission.From is Callers.Founders ? outside : below)
                .MapPost(command.Pattern,
                    (Delegate)new FormCommand<TBody>(command.Permission, OperationNames.Of(command), command.Plan).AnswerAsync)
                .ExcludeFromDescription().WithMetadata(new PermissionMetadata(command.Permission));
    }
}
