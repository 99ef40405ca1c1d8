using Coordination.Domain.Kernel;

namespace Coordination.Host.Access;

/// <summary>Makes the page that tells a person why the request was refused or failed.</summary>
public delegate IResult ProblemPages(HttpContext http, Refusal why, string? detail);

/// <summary>A problem as an answer: a page for browsers, problem+json for programs.</summary>
public sealed record ProblemAnswer(Refusal Why, string? Detail, IResult ForPrograms) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => IsForPeople(httpContext.Request)
        ? httpContext.RequestServices.GetRequiredService<ProblemPages>()(httpContext, Why, Detail).ExecuteAsync(httpContext)
        : ForPrograms.ExecuteAsync(httpContext);

    private static bool IsForPeople(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/dev")
            && request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/html");
}
