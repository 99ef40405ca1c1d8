using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Coordination.Host.Language;

/// <summary>The languages of the pages. A reader chooses one by its link; a cookie keeps the choice.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<(string Code, string Name)> All =
        [("en-GB", "English"), ("cy-GB", "Cymraeg"), ("ar", "العربية")];

    public static CultureInfo Default { get; } = Of("en-GB");

    public static CultureInfo Of(string code)
    {
        var culture = new CultureInfo(code, useUserOverride: false);
        if (culture.DateTimeFormat.Calendar is not GregorianCalendar) culture.DateTimeFormat.Calendar = new GregorianCalendar();
        // Digits are 0 to 9, so the separators are as in English.
        if (culture.TextInfo.IsRightToLeft) culture.NumberFormat = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        return culture;
    }

    public static WebApplication UseLanguages(this WebApplication app)
    {
        var isDevelopment = app.Environment.IsDevelopment();
        var cookie = new CookieRequestCultureProvider { CookieName = isDevelopment ? "language" : "__Host-language" };
        var known = All.Select(language => Of(language.Code)).ToList();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(Default),
            SupportedCultures = known,
            SupportedUICultures = known,
            RequestCultureProviders = [new ByLink(), cookie],
        });
        app.Use((http, next) =>
        {
            if (http.Features.Get<IRequestCultureFeature>() is { Provider: ByLink } chosen)
                http.Response.Cookies.Append(cookie.CookieName, CookieRequestCultureProvider.MakeCookieValue(chosen.RequestCulture),
                    new CookieOptions
                    {
                        MaxAge = TimeSpan.FromDays(365),
                        Path = "/",
                        SameSite = SameSiteMode.Lax,
                        HttpOnly = true,
                        Secure = !isDevelopment,
                        IsEssential = true
                    });
            return next(http);
        });
        return app;
    }

    /// <summary>By <c>?language=</c> in the address: <c>cy-GB</c>, or <c>cy</c> for short.</summary>
    private sealed class ByLink : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            var asked = httpContext.Request.Query["language"].ToString();
            var (code, _) = All.FirstOrDefault(language => asked.Length > 1 && (language.Code + "-")
                .StartsWith(asked + "-", StringComparison.OrdinalIgnoreCase));
            return Task.FromResult(code is null ? null : new ProviderCultureResult(code));
        }
    }
}
