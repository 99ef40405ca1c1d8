using Microsoft.Extensions.Primitives;

namespace Coordination.Host.Pages;

/// <summary>
/// What every answer tells a browser, errors included: run only our own files, send no referrer, let nobody frame or embed us.
/// </summary>
public static class SecurityHeaders
{
    private const string policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        // Over plain HTTP browsers ignore it, as the standard has it: whoever ends TLS before us need not add it
        // (https://www.rfc-editor.org/rfc/rfc6797#section-8.1).
        var strict = app.Environment.IsDevelopment() ? default : new StringValues("max-age=31536000; includeSubDomains");
        app.Use((http, next) =>
        {
            http.Response.OnStarting(Write, (http, strict));
            return next(http);
        });
        return app;
    }

    // At the start of the answer, because an error handler clears what was set before.
    private static Task Write(object answer)
    {
        var (http, strict) = ((HttpContext, StringValues))answer;
        var headers = http.Response.Headers;
        headers.StrictTransportSecurity = strict;
        // What nobody said anything about is kept nowhere if it is a no, or was made for somebody.
        if (headers.CacheControl.Count == 0 && (http.Response.StatusCode >= 400 || http.User.Identity is { IsAuthenticated: true }))
            headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        return Task.CompletedTask;
    }
}
