using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Histories;

/// <summary>What somebody may try, sensible or not.</summary>
public enum Try
{
    Raise, Offer, Propose, AcceptAsPerson, AcceptAsHelper, Decline, Recall, CompleteMatch, Dissolve, Plan, Book, Cancel, RecordAttendance,
    Withdraw, CloseAsUnmet, ResolveElsewhere, Give, TakeBack, Wait, PassDisclosures,
}

/// <summary>One attempt: which command, by whom, on which thing of each kind, and how much.</summary>
public sealed record Step(Try What, int Who, int First, int Second, int Amount)
{
    private static readonly PersonId[] people = [Any.Ada, Any.Ben, Any.Dev];
    private static readonly Charter charter =
        new(1, [new(Any.Clause, "categories", Codes: ["food", "lift"]), new(new("CL-1.2"), "disclosure-days", 1, "days")]);
    private static readonly Cause[] causes = [Cause.NoStock, Cause.TooLate];

    public Agreement On(World world) => What switch
    {
        Try.Raise =>
            Agreement.Nothing.And(Id<RequestId>().Value,
                new RaiseRequest(Id<RequestId>(), Somebody, Kind, Any.Words(Somebody), Much, Any.Ward, Soon(world))
                .Decide(world.Requests.GetValueOrDefault(Id<RequestId>()), For(Somebody, world))),
        Try.Offer =>
            Agreement.Nothing.And(Id<OfferId>().Value,
                new MakeOffer(Id<OfferId>(), Somebody, Kind, Any.Words(Somebody), Much, [], null, Soon(world))
                .Decide(world.Offers.GetValueOrDefault(Id<OfferId>()), For(Somebody, world))),
        Try.Propose when Pick(world.Requests) is { } request && Pick(world.Offers) is { } offer
            && !world.Matches.ContainsKey(new(Number(world))) =>
            MatchAgreements.Propose(new(Number(world)), Much, request, offer, new(request.Person), new(offer.Helper), At(world)),
        Try.AcceptAsPerson when Pick(world.Matches) is { } match =>
            MatchAgreements.Accept(Side.Person, match, world.Requests[match.Request], world.Offers[match.Offer], (new(match.Person), null),
                (new(match.Helper), null), For(match.Person, world)),
        Try.AcceptAsHelper when Pick(world.Matches) is { } match =>
            MatchAgreements.Accept(Side.Helper, match, world.Requests[match.Request], world.Offers[match.Offer], (new(match.Person), null),
                (new(match.Helper), null), For(match.Helper, world)),
        Try.Decline when Pick(world.Matches) is { } match =>
            Agreement.Nothing.And(match.Id.Value, new DeclineMatch(Side.Helper).Decide(match, For(match.Helper, world))),
        Try.Recall when Pick(world.Matches) is { } match =>
            Agreement.Nothing.And(match.Id.Value, new RecallDisclosure(match.Person).Decide(match, At(world))),
        Try.CompleteMatch when Pick(world.Matches) is { } match =>
            MatchAgreements.Complete(Much, Amount % 2 == 0 ? Cause.NoStock
                : null, match, world.Requests[match.Request], world.Offers[match.Offer], At(world)),
        Try.Dissolve when Pick(world.Matches) is { } match =>
            MatchAgreements.Dissolve(null, match, world.Requests[match.Request], world.Offers[match.Offer], At(world)),
        Try.Plan => Agreement.Nothing.And(Id<SessionId>().Value,
            new PlanSession(Id<SessionId>(), "Larder", Kind, Soon(world), 60 * Amount, Any.Ward, Any.Seats(1 + (Second % 2)))
            .Decide(world.Sessions.GetValueOrDefault(Id<SessionId>()), At(world))),
        Try.Book when Pick(world.Sessions) is { } session => Booking(session, Amount % 3 == 0 ? null : Pick(world.Requests), world),
        Try.Cancel when Pick(world.Sessions) is { } session =>
            BookingAgreements.Cancel(Booked(session), session, RequestOf(session, world), At(world)),
        Try.RecordAttendance when Pick(world.Sessions) is { } session =>
            BookingAgreements.Attend(Booked(session), session, RequestOf(session, world), At(world)),
        Try.Withdraw when Pick(world.Requests) is { } request => Ending(new WithdrawRequest(), request, world),
        Try.CloseAsUnmet when Pick(world.Requests) is { } request => Ending(new CloseAsUnmet(causes[Amount & 1]), request, world),
        Try.ResolveElsewhere when Pick(world.Requests) is { } request => Ending(new ResolveElsewhere(), request, world),
        Try.Give when Pick(world.Requests) is { } request =>
            Agreement.Nothing.And(request.Id.Value,
                new RecordGiven(Much, null, Amount % 2 == 0 ? Cause.NoStock : null).Decide(request, At(world))),
        Try.TakeBack when Pick(world.Offers) is { } offer =>
            Agreement.Nothing.And(offer.Id.Value, new WithdrawOffer().Decide(offer, At(world))),
        Try.PassDisclosures when Pick(world.Matches) is { } match => Agreement.Nothing.And(match.Id.Value,
            new PassDeadline<Match, MatchEvent>(MatchDeadlines.All, MatchDeadlines.DisclosureEnds)
                .Decide(match, Moved(Any.BySystem, world))),
        Try.Wait => Waiting(world),
        _ => Agreement.Nothing,
    };

