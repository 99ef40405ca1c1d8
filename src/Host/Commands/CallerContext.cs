using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Keys;

namespace Coordination.Host.Commands;

/// <summary>One caller at one address of one community. Routes use it to plan a command.</summary>
public sealed record CallerContext(HttpContext Http, CommunityId Community, string Code, Login Login, PersonId Person)
{
    /// <summary>The scope of an idempotency key: the community, or none while a community is being founded.</summary>
    public CommunityId KeysOf => Code.Length == 0 ? default : Community;

    /// <summary>The calling program; null if a person calls. A program has to say for whom it acts.</summary>
    public ProgramCaller? Program { get; init; }

    /// <summary>The keys made for this command, which are stored with it.</summary>
    public NewKeys NewKeys { get; } = new();

    public PersonId Person
    {
        get => Program is null ? field
        : throw new MalformedException("onBehalfOf", "a program says for whom it acts.");
    } = Person;

    public Actor Actor => Program is { } program ? Actor.Program(program.State.Id) : Actor.Person(Person);

    public PermissionTable Permissions => Service<PermissionTable>();

    public CharterParameters Parameters => Service<CharterParameters>();

    public CancellationToken Cancellation => Http.RequestAborted;

    public Guid Route(string name) =>
        Guid.TryParseExact((string?)Http.Request.RouteValues[name], "D", out var id) ? id
            : throw new MalformedException(name, "an id is a lower-case UUID.");

    public T Service<T>() where T : notnull => Http.RequestServices.GetRequiredService<T>();

    public ValueTask<Personal> SealAsync(PersonId subject, string field, string? text) =>
        text is null || !OneLine.HasSomethingToSee(text) ? throw new MalformedException(field, "say it in a few words.")
        : Service<Seal>().SealAsync(Community, subject, field, Bounds.Most(text, Personal.LongestWords, field).Trim(), NewKeys,
            Cancellation);

    /// <summary>A time that was said by the community's own clock.</summary>
    public async ValueTask<Moment?> MomentAsync(When? when, string field)
    {
        if (when is null) return null;
        if (!Moment.IsInBounds(when.On.Year)) throw new MalformedException(field + ".on", "a day of this century or the next.");
        return Moment.Of(when.On, when.At, await Service<Folds>().ZoneAsync(Community, Cancellation))
            ?? throw new MalformedException(field + ".at", "the clocks skip this time on that day.");
    }

    public static Quantity Positive(Quantity quantity, string field) =>
        quantity.IsInBounds ? quantity
            : throw new MalformedException(field + ".amount", $"a whole number from {Quantity.Least} to {Quantity.Most}.");

    public static Place Ward(string ward, string field) =>
        Place.IsWard(ward) ? new(ward) : throw new MalformedException(field, "a ward's GSS code, like E05001370.");
}
