using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Communities;
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

namespace Coordination.Integration.Pages;

/// <summary>Computes from the streams alone which commands of one person the rules would accept in a community.</summary>
public sealed record AcceptedCommands(
    Community Community, Membership Viewer, DateTimeOffset Now, IReadOnlyDictionary<Guid, Membership> People,
    IReadOnlyDictionary<Guid, Request> Requests, IReadOnlyDictionary<Guid, Offer> Offers, IReadOnlyDictionary<Guid, Match> Matches,
        IReadOnlyDictionary<Guid, Session> Sessions)
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
            (await LoadedDemo.StatesAsync(host, code, Session.Stream)).ToDictionary(s => s.Id.Value));
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
        foreach (var command in Matches.Values.Where(m => m.Request == request.Id && Sees(m)).SelectMany(OnMatch)) yield return command;
        foreach (var (booking, session) in request.Booked)
            foreach (var command in OnBooking(Sessions[session.Value], booking)) yield return command;
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
        session.Bookings.Values.Where(b => Coordinates || b.Person == Viewer.Id).SelectMany(b => OnBooking(session, b.Id));

    private IEnumerable<string> OnBooking(Session session, BookingId booking)
    {
        if (May(BookingsFeature.RecordAttendance, session, new RecordAttendance(booking)))
            yield return $"sessions/{session.Id}/bookings/{booking}/attended";
        if (May(BookingsFeature.EndBooking, session, new CancelPlace(booking)))
            yield return $"sessions/{session.Id}/bookings/{booking}/cancel";
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
            ("accept", PeopleFeature.AcceptMember, new AcceptMember()), ("ask", PeopleFeature.AcceptMember, new AskApplicant(words)),
                ("decline", PeopleFeature.AcceptMember, new DeclineApplicant(words)),
            ("complete-probation", PeopleFeature.AcceptMember, new CompleteProbation()),
                ("invite", PeopleFeature.InvitePerson, new InvitePerson()),
                ("unmerge", PeopleFeature.MergeRecords, new UnmergeRecord(words)),
            ("mark-minor", PeopleFeature.MarkPerson, new MarkMinor()), ("come-of-age", PeopleFeature.UnmarkMinor, new ComeOfAge()),
                ("void-minor", PeopleFeature.UnmarkMinor, new VoidMinorMark(words)),
                ("void-deceased", PeopleFeature.MarkPerson, new VoidDeceasedMark(words)),
            .. GrantRole.Givable.Select(r => ("grant-role", PeopleFeature.GrantRole,
                (ICommand<Membership, MembershipEvent>)new GrantRole(r, new(level, today, today.AddDays(2))))),
            .. GrantRole.Givable.Select(r => ("revoke-role", PeopleFeature.GrantRole,
                (ICommand<Membership, MembershipEvent>)new RevokeRole(r, words))),
        ];
        (string Verb, Permission Permission, Agreement Agreed)[] together =
        [
            .. alone.Select(c => (c.Verb, c.Permission, Agreement.Nothing.And(person.Id.Value, c.Command.Decide(person, At)))),
            ("restrict-address", PeopleFeature.ManageOwn,
                Agreement.Nothing.And(default, new RestrictAddress().Decide(person, For(person.Id)))),
            ("appoint-steward", PeopleFeature.AppointSteward, CommunityAgreements.AppointSteward(Community, person, At)),
            ("mark-deceased", PeopleFeature.MarkPerson, CommunityAgreements.MarkDeceased(Community, person, At)),
        ];
        return together.Where(c => May(c.Permission, c.Agreed)).Select(c => $"people/{person.Id}/{c.Verb}").Distinct();
    }

    private Circumstances For(PersonId person) =>
        At with { OnBehalfOf = person, Authority = Authority.VerbalConsent, Channel = Channel.Phone };
    private bool May<TState, TEvent>(Permission act, TState state, ICommand<TState, TEvent> command) where TEvent : notnull =>
        May(act, Agreement.Nothing.And(default, command.Decide(state, At)));
    private bool May(Permission act, Agreement agreed) =>
        DeclaredRights.Table.Can(Roles, act) is null && agreed is { Refused: null, Facts.Count: > 0 };
}
