using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Storage;

namespace Coordination.Host.Requests;

/// <summary>When the person needs it by, as the question offers it.</summary>
public enum AskWhen { Today, Tomorrow, Week, NoRush }

/// <summary>The four answers of a person who asks for help.</summary>
public sealed record AskBody : CommandBody
{
    public required Category Category { get; init; }
    /// <summary>What is needed, in the person's own words. Sealed before it is stored.</summary>
    public required string Words { get; init; }
    public required AskWhen When { get; init; }
    public required string Ward { get; init; }
    /// <summary>The name and phone number of the person. Kept in the vault, never in an event.</summary>
    public required string Name { get; init; }
    public required string Phone { get; init; }
    /// <summary>Another request of the same person that it is asked for together with.</summary>
    public RequestId? AskedWith { get; init; }
}

/// <summary>Turns the four answers into a request. If the person is not known here yet, they become known by it.</summary>
public static class AskCommand
{
    public static async ValueTask<Planned> PlanAsync(CallerContext call, AskBody body)
    {
        var (id, person) = (Guid.NewGuid(), call.Person);
        var words = await call.SealAsync(person, "words", body.Words);
        var raising = new RaiseRequest(new(id), person, body.Category, words, new(1, UnitOf(body.Category)),
            CallerContext.Ward(body.Ward, "ward"), await call.MomentAsync(await DayAsync(call, body.When), "when"));
        var isKnown = await call.Service<Logins>().PersonAsync(call.Login, call.Community, call.Cancellation) is not null;
        var contact = await call.Service<Contacting>()(call, person, ("name", Bounds.PersonName(body.Name)), ("phone", body.Phone));
        var plan = new Plan(id, RequestRoutes.Raising(raising, body.AskedWith, (asked, at) =>
            from known in Membership.Stream.Perhaps(person.Value)
            select FirstRequest.Ask(known, asked, at)))
        {
            SideRows = isKnown ? contact : [call.Service<Logins>().Known(call.Login, call.Community, person), .. contact],
        };
        return plan.At($"/requests/{id}");
    }

    /// <summary>The usual amount is one; a coordinator who calls may learn that it is more.</summary>
    public static Unit UnitOf(Category category) => category switch
    {
        Category.Food => Unit.Parcel,
        Category.Baby => Unit.Pack,
        Category.Household => Unit.Item,
        Category.Lift => Unit.Trip,
        _ => Unit.Task,
    };

    private static async ValueTask<When?> DayAsync(CallerContext call, AskWhen when)
    {
        if (when is AskWhen.NoRush) return null;
        var (community, _) = await call.Service<Folds>()
            .FoldAsync(Domain.Communities.Community.Stream, call.Community, call.Community.Value, call.Cancellation);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(call.Service<CommunityClock>().GetUtcNow(),
            TimeZoneInfo.FindSystemTimeZoneById(community!.Zone)).DateTime);
        return new(today.AddDays(when switch { AskWhen.Today => 0, AskWhen.Tomorrow => 1, _ => 7 }), null);
    }
}
