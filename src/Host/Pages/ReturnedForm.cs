using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Pages;

/// <summary>
/// A form that was not carried out: what was typed is kept, and the browser is led to its page, which shows it again with what is wrong.
/// </summary>
/// <param name="Refused">Null where nothing is wrong, and the next question follows.</param>
public sealed record ReturnedForm(string Page, IFormCollection Typed, Refusal? Refused, MalformedException? Malformed) : IResult
{
    public Refusal Why => Refused!;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.RefusedFor = Refused;
        var address = await httpContext.RequestServices.GetRequiredService<KeptForms>()
            .KeepAsync(this, Login.Of(httpContext.User), httpContext.RequestAborted);
        await new SeeOther(Login.Of(httpContext.User) is null ? "/?then=" + Uri.EscapeDataString(address) : address)
            .ExecuteAsync(httpContext);
    }

    /// <summary>The one that was refused and whose page is asked for; null if there is none.</summary>
    public static ReturnedForm? In(HttpContext http) => SoFar(http) is { Refused: not null } refused ? refused : null;

    /// <summary>The one whose page is asked for, refused or not.</summary>
    public static ReturnedForm? SoFar(HttpContext http) => http.Items[typeof(ReturnedForm)] as ReturnedForm;

    /// <summary>Finds the form that the address of a page names.</summary>
    public static async Task Recall(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Query[FormFields.Kept] is [var named] && Guid.TryParse(named, out var id)
            && Login.Of(http.User) is { } login && await http.RequestServices.GetRequiredService<KeptForms>()
                .FindAsync(id, http.Request.Path, login, http.RequestAborted) is { } kept)
        {
            (http.Items[typeof(ReturnedForm)], http.RefusedFor) = (kept, kept.Refused);
            http.Request.QueryString = QueryString.Create(http.Request.Query.Where(sent => sent.Key is not FormFields.Kept));
            if (kept.Refused is { } why) http.Response.StatusCode = Problems.StatusOf(why);
        }
        await next(http);
    }
}
