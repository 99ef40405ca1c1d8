namespace Coordination.Host.Pages;

/// <summary>
/// The address of a page as somebody typed or sent it on: a community's code in capitals and a slash at the end lead to the same page.
/// </summary>
public static class TidyAddresses
{
    public static void UseTidyAddresses(this WebApplication app) => app.Use((http, next) =>
    {
        if (!HttpMethods.IsGet(http.Request.Method) || Tidied(http.Request.Path.Value ?? "") is not { } tidy) return next(http);
        http.Response.Redirect(http.Request.PathBase.Add(tidy) + http.Request.QueryString.ToString());
        return Task.CompletedTask;
    });

    /// <summary>Null if it is tidy, or no address of a page of ours.</summary>
    public static string? Tidied(string path)
    {
        if (path.StartsWith("/api", StringComparison.OrdinalIgnoreCase) || path.Contains("//", StringComparison.Ordinal)
            || path.Contains('\\', StringComparison.Ordinal) || path.Length < 2) return null;
        var code = path.Split('/')[1];
        var tidy = string.Concat("/", code.ToLowerInvariant(), path.AsSpan(code.Length + 1)).TrimEnd('/');
        return tidy == path ? null : tidy;
    }
}