    private PersonId Somebody => people[Second % people.Length];
    private Quantity Much => First % 9 == 8 ? Any.Seats(Amount) : Any.Parcels(Amount);
    private Category Kind => Second % 6 == 5 ? Category.Company : Category.Food;
    private TId Id<TId>() where TId : struct, IId<TId> => Any.Id<TId>(First);
    private static Guid Number(World world) => Any.Id<MatchId>(world.Matches.Count + 1).Value;
    private Moment Soon(World world) =>
        Moment.Of(DateOnly.FromDateTime(world.Now.UtcDateTime).AddDays((Second % 3) - (Amount == 5 ? 1 : 0)), new(10, 0), Any.Zone)!;

    private TState? Pick<TKey, TState>(Dictionary<TKey, TState> all) where TKey : notnull where TState : class =>
        all.Count == 0 ? null : all.Values.ElementAt(First % all.Count);

    private BookingId Booked(Session session) =>
        session.Bookings.Count == 0 ? Id<BookingId>() : session.Bookings.Keys.ElementAt(Second % session.Bookings.Count);
    private Request? RequestOf(Session session, World world) =>
        session.Bookings.GetValueOrDefault(Booked(session))?.Request is { } id ? world.Requests[id] : null;

    private Agreement Booking(Session session, Request? request, World world) =>
        BookingAgreements.Book(Any.Id<BookingId>(Second), request?.Person ?? Somebody, new(request?.Person ?? Somebody), session, request,
            For(request?.Person ?? Somebody, world));

    private Agreement Ending(ICommand<Request, RequestEvent> ending, Request request, World world) => new EndRequest(ending).Decide(
        request, [.. request.Promised.Keys.Select(m => (world.Matches[m], world.Offers[world.Matches[m].Offer]))],
            [.. request.Booked.Values.Distinct().Select(s => world.Sessions[s])], For(request.Person, world));

    private Agreement Waiting(World world)
    {
        world.Now = world.Now.AddHours(3 * Amount);
        return Agreement.Nothing;
    }

    private Circumstances For(PersonId person, World world) => Who switch
    {
        0 => At(world),
        1 => Moved(Any.ByCoordinator.For(person), world),
        _ => Moved(Any.By(person), world),
    };

    private Circumstances At(World world) => Moved(Who switch { 0 => Any.ByNobody, 1 => Any.BySystem, _ => Any.ByCoordinator }, world);
    private static Circumstances Moved(Circumstances at, World world) =>
        at with { Now = world.Now, OccurredAt = world.Now, Charter = charter };
}
