using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Communities;
using Coordination.Domain.Consents;
using Coordination.Domain.Households;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Bookings;
using Coordination.Host.Matches;
using Coordination.Host.Offers;
using Coordination.Host.People;
using Coordination.Host.Requests;
using Coordination.Integration.Demo;
using Coordination.Integration.Walks;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Pages;

/// <summary>Computes from the streams alone which commands of one person the rules would accept in a community.</summary>
public sealed partial record AcceptedCommands(
    Community Community, Membership Viewer, DateTimeOffset Now, IReadOnlyDictionary<Guid, Membership> People,
    IReadOnlyDictionary<Guid, Request> Requests, IReadOnlyDictionary<Guid, Offer> Offers, IReadOnlyDictionary<Guid, Match> Matches,
        IReadOnlyDictionary<Guid, Session> Sessions, IReadOnlyList<Household> Households,
        IReadOnlyList<PersonConsents> Consents, IReadOnlySet<Guid> SigningIn)
{
    private static readonly Personal words = new(default, "words", "", "");
    private static readonly CharterParameters parameters = TestFeatures.Declared.Parameters();

    private IReadOnlySet<Role> Roles => Viewer.RolesAt(Now);
    private bool Coordinates => Roles.Contains(Role.Coordinator);
    private Circumstances At => new(Now, Now, Community.Charter, parameters, Community.Zone, Actor.Person(Viewer.Id), Roles, Channel.Web);

    public static async Task<AcceptedCommands> OfAsync(TestHost host, string code, Guid viewer, DateTimeOffset now)
    {
        var people = (await LoadedDemo.StatesAsync(host, code, Membership.Stream)).ToDictionary(m => m.Id.Value);
        return new((await LoadedDemo.StatesAsync(host, code, Community.Stream)).Single(), people[viewer], now, people,
            (await LoadedDemo.StatesAsync(host, code, Request.Stream)).ToDictionary(r => r.Id.Value),
            (await LoadedDemo.StatesAsync(host, code, Offer.Stream)).ToDictionary(o => o.Id.Value),
            (await LoadedDemo.StatesAsync(host, code, Match.Stream)).ToDictionary(m => m.Id.Value),
            (await LoadedDemo.StatesAsync(host, code, Session.Stream)).ToDictionary(s => s.Id.Value),
            await LoadedDemo.StatesAsync(host, code, Household.Stream),
            await LoadedDemo.StatesAsync(host, code, PersonConsents.Stream), await SigningInAsync(host));
    }

    private static async Task<IReadOnlySet<Guid>> SigningInAsync(TestHost host)
    {
        await using var known = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select person from host.login");
        await using var reader = await known.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var people = new HashSet<Guid>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) people.Add(reader.GetGuid(0));
        return people;
    }

    public IEnumerable<string> OnRequest(Request request)
    {
        var path = $"requests/{request.Id}";
        var promised = request.Promised.Keys.Select(m => Matches[m.Value]).Select(m => (m, Offers[m.Offer.Value])).ToList();
        var booked = request.Booked.Values.Distinct().Select(s => Sessions[s.Value]).ToList();
        if (May(RequestsFeature.EndRequest, new EndRequest(new WithdrawRequest()).Decide(request, promised, booked, At)))
            yield return path + "/withdraw";
        if (May(RequestsFeature.EndRequest, new EndRequest(new ResolveElsewhere()).Decide(request, promised, booked, At)))
            yield return path + "/resolve-elsewhere";
        if (May(RequestsFeature.CloseAsUnmet, new EndRequest(new CloseAsUnmet(Cause.NoStock)).Decide(request, promised, booked, At)))
            yield return path + "/close-as-unmet";
        if (May(RequestsFeature.RecordGiven, request, new RecordGiven(request.Wanted with { Amount = 1 }, null, Cause.NoStock)))
            yield return path + "/give";
        foreach (var command in OnCalls(request.Person, request.Id)) yield return command;
        foreach (var command in Corrections(request, path)) yield return command;
        foreach (var command in Matches.Values.Where(m => m.Request == request.Id && Sees(m)).SelectMany(OnMatch)) yield return command;
        foreach (var (booking, session) in request.Booked)
            foreach (var command in OnBooking(Sessions[session.Value], booking)) yield return command;
    }

    private IEnumerable<string> Corrections(Request request, string path)
    {
        if (May(RequestsFeature.CorrectRequest, request, new CorrectCause(request.Cause is Cause.NoStock ? Cause.NoCapacity : Cause.NoStock,
            CorrectionReason.LearnedLater))) yield return path + "/correct-cause";
        if (May(RequestsFeature.ChangeRequest, ReopeningAgreements.Reopen(new(null, ReopeningReason.StillNeeded), request,
            People[request.Person.Value], At))) yield return path + "/reopen";
        var promised = request.Promised.Keys.Select(m => Matches[m.Value]).Select(m => (m, Offers[m.Offer.Value])).ToList();
        var booked = request.Booked.Values.Distinct().Select(s => Sessions[s.Value]).ToList();
        if (May(RequestsFeature.HandOn, new EndRequest(new ReferOut(words, false)).Decide(request, promised, booked, At)))
            yield return path + "/refer-out";
        if (Requests.Values.Any(other => other.Person == request.Person
            && May(RequestsFeature.HandOn, request, new CloseAsDuplicate(other)))) yield return path + "/close-as-duplicate";
        foreach (var giving in request.Givings)
        {
            (Match, Offer)? under = giving.Match is { } match ? (Matches[match.Value], Offers[Matches[match.Value].Offer.Value]) : null;
            // One less for a cause, or as much for another cause.
            var cause = giving.Shortfall is Cause.NoStock ? Cause.NoCapacity : Cause.NoStock;
            if (new[] { giving.Given with { Amount = giving.Given.Amount - 1 }, giving.Given }.Any(given => May(
                RequestsFeature.CorrectRequest, CorrectionAgreements.Correct(
                    new(giving.Event, given, cause, CorrectionReason.Miscounted), request, under, At))))
                yield return path + "/correct-given";
            if (May(RequestsFeature.CorrectRequest, CorrectionAgreements.Void(new(giving.Event, CorrectionReason.NeverHappened), request,
                under is var (kept, from) ? (kept, from, People[kept.Helper.Value]) : null, People[request.Person.Value], At)))
                yield return path + "/void-given";
        }
    }

    private bool Sees(Match match) => Coordinates || match.Person == Viewer.Id || match.Helper == Viewer.Id;

    private IEnumerable<string> OnMatch(Match match)
    {
        var (path, request, offer, declines) = ($"matches/{match.Id}", Requests[match.Request.Value], Offers[match.Offer.Value], false);
        foreach (var side in Enum.GetValues<Side>().Where(s => Coordinates || match.Of(s) == Viewer.Id))
        {
            var at = Coordinates ? For(match.Of(side)) : At;
            if (SpeakingFor.Against(SpokenFor.Parental, People[match.Of(side).Value], at) is null
                && May(MatchesFeature.AcceptMatch, MatchAgreements.Accept(side, match, request, offer, (People[match.Person.Value], null),
                (People[match.Helper.Value], null), at)))
                yield return $"{path}/accept {side}";
            if (match.Agrees(side) || !May(MatchesFeature.DeclineMatch,
                Agreement.Nothing.And(default, new DeclineMatch(side).Decide(match, at))))
                continue;
            declines = true;
            yield return $"{path}/decline {side}";
        }
        if (May(MatchesFeature.CompleteMatch, MatchAgreements.Complete(match.Quantity, null, match, request, offer, At)))
            yield return path + "/complete";
        if (!declines && May(MatchesFeature.DissolveMatch, MatchAgreements.Dissolve(null, match, request, offer, At)))
            yield return path + "/dissolve";
    }

    public IEnumerable<string> OnSession(Session session) =>
    [
        .. session.Bookings.Values.Where(b => Coordinates || b.Person == Viewer.Id).SelectMany(b => OnBooking(session, b.Id)),
        .. session.ToTell.Where(b => May(BookingsFeature.RecordTold, session, new RecordTold(b.Id, session.Earlier.Count, ToldBy.Phone)))
            .Select(b => $"sessions/{session.Id}/bookings/{b.Id}/told"),
        .. May(BookingsFeature.PlanSession, session, new ChangeSession("Renamed", session.Starts, session.Minutes, session.Place,
            session.Capacity)) ? [$"sessions/{session.Id}/change"] : (string[])[],
    ];

    private IEnumerable<string> OnBooking(Session session, BookingId booking)
    {
        (string Verb, Permission Permission, ICommand<Session, SessionEvent> Command)[] all =
        [
            ("attended", BookingsFeature.RecordAttendance, new RecordAttendance(booking)),
            ("absent", BookingsFeature.RecordAttendance, new NoteAbsence(booking)),
            ("undo-attendance", BookingsFeature.RecordAttendance, new UndoAttendance(booking)),
            ("cancel", BookingsFeature.EndBooking, new CancelPlace(booking)),
        ];
        return all.Where(c => May(c.Permission, session, c.Command)).Select(c => $"sessions/{session.Id}/bookings/{booking}/{c.Verb}");
    }

    public IEnumerable<string> OnOffer(Offer offer) =>
        May(OffersFeature.WithdrawOffer, offer, new WithdrawOffer()) ? [$"offers/{offer.Id}/withdraw"] : [];

    public IEnumerable<string> OnPerson(Membership person)
    {
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        var level = Community.Charter.Of(GrantRole.HelperVetting).Value.Select(CodeNames.Find<VettingLevel>).FirstOrDefault()
            ?? VettingLevel.References;
        (string Verb, Permission Permission, ICommand<Membership, MembershipEvent> Command)[] alone =
        [
            ("accept", PeopleFeature.AcceptMember, new AcceptMember(Community.ActingStewards.Count == 1)),
                ("ask", PeopleFeature.AcceptMember, new AskApplicant(words)),
                ("decline", PeopleFeature.AcceptMember, new DeclineApplicant(words)),
            ("complete-probation", PeopleFeature.AcceptMember, new CompleteProbation()),
                ("invite", PeopleFeature.InvitePerson, new InvitePerson(false)),
                ("unmerge", PeopleFeature.MergeRecords, new UnmergeRecord(new(person.MergedInto ?? person.Id), words, false)),
            ("mark-minor", PeopleFeature.MarkPerson, new MarkMinor()), ("come-of-age", PeopleFeature.UnmarkMinor, new ComeOfAge(words)),
                ("void-minor", PeopleFeature.UnmarkMinor, new VoidMinorMark(words)),
                ("void-deceased", PeopleFeature.MarkPerson, new VoidDeceasedMark(words)),
            .. GrantRole.Givable.Select(r => ("grant-role", PeopleFeature.GrantRole,
                (ICommand<Membership, MembershipEvent>)new GrantRole(r, new(level, today, today.AddDays(2))))),
            .. GrantRole.Givable.Select(r => ("revoke-role", PeopleFeature.GrantRole,
                (ICommand<Membership, MembershipEvent>)new RevokeRole(r, words))),
            .. person.Authorities.Where(a => Now < a.Until).Select(a => ("end-authority", PeopleFeature.SeeAuthority,
                (ICommand<Membership, MembershipEvent>)new EndAuthority(a.Authority, a.Holder, a.Purpose))),
        ];
        (string Verb, Permission Permission, Agreement Agreed)[] together =
        [
            .. alone.Select(c => (c.Verb, c.Permission, Agreement.Nothing.And(person.Id.Value, c.Command.Decide(person, At)))),
            ("restrict-address", PeopleFeature.ManageOwn,
                Agreement.Nothing.And(default, new RestrictAddress().Decide(person, For(person.Id)))),
            ("appoint-steward", PeopleFeature.AppointSteward,
                CommunityAgreements.AppointSteward(Community, person, SigningIn.Contains(person.Id.Value), At)),
            ("suspend-roles", PeopleFeature.SuspendRoles, CommunityAgreements.SuspendRoles(Community, person, words, At)),
            ("restore-roles", PeopleFeature.SuspendRoles, CommunityAgreements.RestoreRoles(Community, person, words, At)),
            ("mark-deceased", PeopleFeature.MarkPerson, CommunityAgreements.MarkDeceased(Community, person, At)),
        ];
        return together.Where(c => May(c.Permission, c.Agreed)).Select(c => $"people/{person.Id}/{c.Verb}").Distinct()
            .Concat(OnHome(person)).Concat(OnConsents(person)).Concat(OnCalls(person.Id)).Concat(OnPlaces(person));
    }

    private Circumstances For(PersonId person) =>
        At with { OnBehalfOf = person, Authority = Authority.VerbalConsent, Channel = Channel.Phone };
    private bool May<TState, TEvent>(Permission act, TState state, ICommand<TState, TEvent> command) where TEvent : notnull =>
        May(act, Agreement.Nothing.And(default, command.Decide(state, At)));
    private bool May(Permission act, Agreement agreed) =>
        DeclaredRights.Table.Can(Roles, act) is null && agreed is { Refused: null, Facts.Count: > 0 };
}
