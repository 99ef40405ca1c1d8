using Coordination.Host.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Coordination.Host.SignIn;

/// <summary>Signs a person out of the pages. Their browser forgets what it has kept of them.</summary>
public static class SignOutRoute
{
    public static void MapSignOut(this WebApplication app) => app.MapPost("/sign-out", async (HttpContext http, IAntiforgery forgery) =>
    {
        if (!await forgery.IsRequestValidAsync(http)) return Problems.Of(Problems.SignIn);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return new SeeOther("/");
    }).ExcludeFromDescription();
}
