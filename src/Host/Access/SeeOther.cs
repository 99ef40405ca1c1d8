namespace Coordination.Host.Access;

/// <summary>A redirect after a form was posted (303).</summary>
public sealed record SeeOther(string To) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = To;
        return Task.CompletedTask;
    }
}
