using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages;

/// <summary>A whole page as an answer: the shell, and in it a component with one parameter, its model.</summary>
public static class WebPage
{
    public static RazorComponentResult Of<TPage>(ShellModel shell, object? model = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<App>(new Dictionary<string, object?> { ["Shell"] = shell, ["Page"] = typeof(TPage), ["Model"] = model })
        { StatusCode = status };
}
