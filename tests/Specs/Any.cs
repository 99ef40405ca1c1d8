using System.Reflection;
using Coordination.Domain.Kernel;

namespace Coordination.Specs;

/// <summary>People, ids and circumstances that a spec does not need to spell out.</summary>
public static class Any
{
    public const string Zone = "Europe/London";

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly PersonId Ada = Id<PersonId>(1), Ben = Id<PersonId>(2), Cleo = Id<PersonId>(3), Dev = Id<PersonId>(4);
    public static readonly Place Ward = new("E05001372");
    public static readonly Charter Charter = new(1, []);
    public static readonly ClauseId Clause = new("CL-1.1");

    /// <summary>All charter parameters of the Domain, as if a feature declared each.</summary>
    public static readonly CharterParameters Parameters = new(typeof(Charter).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(field => field.FieldType.IsAssignableTo(typeof(CharterParameter)))
        .Select(field => (CharterParameter)field.GetValue(null)!));

    public static readonly Circumstances ByAda = By(Ada), ByBen = By(Ben), ByDev = By(Dev), ByNobody = ByDev;
    public static readonly Circumstances ByCoordinator = By(Cleo, Role.Member, Role.Coordinator);
    public static readonly Circumstances BySystem =
        ByDev with { Actor = Actor.System("deadlines"), Roles = new HashSet<Role> { Role.System }, Channel = Channel.System };

    public static Circumstances By(PersonId person, params Role[] roles) =>
        new(Now, Now, Charter, Parameters, Zone, Actor.Person(person), new HashSet<Role>([Role.Person, .. roles]), Channel.Web);

    public static TId Id<TId>(int number) where TId : struct, IId<TId> => TId.Of(new Guid(number, 0, 0, [0x80, 0, 0, 0, 0, 0, 0, 0]));

    public static Personal Words(PersonId subject) => new(subject, "words", $"digest-of-{subject}", "AAAA");

    public static Moment On(int month, int day, int hour, int minute = 0) => Moment.Of(new(2026, month, day), new(hour, minute), Zone)!;
    public static Moment On(int month, int day) => Moment.Of(new(2026, month, day), null, Zone)!;

    public static Quantity Parcels(int amount) => new(amount, Unit.Parcel);
    public static Quantity Seats(int amount) => new(amount, Unit.Seat);

    /// <summary>The same circumstances, spoken for somebody else.</summary>
    public static Circumstances For(this Circumstances at, PersonId person, Authority? authority = Authority.VerbalConsent) =>
        at with { OnBehalfOf = person, Authority = authority };

    public static Circumstances Under(this Circumstances at, params Clause[] clauses) => at with { Charter = new(2, clauses) };
}
