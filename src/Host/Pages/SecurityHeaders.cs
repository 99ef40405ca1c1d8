using Microsoft.Extensions.Primitives;

namespace Coordination.Host.Pages;

/// <summary>
/// The security headers of every answer, errors included: run only our own files, send no referrer, forbid framing and embedding.
/// </summary>
public static class SecurityHeaders
{
    private const string policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        // Browsers ignore it over plain HTTP, as the standard requires, so a proxy that ends TLS need not add it
        // (https://www.rfc-editor.org/rfc/rfc6797#section-8.1).
        var strict = app.Environment.IsDevelopment() ? default : new StringValues("max-age=31536000; includeSubDomains");
        app.Use((http, next) =>
        {
            http.Response.OnStarting(Write, (http, strict));
            return next(http);
        });
        return app;
    }

    // Set when the answer starts, because an error handler clears headers that were set before.
    private static Task Write(object answer)
    {
        var (http, strict) = ((HttpContext, StringValues))answer;
        var headers = http.Response.Headers;
        headers.StrictTransportSecurity = strict;
        // If nothing else was set, errors and answers for a signed-in person are not cached.
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
