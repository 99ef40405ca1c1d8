using Coordination.Domain.Kernel;
using Coordination.Host.Front;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Access;

/// <summary>A no for whoever asked: a page for people at a browser, problem+json for programs.</summary>
public sealed record ProblemAnswer(Refusal Why, string? Detail, IResult ForPrograms) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        IsForPeople(httpContext.Request) ? Page(httpContext).ExecuteAsync(httpContext) : ForPrograms.ExecuteAsync(httpContext);

    private static bool IsForPeople(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/dev")
            && request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/html");

    private RazorComponentResult Page(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        var shell = new ShellModel("problem.title", http.RequestServices.GetRequiredService<CommunityClock>().GetUtcNow());
        return WebPage.Of<ProblemPage>(shell, new ProblemModel(Problems.StatusOf(Why), "/")
        {
            Code = Why.Code,
            Reason = texts.Reason(Why) + (Detail is null ? "" : " " + Expectation.Said(Detail, texts)),
            Clause = Why.Clause?.Value,
        }, Problems.StatusOf(Why));
    }
}
