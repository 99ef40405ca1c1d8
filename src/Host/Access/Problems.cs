using System.Globalization;
using Coordination.Domain.Kernel;
using Microsoft.AspNetCore.Diagnostics;

namespace Coordination.Host.Access;

/// <summary>
/// Every error answer as an RFC 9457 problem whose type leads to a page that explains it (https://www.rfc-editor.org/rfc/rfc9457).
/// </summary>
public static class Problems
{
    public static readonly Refusal SignIn = new("caller.sign-in", "Sign in first.");
    public static readonly Refusal NotAllowed = new("caller.not-allowed", "Your roles in this community do not allow this.");
    public static readonly Refusal RolesRest = new("caller.roles-rest",
        "Your roles here rest, because a steward noted that you cannot act for now. On your own page you can say that you can.");
    public static readonly Refusal NotFound = new("caller.not-found", "There is nothing here for you.");
    public static readonly Refusal KeyMissing =
        new("idempotency.key-missing", "Send an Idempotency-Key, new for each command and the same when you repeat it.");
    public static readonly Refusal KeyReused = new("idempotency.key-reused", "This key was used before with other content.");
    public static readonly Refusal StillRunning =
        new("idempotency.still-running", "The first command with this key is still being carried out. Ask again in a moment.");
    public static readonly Refusal Overtaken = new("caller.overtaken", "This has changed since you last saw it.");
    public static readonly Refusal Busy =
        new("host.busy", "Too much at once, or the database is away. Nothing was lost: send the same again in a moment.");
    public static readonly Refusal NotUnderstood = new("input.not-understood", "Some of what was sent cannot be understood.");
    public static readonly Refusal TooLarge = new("input.too-large", "This is more than can be sent at once.");
    public static readonly Refusal UnknownHost =
        new("input.unknown-host", "This installation is not known by the name in the address. Whoever runs it can allow that name.");
    public static readonly Refusal Encoded = new("input.encoded", "Send it as it is: in UTF-8, and not compressed.");
    public static readonly Refusal LongAddress = new("input.long-address", "The address is longer than any here.");
    public static readonly Refusal LargeHeaders = new("input.large-headers", "The headers are more than can be sent at once.");
    public static readonly Refusal TooMuch =
        new("command.too-large", "This is more than one entry of the history can hold. Say less, or in several steps.");
    public static readonly Refusal NotJson = new("input.not-json", "Send JSON, as application/json.");
    public static readonly Refusal MethodNotAllowed = new("input.method-not-allowed", "This address does not take that method.");
    public static readonly Refusal TooMany = new("caller.too-many", "Too many calls in a short time. Wait a moment.");
    public static readonly Refusal NotReady = new("host.not-ready", "This Host is not ready yet, or no longer.");
    public static readonly Refusal Unreadable = new("host.unreadable",
        "Something that is needed for this cannot be read now. Nothing you sent was recorded; whoever runs this is told.");
    public static readonly Refusal Broken = new("host.broken", "Something broke here. It is noted; nothing you sent was half done.");

    public static int StatusOf(Refusal why) => why.Code switch
    {
        "caller.sign-in" => 401,
        "caller.not-allowed" or "caller.roles-rest" => 403,
        "caller.not-found" => 404,
        "input.method-not-allowed" => 405,
        "caller.overtaken" => 412,
        "input.unknown-host" => 421,
        "input.too-large" => 413,
        "input.not-json" or "input.encoded" => 415,
        "input.long-address" => 414,
        "input.large-headers" => 431,
        "idempotency.key-reused" => 422,
        "caller.too-many" => 429,
        "host.broken" => 500,
        "input.not-understood" or "idempotency.key-missing" => 400,
        var code when code.StartsWith("host.", StringComparison.Ordinal) => 503,
        var code when code.EndsWith("-not-disclosed", StringComparison.Ordinal) => 403,
        _ => 409,
    };

    public static IResult Of(Refusal why, string? detail = null, IReadOnlyList<Fault>? faults = null, object? recorded = null)
    {
        var more = new Dictionary<string, object?> { ["code"] = why.Code };
        if (why.Clause is { } clause) more["clause"] = clause.Value;
        if (faults is not null)
            more["errors"] = faults.GroupBy(f => f.Field).ToDictionary(f => f.Key, f => f.Select(fault => fault.Expected).ToArray());
        if (why.Field is { } field) more["errors"] = new Dictionary<string, string[]> { [field] = [why.Said] };
        if (why.Hindrances is { } open) more["open"] = open;
        if (recorded is not null) more["recorded"] = recorded;
        var problem = new ProblemAnswer(why, detail,
            Results.Problem(detail, null, StatusOf(why), why.Reason, "/problems/" + why.Code, more));
        return why == SignIn ? new Asking(problem)
            : why == StillRunning || StatusOf(why) == 503 ? new WithHeader(problem, "Retry-After", 1.ToString(CultureInfo.InvariantCulture))
            : problem;
    }

    public static IResult Wait(TimeSpan wait) =>
        new WithHeader(Of(TooMany), "Retry-After",
            Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture));

    public static IResult Of(MalformedException malformed) =>
        Of(NotUnderstood, malformed.Faults is [var only] ? only.Expected : malformed.Message, malformed.Faults);

    /// <summary>Error statuses that were set without a problem.</summary>
    public static Task WriteAsync(StatusCodeContext context) => (context.HttpContext.Response.StatusCode switch
    {
        401 => Of(SignIn),
        403 => Of(NotAllowed),
        404 => Of(NotFound),
        405 => context.HttpContext.TakesOnly(context.HttpContext.Response.Headers.Allow.ToString().Split(", ")),
        413 => Of(TooLarge),
        415 => Of(NotJson),
        429 => Wait(TimeSpan.Zero),
        >= 500 => Of(Broken),
        _ => Of(NotUnderstood),
    }).ExecuteAsync(context.HttpContext);

    /// <summary>
    /// The answer to a method that an address does not take, or to the question which it takes
    /// (https://www.rfc-editor.org/rfc/rfc9110#name-options). What is read can also be asked for its head.
    /// </summary>
    public static IResult TakesOnly(this HttpContext http, params IReadOnlyList<string> methods)
    {
        var isEndless = http.GetEndpoint()?.Metadata.GetMetadata<Endless>() is not null;
        string[] head = methods.Contains(HttpMethods.Get) && !isEndless ? [HttpMethods.Head] : [];
        http.Response.Headers.Allow = string.Join(", ", methods.Concat(head).Append(HttpMethods.Options).Distinct().Order());
        return HttpMethods.IsOptions(http.Request.Method) ? Results.NoContent() : Of(MethodNotAllowed);
    }

    /// <summary>Asks for a token, and says whether the one shown was invalid (https://www.rfc-editor.org/rfc/rfc6750#section-3).</summary>
    private sealed class Asking(IResult inner) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.WWWAuthenticate = httpContext.Request.Headers.Authorization.Count > 0
                ? "Bearer error=\"invalid_token\"" : "Bearer";
            return inner.ExecuteAsync(httpContext);
        }
    }

    private sealed class WithHeader(IResult inner, string name, string value) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers[name] = value;
            return inner.ExecuteAsync(httpContext);
        }
    }
}
