using Coordination.Domain.Kernel;

namespace Coordination.Domain.Requests;

/// <summary>Say what is wanted now, as a whole. What is the same as before is not recorded.</summary>
/// <param name="Words">Null where the words stay as they are.</param>
/// <param name="SaidAt">The version that is changed: of the request as it was last said. Null where nobody says which.</param>
public sealed record AmendRequest(Category Category, Personal? Words, Quantity Wanted, Place Place, Moment? NeededBy, int? SaidAt = null)
    : ICommand<Request, RequestEvent>
{
    public static readonly Refusal SaidAnew = new("request.said-anew",
        "Somebody has changed this request since you began. Look at it again, then change it.");
    public static readonly Refusal LessThanHeld = new("request.less-than-held",
        "That is less than is given or promised already.")
    { DependsOnTime = true, Field = "wanted.amount" };
    public static readonly Refusal CountedOtherwise = new("request.counted-otherwise",
        "Something is given or promised already in the unit it had.")
    { DependsOnTime = true };
    public static readonly Refusal PromisedAsItIs = new("request.promised-as-it-is",
        "Help of the kind it had is given or promised already. Ask for the other kind in a new request.")
    { DependsOnTime = true };

    public Decision<RequestEvent> Decide(Request state, Circumstances at) => state switch
    {
        _ when (at.MayActAmong(state.Person) ?? at.MayTakePart) is { } refusal => refusal,
        { Outcome: not null } => PromiseToRequest.Over,
        _ when SaidAt is { } seen && seen != state.SaidAt => SaidAnew,
        _ when Wanted.Amount <= 0 => Quantity.NotPositive,
        _ when Held(state) is { Amount: > 0 } held && Against(state, held) is { } refusal => refusal,
        _ when NeededBy != state.NeededBy && NeededBy?.Instant <= at.OccurredAt => RaiseRequest.PastDue,
        _ when Category != state.Category && RaiseRequest.AgainstCategory(Category, at.Charter) is { } refusal => refusal,
        _ when Place != state.Place && RaiseRequest.AgainstPlace(Place, at.Charter) is { } refusal => refusal,
        _ when IsTheSame(state) => [],
        _ => [new RequestAmended(state.Id, Category == state.Category ? null : Category, Words, Wanted == state.Wanted ? null : Wanted,
            Place == state.Place ? null : Place, NeededBy == state.NeededBy ? null : NeededBy,
            NeededBy is null && state.NeededBy is not null ? true : null)],
    };

    /// <summary>What is given or promised already.</summary>
    public static Quantity Held(Request request) => request.Wanted - request.Open;

    private Refusal? Against(Request state, Quantity held) => this switch
    {
        _ when Category != state.Category => PromisedAsItIs,
        _ when Wanted.Unit != state.Wanted.Unit => CountedOtherwise,
        _ when Wanted.Amount < held.Amount => LessThanHeld with { Figure = held.Amount },
        _ => null,
    };

    private bool IsTheSame(Request state) =>
        Words is null && (Category, Wanted, Place, NeededBy) == (state.Category, state.Wanted, state.Place, state.NeededBy);
}
