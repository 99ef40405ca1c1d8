using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Coordination.Host.SignIn;

/// <summary>How long a sign-in to the pages lasts: two hours without a request, half a day at most. Uses the clock of the system.</summary>
public static class SignInSessions
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2), Longest = TimeSpan.FromHours(12);
    private const string Began = "began", Session = "session";

    public static void Configure(CookieAuthenticationOptions options, bool isDevelopment)
    {
        options.TimeProvider = TimeProvider.System;
        options.Cookie.Name = CookieName("coordination", isDevelopment);
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = SecurePolicy(isDevelopment);
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.Events.OnSigningIn = BeginAsync;
        options.Events.OnValidatePrincipal = EndAsync;
        options.Events.OnSigningOut = LeaveAsync;
        options.Events.OnRedirectToLogin = context => Task.FromResult(context.Response.StatusCode = 401);
        options.Events.OnRedirectToAccessDenied = context => Task.FromResult(context.Response.StatusCode = 403);
    }

    /// <summary>Browsers take a cookie of such a name only over TLS, and send it to this host alone.</summary>
    public static string CookieName(string name, bool isDevelopment) => isDevelopment ? name : "__Host-" + name;

    public static CookieSecurePolicy SecurePolicy(bool isDevelopment) =>
        isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    /// <summary>The cookie which proves that a form came from one of our pages.</summary>
    public static void Configure(AntiforgeryOptions options, bool isDevelopment)
    {
        if (!isDevelopment)
            options.Cookie = new SecureCookie
            {
                Name = "__Host-forms",
                Path = "/",
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                IsEssential = true
            };
    }

    /// <summary>A renewed cookie keeps the start of the first one. Signing in again ends the session that this browser had.</summary>
    private static async Task BeginAsync(CookieSigningInContext signing)
    {
        var had = await signing.HttpContext.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (SessionOf(had.Properties) is { } earlier) await EndAsync(signing.HttpContext, earlier);
        signing.Properties.Items.TryAdd(Session, Guid.NewGuid().ToString());
        signing.Properties.Items.TryAdd(Began, TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary>The session by which this request came, and when the sign-in or the token that it showed runs out.</summary>
    public static (Guid? Session, DateTimeOffset? Until) Of(HttpContext http)
    {
        var shown = Shown(http);
        var longest = BeganAt(shown) + Longest;
        return (SessionOf(shown), longest < shown?.ExpiresUtc ? longest : shown?.ExpiresUtc ?? longest);
    }

    private static async Task EndAsync(CookieValidatePrincipalContext shown)
    {
        if (SessionOf(shown.Properties) is { } session && BeganAt(shown.Properties) is { } since
            && TimeProvider.System.GetUtcNow() - since < Longest
            && !await shown.HttpContext.RequestServices.GetRequiredService<EndedSignIns>()
                .HasEndedAsync(session, shown.HttpContext.RequestAborted)) return;
        shown.RejectPrincipal();
        await shown.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private static Task LeaveAsync(CookieSigningOutContext leaving) =>
        SessionOf(Shown(leaving.HttpContext)) is { } session ? EndAsync(leaving.HttpContext, session) : Task.CompletedTask;

    private static Task EndAsync(HttpContext http, Guid session) =>
        http.RequestServices.GetRequiredService<EndedSignIns>().EndAsync(session, http.RequestAborted);

    private static AuthenticationProperties? Shown(HttpContext http) =>
        http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties;

    private static DateTimeOffset? BeganAt(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(Began, out var began) is true
            && DateTimeOffset.TryParse(began, CultureInfo.InvariantCulture, out var since) ? since : null;

    private static Guid? SessionOf(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(Session, out var session) is true && Guid.TryParse(session, out var id) ? id : null;

    /// <summary>For TLS only, even if a proxy ends TLS and this Host cannot see it.</summary>
    private sealed class SecureCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var cookie = base.Build(context, expiresFrom);
            cookie.Secure = true;
            return cookie;
        }
    }
}
