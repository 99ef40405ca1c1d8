using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Pages;

/// <summary>Fields of a form that say where to go and who acts. They are not part of the command.</summary>
public static class FormFields
{
    public const string Key = "idempotency-key", ReturnTo = "_return", RefusedTo = "_refused", Token = "__RequestVerificationToken",
        Form = "_form", LookedUp = "_looked-up";
    public static readonly string[] Apart = [Key, ReturnTo, RefusedTo, Token, Form, LookedUp];

    /// <summary>Follows only paths of our own, in which nothing is hidden by an escape.</summary>
    public static string Local(string? path, string otherwise) =>
        path is ['/', not '/' and not '\\', ..] or ['/']
            && Uri.IsWellFormedUriString(path.Replace("{id}", "id", StringComparison.Ordinal), UriKind.Relative)
            && !Uri.UnescapeDataString(path).Any(one => OneLine.IsBreak(one) || one is '\uFFFD') ? path : otherwise;
}

/// <summary>A form that was refused: its page is shown again with what was typed and what is wrong.</summary>
public sealed record ReturnedForm(string Page, IFormCollection Typed, Refusal Why, MalformedException? Malformed) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Items[typeof(ReturnedForm)] = this;
        return Task.CompletedTask;
    }

    public static ReturnedForm? In(HttpContext http) => http.Items[typeof(ReturnedForm)] as ReturnedForm;

    /// <summary>Runs the pipeline once more for the page, as if it had been requested, with the status of the refusal.</summary>
    public static async Task ShowAgain(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (In(http) is not { } returned || http.Response.HasStarted) return;
        var parts = returned.Page.Split('?', 2);
        (http.Request.Method, http.Request.Path, http.Request.QueryString) =
            ("GET", parts[0], parts.Length > 1 ? new QueryString("?" + parts[1]) : QueryString.Empty);
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.Response.StatusCode = Problems.StatusOf(returned.Why);
        await next(http);
    }
}
