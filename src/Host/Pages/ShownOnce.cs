using System.Security.Cryptography;
using Coordination.Host.Access;
using Microsoft.AspNetCore.DataProtection;

namespace Coordination.Host.Pages;

/// <summary>
/// A secret that whoever made it reads on a page of its own, after the form was sent: Reload and Back show it for ten minutes more and make
/// no other. It travels sealed in a cookie of that page and is stored nowhere.
/// </summary>
public sealed class ShownOnce(IDataProtectionProvider protection, SignInNames names, IHostEnvironment environment)
{
    private const string Cookie = "made";
    private static readonly TimeSpan shown = TimeSpan.FromMinutes(10);

    /// <param name="page">The page that shows it.</param>
    public IResult Then(HttpContext http, string page, string secret)
    {
        http.Response.Cookies.Append(Cookie, Protector(http, page).Protect(secret, shown),
            new() { Path = page, MaxAge = shown, HttpOnly = true, Secure = !environment.IsDevelopment(), SameSite = SameSiteMode.Strict });
        return new SeeOther(page);
    }

    /// <summary>Null on any other page, for anybody else, and when the ten minutes are over.</summary>
    public string? On(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } made) return null;
        try
        {
            return Protector(http, http.Request.Path).Unprotect(made);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(HttpContext http, string page) =>
        protection.CreateProtector(nameof(ShownOnce), names.Of(Login.Of(http.User)!), page).ToTimeLimitedDataProtector();
}
