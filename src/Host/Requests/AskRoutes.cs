using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Projections.Requests;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Requests;

/// <summary>
/// Asking for help on pages of one question each. Nothing is asked for until the last page is sent: the form itself carries the answers.
/// </summary>
public static class AskRoutes
{
    public static void MapAsk(this FeatureBuilder it)
    {
        it.Routes(pages => pages.MapGet("/ask", (Delegate)ShowAsync).ExcludeFromDescription());
        it.Routes(pages => pages.MapPost("/ask", (Delegate)KeepAsync).ExcludeFromDescription());
        it.Routes(pages => pages.MapPost("/ask/send",
            (Delegate)new FormCommand<AskBody>(RequestsFeature.AskForHelp, "raiseRequest", AskCommand.PlanAsync).AnswerAsync)
            .ExcludeFromDescription());
        it.Routes(pages => pages.MapGet("/ask/elsewhere", (Delegate)ShowElsewhereAsync).ExcludeFromDescription());
        it.Page("/ask/done/{id}", Permission.SeeOwn, DoneAsync);
    }

    /// <summary>The first question, the next one, or the check of the answers if sending them was refused.</summary>
    private static async Task<IResult> ShowAsync(HttpContext http, IStringLocalizer<Texts> texts)
    {
        var (visitor, instead) = await http.RequestServices.GetRequiredService<Visitors>().OpenAsync(http);
        if (visitor is null) return instead!;
        if (visitor.Community.ClosedOn is not null) return new SeeOther($"/{visitor.Caller.Code}");
        if (visitor.Community.MayBegin is not null) return await ElsewhereAsync(visitor, await KnownAsync(visitor));
        var served = Served.By(visitor.Community.Charter);
        return ReturnedForm.SoFar(http) switch
        {
            null => Page(visitor, AskStep.What, await KnownAsync(visitor)),
            { Refused: not null } => Page(visitor, AskForm.Next(AskStep.What, AskStep.Check, name => visitor.Typed[name], served).Step,
                visitor.Typed, visitor.Status),
            var soFar => await GoOnAsync(visitor, soFar.Typed, served, texts),
        };
    }

    /// <summary>Keeps the answers so far, so that Back and Reload lose none.</summary>
    private static async Task<IResult> KeepAsync(HttpContext http)
    {
        if (Login.Of(http.User) is null || !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return await UnsentForms.AnswerAsync(http, http.Request.Path);
        var (visitor, instead) = await http.RequestServices.GetRequiredService<Visitors>().OpenAsync(http);
        if (visitor is null) return instead!;
        return !http.Request.HasFormContentType ? Problems.Of(ReadableForms.None)
            : new ReturnedForm(Links.Ask(visitor.Caller.Code), await http.Request.ReadFormAsync(http.RequestAborted), null, null);
    }

    private static async Task<IResult> GoOnAsync(Visitor visitor, IFormCollection form, Served served, IStringLocalizer<Texts> texts)
    {
        var answers = AskModel.Carried.Where(field => form[field].Count > 0).ToDictionary(field => field, field => form[field][^1]!.Trim());
        var (from, to) = (AskForm.Step(form["step"], AskStep.Check), AskForm.Step(form["go"], AskStep.What));
        if (to > from && (answers.GetValueOrDefault("category"), answers.GetValueOrDefault("ward"))
            is (AskModel.NoneOfThese, _) or (_, AskModel.NoneOfThese))
            return await ElsewhereAsync(visitor, new(answers.Where(a => a.Value is not AskModel.NoneOfThese).ToDictionary(), []));
        var (step, wrong) = AskForm.Next(from, to, answers.GetValueOrDefault, served);
        return Page(visitor, step, new(answers, [.. wrong.Select(w => new WrongField(w.Field, texts[w.TextKey]))]), wrong.Count > 0 ? 400
            : 200);
    }

    private static async ValueTask<IResult> DoneAsync(PageReader reader)
    {
        var id = reader.Viewer.Route("id");
        var request = await reader.Viewer.Service<StreamRows>().FoldAsync(
            RequestsList.View, reader.Viewer.In, id, reader.Viewer.Cancellation);
        if (request?.Row.State.Person != reader.Viewer.Person) return PageReader.NotFound;
        var served = Served.By(reader.Viewer.Community.Charter);
        return WebPage.Of<AskPages>(reader.Shell with { Title = "ask.title", Done = null }, new AskModel(reader.Code, AskStep.Done, served)
        {
            Reference = Reference(id),
            Href = Links.Request(reader.Code, id.ToString()),
            AskAlso = Links.AskTogether(reader.Code, id.ToString()),
            HelpPhone = reader.Shell.Community?.HelpPhone,
            IsCallBackWanted = request.Row.State is { Outcome: RequestOutcome.Declined } declined ? declined.CallBackOn is not null : null,
        });
    }

    /// <summary>Who else could help, and a form that notes what is not taken on.</summary>
    private static async Task<IResult> ShowElsewhereAsync(HttpContext http)
    {
        var (visitor, instead) = await http.RequestServices.GetRequiredService<Visitors>().OpenAsync(http);
        if (visitor is null) return instead!;
        return await ElsewhereAsync(visitor, ReturnedForm.In(http) is null ? await KnownAsync(visitor) : visitor.Typed, visitor.Status);
    }

    private static async Task<IResult> ElsewhereAsync(Visitor visitor, Typed answers, int status = 200) =>
        Page(visitor, AskStep.Elsewhere, answers, status,
            await WhoElse.ThanAsync(visitor.Community, visitor.Caller.Http.RequestServices, visitor.Caller.Cancellation));

    /// <summary>Short enough to be read out on the phone.</summary>
    public static string Reference(Guid request) =>
        request.ToString("N")[..8].ToUpperInvariant() is var digits ? $"{digits[..4]}-{digits[4..]}" : "";

    /// <summary>What is known already: how to reach the person, and where it is needed if it is asked for together with another.</summary>
    private static async ValueTask<Typed> KnownAsync(Visitor visitor)
    {
        if (visitor.Member is null) return Typed.Nothing;
        var (viewer, _) = await visitor.Caller.Service<Viewers>().OpenAsync(visitor.Caller.Http);
        var contact = await visitor.Caller.Service<Opening>().ContactAsync(viewer!, visitor.Member.Id, "own");
        var known = new Dictionary<string, string>(contact
            .Where(k => k.Key is Keys.ContactField.Name or Keys.ContactField.Phone && k.Value.Value is not null)
            .Select(k => KeyValuePair.Create(k.Key is Keys.ContactField.Name ? "name" : "phone", k.Value.Value!)));
        if (Guid.TryParse(visitor.Caller.Http.Request.Query[AskModel.AskedWith], out var with)
            && await viewer!.Service<StreamRows>().FoldAsync(RequestsList.View, viewer!.In, with, viewer!.Cancellation) is { } first
            && viewer!.Is(first.Row.State.Person))
            (known[AskModel.AskedWith], known["ward"]) = (with.ToString(), first.Row.State.Place.Ward);
        return new(known, []);
    }

    private static RazorComponentResult Page(
        Visitor visitor, AskStep step, Typed answers, int status = 200, WhoElse? elsewhere = null) =>
        WebPage.Of<AskPages>(visitor.Shell with { Title = "ask.title", Menu = [] },
            new AskModel(visitor.Caller.Code, step, Served.By(visitor.Community.Charter))
            {
                Answers = answers,
                HelpPhone = visitor.HelpPhone,
                Elsewhere = elsewhere,
                TakesNothingNew = visitor.Community.MayBegin is not null,
            }, status);
}
