using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Histories;

/// <summary>What somebody may try, sensible or not.</summary>
public enum Try
{
    Raise, Offer, Propose, AcceptAsPerson, AcceptAsHelper, Decline, Recall, CompleteMatch, Dissolve, Plan, Book, Cancel, RecordAttendance,
    ChangeSession, CancelSession, RecordTold, NoteAbsence, UndoAttendance, Withdraw, CloseAsUnmet, ResolveElsewhere,
    Give, TakeBack, Wait, PassDisclosures,
    AcceptPart, LetGo, CorrectGiven, VoidGiven, CorrectCause, Amend, Reopen, ReferOut, CloseAsDuplicate, AskForUnserved,
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
        Try.Raise => Asking(Raising(world), world),
        Try.AskForUnserved => Asking(new AskForUnserved(Raising(world), Amount % 2 == 0), world),
        Try.Offer => Agreement.Nothing.And(Id<OfferId>().Value,
            new MakeOffer(Id<OfferId>(), Somebody, Kind, Any.Words(Somebody), Much, [], null, Soon(world))
            .Decide(world.Offers.GetValueOrDefault(Id<OfferId>()), For(Somebody, world))),
        Try.Propose when Pick(world.Requests) is { } request && Pick(world.Offers) is { } offer
            && !world.Matches.ContainsKey(new(Number(world))) =>
            MatchAgreements.Propose(new(Number(world)), Much, request, offer, new(request.Person), new(offer.Helper), At(world)),
        Try.AcceptAsPerson when Unanswered(Side.Person, world) is { } match =>
            MatchAgreements.Accept(Side.Person, match, world.Requests[match.Request], world.Offers[match.Offer], (new(match.Person), null),
                (new(match.Helper), null), For(match.Person, world)),
        Try.AcceptAsHelper when Unanswered(Side.Helper, world) is { } match =>
            MatchAgreements.Accept(Side.Helper, match, world.Requests[match.Request], world.Offers[match.Offer], (new(match.Person), null),
                (new(match.Helper), null), For(match.Helper, world)),
        Try.Decline when Unanswered(Side.Helper, world) is { } match =>
            Agreement.Nothing.And(match.Id.Value, new DeclineMatch(Side.Helper).Decide(match, For(match.Helper, world))),
        Try.Recall when Pick(world.Matches) is { } match =>
            Agreement.Nothing.And(match.Id.Value, new RecallDisclosure(match.Person).Decide(match, At(world))),
        Try.CompleteMatch when Promised(world) is { } match =>
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
        Try.NoteAbsence when Pick(world.Sessions) is { } session =>
            BookingAgreements.NoteAbsence(Booked(session), session, RequestOf(session, world), At(world)),
        Try.UndoAttendance when Noted(world) is var (session, booking) => BookingAgreements.UndoAttendance(booking.Id, session,
            booking.Request is { } request ? world.Requests[request] : null, At(world)),
        Try.ChangeSession when Pick(world.Sessions) is { } session => Agreement.Nothing.And(session.Id.Value,
            new ChangeSession(Amount == 6 ? "Pantry" : session.Title, Second % 2 == 0 ? Soon(world) : session.Starts,
                Amount == 4 ? 60 * Second : session.Minutes, session.Place, Any.Seats(Amount)).Decide(session, At(world))),
        Try.CancelSession when Pick(world.Sessions) is { } session && Second % 3 == 0 => BookingAgreements.CancelSession(
            CancellationReason.Weather, session, [.. RequestsIn(session, world)], At(world)),
        Try.RecordTold when ToTell(world) is var (session, booking) => Agreement.Nothing.And(session.Id.Value,
            new RecordTold(booking.Id, Amount % 2 == 0 ? session.Earlier.Count : Amount, ToldBy.Phone).Decide(session, At(world))),
        Try.RecordTold when Pick(world.Sessions) is { } session => Agreement.Nothing.And(session.Id.Value,
            new RecordTold(Placed(session), Amount, ToldBy.Phone).Decide(session, At(world))),
        Try.Withdraw when Pick(world.Requests) is { } request => Ending(new WithdrawRequest(), request, world),
        Try.CloseAsUnmet when Pick(world.Requests) is { } request => Ending(new CloseAsUnmet(causes[Amount & 1]), request, world),
        Try.ResolveElsewhere when Pick(world.Requests) is { } request => Ending(new ResolveElsewhere(), request, world),
        Try.Give when Pick(world.Requests) is { } request => Agreement.Nothing.And(request.Id.Value,
            new RecordGiven(Much, null, Amount % 2 == 0 ? Cause.NoStock : null).Decide(request, At(world))),
        Try.TakeBack when Pick(world.Offers) is { } offer =>
            Agreement.Nothing.And(offer.Id.Value, new WithdrawOffer().Decide(offer, At(world))),
        Try.PassDisclosures when Pick(world.Matches, match => match.DisclosedUntil.Values.Any(until => until <= world.Now)) is { } match =>
            Agreement.Nothing.And(match.Id.Value, new PassDeadline<Match, MatchEvent>(MatchDeadlines.All, MatchDeadlines.DisclosureEnds)
                .Decide(match, Moved(Any.BySystem, world))),
        Try.AcceptPart when Unanswered(Side.Helper, world) is { } match => MatchAgreements.Accept(Side.Helper, match,
            world.Requests[match.Request], world.Offers[match.Offer], (new(match.Person), null), (new(match.Helper), null),
            For(match.Helper, world), Second % 4 == 0 ? Much : match.Quantity with { Amount = match.Quantity.Amount - 1 }),
        Try.LetGo when Pick(world.Matches) is { } match => Amount % 2 == 0
            ? MatchAgreements.LetGo(new(), match, world.Requests[match.Request], Moved(Any.BySystem, world))
            : Agreement.Nothing.And(match.Id.Value, new LetProposalGo().Decide(match, Moved(Any.BySystem, world))),
        Try.CorrectGiven when Pick(world.Requests, request => request.Givings.Any(g => g.Match is not null)) is { } request =>
            CorrectionAgreements.Correct(new(Recorded(request), Much, Amount % 2 == 0 ? Cause.NoStock : null, CorrectionReason.Miscounted),
                request, Under(request, world), At(world)),
        Try.VoidGiven when Pick(world.Requests, request => request.Givings.Count > 0) is { } request => CorrectionAgreements.Void(
            new(Recorded(request), CorrectionReason.NeverHappened), request,
            Under(request, world) is var (match, offer) ? (match, offer, Helping(match)) : null, new(request.Person), At(world)),
        Try.CorrectCause when Pick(world.Requests) is { } request => Agreement.Nothing.And(request.Id.Value,
            new CorrectCause(causes[Second & 1], CorrectionReason.LearnedLater).Decide(request, At(world))),
        Try.Amend when Pick(world.Requests) is { } request => Agreement.Nothing.And(request.Id.Value,
            new AmendRequest(Kind, Amount == 3 ? Any.Words(request.Person) : null, Much, Any.Ward,
                Second % 2 == 0 ? request.NeededBy : Soon(world)).Decide(request, For(request.Person, world))),
        Try.Reopen when Pick(world.Requests) is { } request => ReopeningAgreements.Reopen(
            new(world.EndedAt.GetValueOrDefault(request.Id), ReopeningReason.StillNeeded), request, new(request.Person),
            For(request.Person, world)),
        Try.ReferOut when Pick(world.Requests) is { } request => Ending(new ReferOut(Any.Words(request.Person), false), request, world),
        Try.CloseAsDuplicate when (AskedTwice(world) ?? AnyTwo(world)) is var (request, original) => Agreement.Nothing.And(
            request.Id.Value, new CloseAsDuplicate(original).Decide(request, At(world))),
        Try.Wait => world.Wait(TimeSpan.FromHours((Amount == 6 ? 400 : 3) * Amount)),
        _ => Agreement.Nothing,
    };

    private RaiseRequest Raising(World world) =>
        new(Id<RequestId>(), Somebody, Kind, Any.Words(Somebody), Much, Any.Ward, Soon(world));

    private Agreement Asking(ICommand<Request?, RequestEvent> asking, World world) => Agreement.Nothing.And(Id<RequestId>().Value,
        asking.Decide(world.Requests.GetValueOrDefault(Id<RequestId>()), For(Somebody, world)));

    private PersonId Somebody => people[Second % people.Length];
    private Quantity Much => First % 9 == 8 ? Any.Seats(Amount) : Any.Parcels(Amount);
    private Category Kind => Second % 6 == 5 ? Category.Company : Category.Food;
    private TId Id<TId>() where TId : struct, IId<TId> => Any.Id<TId>(First);
    private static Guid Number(World world) => Any.Id<MatchId>(world.Matches.Count + 1).Value;
    private Moment Soon(World world) =>
        Moment.Of(DateOnly.FromDateTime(world.Now.UtcDateTime).AddDays((Second % 3) - (Amount == 5 ? 1 : 0)), new(10, 0), Any.Zone)!;

    private TState? Pick<TKey, TState>(Dictionary<TKey, TState> all) where TKey : notnull where TState : class =>
        all.Count == 0 ? null : all.Values.ElementAt(First % all.Count);

    /// <summary>One of those that this is about, where there is one; any of them at times, so that refusals are tried as well.</summary>
    private TState? Pick<TKey, TState>(Dictionary<TKey, TState> all, Func<TState, bool> fits) where TKey : notnull where TState : class =>
        (Second % 3 == 0 ? null : all.Values.FirstOrDefault(fits)) ?? Pick(all);

    private BookingId Booked(Session session) =>
        session.Bookings.Count == 0 ? Id<BookingId>() : session.Bookings.Keys.ElementAt(Second % session.Bookings.Count);
    /// <summary>A place of whose person something was noted.</summary>
    private static (Session, Booking)? Noted(World world) => world.Sessions.Values
        .SelectMany(session => session.Bookings.Values, (session, booking) => ((Session, Booking)?)(session, booking))
        .FirstOrDefault(place => place?.Item2.Noted is not null);

    /// <summary>A proposal that waits for this side, where there is one; any match at times.</summary>
    private Match? Unanswered(Side side, World world) =>
        Pick(world.Matches, match => match.Phase is MatchPhase.Proposed && !match.Agrees(side));

    /// <summary>A promise to be kept, where there is one; any match at times.</summary>
    private Match? Promised(World world) => Pick(world.Matches, match => match.Phase is MatchPhase.Confirmed);

    /// <summary>Two open requests of one person for one kind of help, where there are two; null at times.</summary>
    private (Request, Request)? AskedTwice(World world) => Second % 3 == 0 ? null : world.Requests.Values
        .Where(request => request is { Outcome: null, IsHeld: false, Given.Amount: 0 })
        .GroupBy(request => (request.Person, request.Category))
        .Where(alike => alike.Count() > 1).Select(alike => ((Request, Request)?)(alike.First(), alike.Last())).FirstOrDefault();

    private (Request, Request)? AnyTwo(World world) => Pick(world.Requests) is { } request
        ? (request, world.Requests.Values.ElementAt(Second % world.Requests.Count)) : null;

    /// <summary>A place whose person has to be told, where there is one; null at times, so that others are tried as well.</summary>
    private (Session, Booking)? ToTell(World world) => Second % 3 == 0 ? null : world.Sessions.Values
        .SelectMany(session => session.ToTell, (session, booking) => ((Session, Booking)?)(session, booking)).FirstOrDefault();

    private BookingId Placed(Session session) =>
        session.Places.Count == 0 ? Id<BookingId>() : session.Places.Keys.ElementAt(Second % session.Places.Count);
    private static IEnumerable<Request> RequestsIn(Session session, World world) =>
        session.Bookings.Values.Select(b => b.Request).OfType<RequestId>().Distinct().Select(id => world.Requests[id]);
    private Request? RequestOf(Session session, World world) =>
        session.Bookings.GetValueOrDefault(Booked(session))?.Request is { } id ? world.Requests[id] : null;

    private Agreement Booking(Session session, Request? request, World world) =>
        BookingAgreements.Book(Any.Id<BookingId>(Second), request?.Person ?? Somebody, new(request?.Person ?? Somebody), session, request,
            For(request?.Person ?? Somebody, world));

    private Agreement Ending(ICommand<Request, RequestEvent> ending, Request request, World world) => new EndRequest(ending).Decide(
        request, [.. request.Promised.Keys.Select(m => (world.Matches[m], world.Offers[world.Matches[m].Offer]))],
            [.. request.Booked.Values.Distinct().Select(s => world.Sessions[s])], For(request.Person, world));

    /// <summary>One of the versions at which something was recorded as given, or one at which nothing was.</summary>
    private int Recorded(Request request) =>
        request.Givings.Count == 0 || Amount == 6 ? Second : request.Givings[Second % request.Givings.Count].Event;

    private (Match, Offer)? Under(Request request, World world) => request.GivingAt(Recorded(request))?.Match is { } match
        ? (world.Matches[match], world.Offers[world.Matches[match].Offer]) : null;

    /// <summary>The helper as they are now, who has left at times.</summary>
    private Membership Helping(Match match) => new(match.Helper, Second % 3 == 0 ? Standing.Left : Standing.Member);

    private Circumstances For(PersonId person, World world) => Who switch
    {
        0 => At(world),
        1 => Moved(Any.ByCoordinator.For(person), world),
        _ => Moved(Any.By(person), world),
    };

    private Circumstances At(World world) => Moved(Who switch { 0 => Any.ByNobody, 1 => Any.BySystem, _ => Any.ByCoordinator }, world);

    /// <summary>Some of it happened earlier than it is entered.</summary>
    private Circumstances Moved(Circumstances at, World world) =>
        at with { Now = world.Now, OccurredAt = world.Now.AddHours(Second == 9 ? -5 : 0), Charter = charter };
}
