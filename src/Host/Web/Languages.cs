using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Coordination.Host.Web;

/// <summary>The languages the pages speak. A reader chooses one by its link; the choice is kept in a cookie.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<(string Code, string Name)> All = [("en-GB", "English"), ("cy-GB", "Cymraeg"), ("ar", "العربية")];

    public static CultureInfo Default { get; } = Of("en-GB");

    public static CultureInfo Of(string code)
    {
        var culture = new CultureInfo(code, useUserOverride: false);
        if (culture.DateTimeFormat.Calendar is not GregorianCalendar) culture.DateTimeFormat.Calendar = new GregorianCalendar();
        return culture;
    }

    public static WebApplication UseLanguages(this WebApplication app)
    {
        var known = All.Select(language => Of(language.Code)).ToList();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(Default),
            SupportedCultures = known,
            SupportedUICultures = known,
            RequestCultureProviders = [new QueryStringRequestCultureProvider { QueryStringKey = "language" }, new CookieRequestCultureProvider()],
        });
        app.Use(KeepChoice);
        return app;
    }

    private static Task KeepChoice(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Query.ContainsKey("language") && http.Features.Get<IRequestCultureFeature>() is { Provider: QueryStringRequestCultureProvider } chosen)
            http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(chosen.RequestCulture),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true });
        return next(http);
    }
}
