using Coordination.Host.Access;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Front;

/// <summary>The links that lead to an issuer, and back to the page the reader wanted.</summary>
public static class IssuerRoutes
{
    public static void MapIssuers(this WebApplication app) => app.MapGet("/sign-in/{issuer:int}", GoAsync).ExcludeFromDescription();

    private static async Task<IResult> GoAsync(int issuer, HttpContext http, KnownIssuers issuers,
        IOptionsMonitor<OpenIdConnectOptions> options, CancellationToken cancellation)
    {
        http.KeepNowhere();
        if (issuers.OfPages.FirstOrDefault(i => i.Number == issuer) is not { } chosen) return Problems.Of(Problems.NotFound);
        // Otherwise another site could sign somebody in here without their doing (https://www.w3.org/TR/fetch-metadata/).
        if (http.Request.Headers["Sec-Fetch-Site"] == "cross-site") return new SeeOther("/");
        await options.Get(chosen.PagesScheme).ConfigurationManager!.ReachAsync(cancellation);
        return Results.Challenge(new AuthenticationProperties { RedirectUri = FormFields.Local(http.Request.Query["then"], "/") },
            [chosen.PagesScheme]);
    }
}
