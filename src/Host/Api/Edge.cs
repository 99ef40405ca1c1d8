using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Storage;
using Microsoft.AspNetCore.Antiforgery;

namespace Coordination.Host.Api;

/// <summary>
/// The outermost catch: names malformed input, answers 503 while the database is away, and logs everything else once and answers 500.
/// </summary>
public static class Edge
{
    public static void UseEdge(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            if (!http.Response.HasStarted) http.Response.StatusCode = 499;
        }
        catch (Exception caught) when (!http.Response.HasStarted)
        {
            // An unreadable form is only noticed when its token is looked for.
            var wrong = caught is AntiforgeryValidationException { InnerException: { } inner } ? inner : caught;
            var answer = wrong switch
            {
                MalformedException malformed => Problems.Of(malformed),
                UnacceptableTextException text => Problems.Of(new MalformedException(text.Field, text.Rule)),
                PersonErasedException => Problems.Of(PersonErasedException.Refusal),
                BadHttpRequestException bad => Problems.Of(bad.StatusCode == 413 ? Problems.TooLarge : Problems.NotUnderstood, bad.Message),
                InvalidDataException when http.Request.HasFormContentType =>
                    Problems.Of(Problems.NotUnderstood, "The form holds characters that no text can hold, or is too long."),
                IssuerAwayException => Problems.Of(IssuerAwayException.Refusal),
                UnreadableStreamException => Problems.Of(Problems.Unreadable),
                _ when Outage.IsAway(wrong) => Problems.Of(Problems.Busy),
                _ => Problems.Of(Problems.Broken),
            };
            var log = http.RequestServices.GetRequiredService<ILogger<WebApplication>>();
            if (wrong is IssuerAwayException) log.LogWarning("Nobody can be signed in: {Reason}", wrong.Message);
            if (wrong is not (MalformedException or BadHttpRequestException or UnacceptableTextException or PersonErasedException
                or IssuerAwayException or InvalidDataException) && !Outage.IsAway(wrong))
                log.LogError(wrong, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
            http.Response.Clear();
            await answer.ExecuteAsync(http);
        }
    });
}
