using Coordination.Host.Reads;
using Coordination.Host.Wiring;

namespace Coordination.Host.Desk;

/// <summary>Makes a page for a reader: the one line a feature writes for each of its pages.</summary>
public delegate ValueTask<IResult> Showing(Reader reader);

/// <summary>Puts pages below a community: signed in, known there, allowed to look.</summary>
public static class PageRoutes
{
    public static readonly QueryParameter Language = new("language", typeof(string), "The language to read in from now on.");

    /// <summary>In full, as the form tokens on the page ask for.</summary>
    public static void KeepNowhere(this HttpContext http) => (http.Response.Headers.CacheControl, http.Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");

    /// <param name="pattern">Below the community: "/requests/{id}".</param>
    /// <param name="asks">The query parameters it knows beside <c>at</c>; others are refused.</param>
    public static RouteHandlerBuilder MapPage(this RouteGroupBuilder pages, string pattern, Act act, Showing show, params QueryParameter[] asks)
    {
        return pages.MapGet(pattern, (Delegate)AnswerAsync).ExcludeFromDescription().WithMetadata(new ActMetadata(act));

        async Task<IResult> AnswerAsync(HttpContext http)
        {
            http.KeepNowhere();
            var (reader, refused) = await http.RequestServices.GetRequiredService<Readers>().OpenAsync(http);
            if (reader is null) return refused == Problems.SignIn ? Visitors.SignInThen(http) : Problems.Of(refused!);
            if (!Permissions.DependsOnRelation(act) && !reader.Viewer.May(act)) return Problems.Of(Permissions.NotAllowed);
            return await show(reader with { Asked = new(http.Request, [.. asks, QueryParameter.At, Language]) });
        }
    }
}
