using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.Api;

/// <summary>
/// A command sent as JSON. Checks the caller, the body and the idempotency key in this order, submits the command and gives every outcome
/// its status.
/// </summary>
public sealed class ApiCommand<TBody>(Permission permission, string operation, Planning<TBody> plan) where TBody : CommandBody
{
    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        var (call, refused) = await http.RequestServices.GetRequiredService<CallerResolver>().OpenAsync(http, permission);
        if (call is null) return Problems.Of(refused!);
        if ((http.Request.ContentLength > 0 || http.Request.ContentType is not null) && !http.Request.HasJsonContentType())
            return Problems.Of(Problems.NotJson);
        if (!RequestBody.IsPlain(http.Request)) return Problems.Of(Problems.Encoded);
        if (await RequestBody.ReadAsync(http.Request, http.RequestAborted) is not { } sent) return Problems.Of(Problems.TooLarge);
        if (sent.Length > 0 && !http.Request.HasJsonContentType()) return Problems.Of(Problems.NotJson);
        if (KeyOf(http.Request.Headers["Idempotency-Key"]) is not { } key) return Problems.Of(Problems.KeyMissing);
        try
        {
            var body = RequestBody.Parse<TBody>(sent);
            var planned = await call.Service<CallerResolver>().MayAsync(call, permission) ? await plan(call, body) : Plan.NotAllowed;
            var keys = call.Service<IdempotencyKeys>();
            var submission = Submissions.Of(call, permission, operation, planned.Plan, body.Account(Channel.Api),
                keys.Hash(call.KeysOf, call.Login.ToString(), planned.KeyOf(key)), keys.Fingerprint(http.Request.Path, sent),
                IfMatch(http.Request));
            var answer = await call.Service<CommandPath>().SubmitAsync(submission);
            return answer is Answer.Done { Receipt: var receipt } && planned.Sent is { } send ? await send(receipt)
                : Answered(call, planned, answer);
        }
        catch (MalformedException malformed)
        {
            return Problems.Of(malformed);
        }
    }

    private static IResult Answered(CallerContext call, Planned plan, Answer answer)
    {
        switch (answer)
        {
            case Answer.Done { Receipt: var receipt }:
                if (receipt.Subject is { } subject && receipt.Streams.FirstOrDefault(s => s.Stream == subject) is { } now)
                    call.Http.Response.Headers.ETag = $"\"{now.Version}\"";
                var shown = plan.Shown?.Invoke(receipt) ?? receipt;
                if (plan.Shown is not null) call.Http.Response.Headers.CacheControl = "no-store";
                return plan.Location is null ? Results.Json(shown, StoredJson.Options)
                    : Results.Json(shown, StoredJson.Options, statusCode: 201)
                    .At(call.Http, plan.Under($"/api/communities/{call.Code}", receipt));
            case Answer.Refused refused:
                return Problems.Of(refused.Why, recorded: refused.Receipt is { Position: > 0 } recorded ? recorded : null);
            case Answer.NotAllowed notAllowed: return Problems.Of(notAllowed.Why);
            case Answer.NotFound: return Problems.Of(Problems.NotFound);
            case Answer.Overtaken: return Problems.Of(Problems.Overtaken);
            case Answer.KeyReused: return Problems.Of(Problems.KeyReused);
            case Answer.StillRunning: return Problems.Of(Problems.StillRunning);
            default: return Problems.Of(Problems.Busy);
        }
    }

    /// <summary>The key as a quoted structured-field string, or bare; printable characters only, and not too long.</summary>
    private static string? KeyOf(string? header) =>
        header?.Trim().Trim('"') is { Length: > 0 and <= IdempotencyKeys.Longest } key && key.All(c => c is > ' ' and <= '~') ? key : null;

    /// <summary>
    /// The versions of which one has to be the present one; null if any will do. What is no version, or a weak one, matches none
    /// (https://www.rfc-editor.org/rfc/rfc9110#name-if-match).
    /// </summary>
    private static IReadOnlyList<long>? IfMatch(HttpRequest request) =>
        request.Headers.IfMatch.Count == 0 || request.Headers.IfMatch.ToString().Trim() is "" or "*" ? null
            : [.. request.Headers.IfMatch.ToString().Split(',')
                .Select(tag => long.TryParse(tag.Trim().Trim('"'), out var version) ? version : -1)];
}
