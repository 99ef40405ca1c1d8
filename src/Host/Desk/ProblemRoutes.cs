using Coordination.Host.Web;
using Coordination.Host.Wiring;

namespace Coordination.Host.Desk;

/// <summary>What every no means: the pages that the type of a problem leads to.</summary>
public static class ProblemRoutes
{
    public static void MapProblems(this WebApplication app)
    {
        app.MapGet("/problems", (CommunityClock clock) => WebPage.Of<ProblemsPage>(new("problems.title", clock.GetUtcNow()),
            new ProblemsModel([.. Problems.ByCode.Values.OrderBy(why => why.Code, StringComparer.Ordinal).Select(why => new ExplainedProblem(why.Code, why.Reason, Problems.StatusOf(why)))]))).ExcludeFromDescription();
        app.MapGet("/problems/{code}", (string code, CommunityClock clock) => Problems.ByCode.TryGetValue(code, out var why)
            ? WebPage.Of<ProblemsPage>(new("problems.title", clock.GetUtcNow()), new ProblemsModel([new(why.Code, why.Reason, Problems.StatusOf(why))], IsOne: true))
            : Problems.Of(Problems.NotFound)).ExcludeFromDescription();
    }
}
