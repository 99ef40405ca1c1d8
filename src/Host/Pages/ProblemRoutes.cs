using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Language;
using Coordination.Host.Storage;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Pages;

/// <summary>One kind of problem: its code, which never changes meaning, its status, and its text.</summary>
public sealed record ProblemKind(string Type, string Code, int Status, string Title)
{
    public static ProblemKind Of(Refusal why) => new("/problems/" + why.Code, why.Code, Problems.StatusOf(why), why.Reason);
}

/// <summary>The pages to which problems lead, for people and for programs. Public.</summary>
public static class ProblemRoutes
{
    public static void MapProblems(this WebApplication app)
    {
        IReadOnlyList<ProblemKind> all = [.. app.Services.GetRequiredService<Declarations>().Refusals().Values.Select(ProblemKind.Of)
            .OrderBy(k => k.Code, StringComparer.Ordinal)];
        var problems = app.MapGroup("/problems").WithTags("problems").WithMetadata(new Public())
            .CacheOutput(policy => policy.AddPolicy<MadeOnce>(), excludeDefaultPolicy: true);
        problems.MapGet("", (HttpContext http, CommunityClock clock) => Answer<ProblemKindsPage>(http, clock, all))
            .WithName("listProblems").WithSummary("List every kind of problem").Produces<IReadOnlyList<ProblemKind>>().SaysNo(405, 429);
        problems.MapGet("/{code}",
            (HttpContext http, CommunityClock clock, string code) =>
            all.FirstOrDefault(k => k.Code == code) is { } kind ? Answer<ProblemKindPage>(http, clock, kind)
                : Problems.Of(Problems.NotFound))
            .WithName("getProblem").WithSummary("Read what a problem means").Produces<ProblemKind>().SaysNo(404, 429);
    }

    private static IResult Answer<TPage>(HttpContext http, CommunityClock clock, object model)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        http.Response.Headers.Vary = "Accept, Accept-Language";
        return MadeOnce.IsPage(http.Request)
            ? WebPage.Of<TPage>(new ShellModel("problem.all", clock.GetUtcNow()), model)
            : Results.Json(model, StoredJson.Options);
    }

    /// <summary>The page that tells a person why the request was refused or failed.</summary>
    public static IResult PageOf(HttpContext http, Refusal why, string? detail)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        var shell = new ShellModel("problem.title", http.RequestServices.GetRequiredService<CommunityClock>().GetUtcNow());
        return WebPage.Of<ProblemPage>(shell, new ProblemModel(Problems.StatusOf(why), "/")
        {
            Code = why.Code,
            Reason = texts.Reason(why) + (detail is null ? "" : " " + Expectation.Said(detail, texts)),
            Clause = why.Clause?.Value,
        }, Problems.StatusOf(why));
    }
}
