using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Storage;

namespace Coordination.Host.Requests;

/// <summary>Something that this community does not take on, or where it does not serve.</summary>
public sealed record UnservedBody : CommandBody
{
    public required Category Category { get; init; }
    /// <summary>What is needed, in the person's own words. Sealed before it is stored.</summary>
    [MaxLength(Personal.LongestWords)]
    public required string Words { get; init; }
    /// <summary>The ward it is needed in, as a GSS code.</summary>
    [RegularExpression(Place.Pattern)]
    public required string Ward { get; init; }
    /// <summary>Whether they want to be rung about who else could help. Only then a name and a number are kept.</summary>
    public required bool CallBack { get; init; }
    [MaxLength(ContactLimits.Name)]
    public string? Name { get; init; }
    [MaxLength(ContactLimits.Phone)]
    public string? Phone { get; init; }
    /// <summary>Whether it is somebody not known here yet, although somebody known has this name or number.</summary>
    public bool? IsNew { get; init; }
}

/// <summary>What a community does not take on is noted once, as unmet need, and whoever wants it is rung.</summary>
public static class Unserved
{
    public static string AskPage(string community) => Links.Do(Links.Ask(community), "elsewhere");
    public static string DeskPage(string community) => Links.Do(Links.Requests(community), "decline");

    public static void MapUnserved(this FeatureBuilder it)
    {
        it.Command<UnservedBody>("/requests/decline", RequestsFeature.AddRequest,
            "Note that somebody asked for what this community does not take on, and whether they are rung about it", NoteAsync);
        it.Routes(pages => pages.MapPost("/ask/elsewhere",
            (Delegate)new FormCommand<UnservedBody>(RequestsFeature.AskForHelp, "declineRequest", AskAsync).AnswerAsync)
            .ExcludeFromDescription());
    }

    /// <summary>Somebody asks for themselves.</summary>
    private static async ValueTask<Planned> AskAsync(CallerContext call, UnservedBody body)
    {
        var logins = call.Service<Logins>();
        var isKnown = await logins.PersonAsync(call.Login, call.Community, call.Cancellation) is not null;
        var contact = await ContactAsync(call, body, call.Person);
        return await PlanAsync(call, body, call.Person, isKnown ? contact
            : [logins.Known(call.Login, call.Community, call.Person), .. contact], FirstRequest.Ask);
    }

    /// <summary>A coordinator notes it for whoever rang.</summary>
    private static async ValueTask<Planned> NoteAsync(CallerContext call, UnservedBody body)
    {
        var found = body.OnBehalfOf ?? (body is { CallBack: false, Name: null or "" } ? null
            : await KnownAlike.FindAsync(call, body.Name, body.Phone, body.IsNew));
        var person = found ?? new PersonId(Guid.NewGuid());
        var planned = await PlanAsync(call, body, person, found is null ? await ContactAsync(call, body, person) : [], TakeDown.Request);
        return planned with { Plan = planned.Plan with { For = person } };
    }

    private static async ValueTask<IReadOnlyList<SideRow>> ContactAsync(CallerContext call, UnservedBody body, PersonId person) =>
        !body.CallBack ? []
            : string.IsNullOrWhiteSpace(body.Phone) ? throw new MalformedException("phone", "is required.")
            : await call.Service<Contacting>()(call, person, ("name", Bounds.PersonName(body.Name)), ("phone", body.Phone));

    private static async ValueTask<Planned> PlanAsync(CallerContext call, UnservedBody body, PersonId person,
        IReadOnlyList<SideRow> sideRows, Func<Membership?, AskForUnserved, Request?, Circumstances, Agreement> agree)
    {
        var raising = new RaiseRequest(default, person, body.Category, await call.SealAsync(person, "words", body.Words),
            new(1, AskCommand.UnitOf(body.Category)), CallerContext.Ward(body.Ward, "ward"), null);
        var (community, _) = await call.Service<Folds>()
            .FoldAsync(Community.Stream, call.Community, call.Community.Value, call.Cancellation);
        var id = raising.IdIfDeclined(community!.Charter);
        return new Plan(id.Value, at =>
            from known in Membership.Stream.Perhaps(person.Value)
            from before in Request.Stream.Perhaps(id.Value)
            select agree(known, new(raising with { Request = id }, body.CallBack), before, at))
        {
            SideRows = sideRows,
        }.At($"/requests/{id}");
    }
}
