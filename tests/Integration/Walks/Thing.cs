namespace Coordination.Integration.Walks;

/// <summary>The kind of thing a right is about, in the state in which the command is possible.</summary>
/// <param name="MakeAsync">Makes one for its owner, where a feature of the tests declares it. <see cref="Place"/> makes the others.</param>
public readonly record struct Thing(string? Name, Func<Place, Guid, Task<Guid>>? MakeAsync = null)
{
    public static readonly Thing Nothing, Person = new(nameof(Person)), Applicant = new(nameof(Applicant)),
        Request = new(nameof(Request)), Offer = new(nameof(Offer)), Both = new(nameof(Both)), Proposal = new(nameof(Proposal)),
        Promise = new(nameof(Promise)), Session = new(nameof(Session)), Booking = new(nameof(Booking)),
        ChangedBooking = new(nameof(ChangedBooking)), Running = new(nameof(Running)), Noted = new(nameof(Noted)),
        RequestAndSession = new(nameof(RequestAndSession)), Home = new(nameof(Home)), Consent = new(nameof(Consent)),
        EmergencyAccessGrant = new(nameof(EmergencyAccessGrant)), Program = new(nameof(Program)), Calendar = new(nameof(Calendar)),
        Invited = new(nameof(Invited)), Review = new(nameof(Review)), Handover = new(nameof(Handover)), Message = new(nameof(Message)),
        Given = new(nameof(Given)), Unmet = new(nameof(Unmet)), AskedTwice = new(nameof(AskedTwice));

    /// <summary>All things that some right is about.</summary>
    public static IEnumerable<Thing> All => Rights.Table.Select(right => right.Needs).Distinct();

    public override string ToString() => Name ?? nameof(Nothing);
}
