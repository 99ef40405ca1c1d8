using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Microsoft.AspNetCore.Antiforgery;
using Npgsql;

namespace Coordination.Host.Pages;

/// <summary>
/// A command sent by a plain form. If it is accepted, the answer leads to a page that shows it; if it is refused, the form is shown again
/// with what was typed.
/// </summary>
public sealed class FormCommand<TBody>(Permission permission, string operation, Planning<TBody> plan) where TBody : CommandBody
{
    private const int MostAsked = 10;

    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        var (call, refused) = await http.RequestServices.GetRequiredService<CallerResolver>().OpenAsync(http, permission);
        if (call is null) return refused == Problems.SignIn ? await UnsentForms.AnswerAsync(http, "/") : Problems.Of(refused!);
        if (!http.Request.HasFormContentType) return Problems.Of(ReadableForms.None);
        if (!await call.Service<IAntiforgery>().IsRequestValidAsync(http)) return await UnsentForms.AnswerAsync(http, $"/{call.Code}/mine");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        try
        {
            var body = RequestBody.Parse<TBody>(form, FormFields.Apart);
            var (planned, malformed) = await PlanAsync(call, body);
            var keys = call.Service<IdempotencyKeys>();
            var key = keys.Hash(call.KeysOf, call.Login.ToString(), form[FormFields.Key] is [{ Length: > 0 } given] ? planned.KeyOf(given)
                : Guid.NewGuid().ToString());
            var submission = Submissions.Of(call, permission, operation, planned.Plan, body.Account(Channel.Web), key,
                keys.Fingerprint(http.Request.Path, JsonSerializer.SerializeToUtf8Bytes(body, RequestBody.Options)));
            if (malformed is not null)
                return await KeptAnswers.FindAsync(call.Service<NpgsqlDataSource>(), submission, call.Cancellation) is Answer.Done done
                    ? new SeeOther(Next(call, form, planned, done.Receipt)) : Back(call, form, Problems.NotUnderstood, malformed);
            return await DoneAsync(call.Service<CommandPath>(), submission) switch
            {
                Answer.Done { Receipt: var receipt } when (planned.Sent ?? planned.Page) is { } page => await page(receipt),
                Answer.Done { Receipt: var receipt } => new SeeOther(Next(call, form, planned, receipt)),
                Answer.Refused { Why: var why } => Back(call, form, why, null),
                Answer.NotAllowed { Why: var why } => Back(call, form, why, null),
                Answer.NotFound => Problems.Of(Problems.NotFound),
                Answer.KeyReused => Back(call, form, UnsentForms.SentBefore, null),
                Answer.Overtaken => Back(call, form, Problems.Overtaken, null),
                _ => Back(call, form, Problems.Busy, null),
            };
        }
        catch (MalformedException malformed)
        {
            return Back(call, form, Problems.NotUnderstood, malformed);
        }
    }

    /// <summary>What was done already may not be planned again: whoever was new then is known now.</summary>
    private async ValueTask<(Planned Planned, MalformedException? Malformed)> PlanAsync(CallerContext call, TBody body)
    {
        try
        {
            return (await call.Service<CallerResolver>().MayAsync(call, permission) ? await plan(call, body) : Plan.NotAllowed, null);
        }
        catch (MalformedException malformed)
        {
            return (Plan.NotAllowed, malformed);
        }
    }

    /// <summary>Whoever presses twice waits for the answer to the first; a form shown again would be a new command.</summary>
    private static async Task<Answer> DoneAsync(CommandPath path, Submission submission)
    {
        var answer = await path.SubmitAsync(submission);
        for (var asked = 1; answer is Answer.StillRunning && asked < MostAsked; asked++) answer = await path.SubmitAsync(submission);
        return answer;
    }

    /// <summary>The position is part of the address, so that the next page need not wait and still shows the change.</summary>
    private static string Next(CallerContext call, IFormCollection form, Planned planned, Receipt receipt)
    {
        var to = FormFields.Local(form[FormFields.ReturnTo], planned.Location is null ? $"/{call.Code}/today"
            : planned.Under($"/{call.Code}", receipt)).Replace("{id}", receipt.Subject.ToString(), StringComparison.Ordinal);
        return receipt.Position == 0 ? to : $"{to}{(to.Contains('?', StringComparison.Ordinal) ? '&' : '?')}at={receipt.Position}";
    }

    private static ReturnedForm Back(CallerContext call, IFormCollection form, Refusal why, MalformedException? malformed) =>
        new(FormFields.PageOf(form, $"/{call.Code}/today"), form, why,
            malformed);
}
