using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Wiring;

/// <summary>Everything a caller can do or look at. Whose a thing is, the rule of its owner decides for commands, and a <see cref="Relation"/> for looking.</summary>
public enum Act
{
    FoundCommunity, JoinCommunity, AcceptMember, GrantRole, RecordPerson, IssueToken, RevokeToken, SeePrograms, InvitePerson, MarkPerson, MergeRecords, ShareHousehold, ManageOwn, BreakGlass, ReviewGlass,
    RaiseRequest, EndRequest, CloseAsUnmet, RecordGiven,
    MakeOffer, WithdrawOffer,
    ProposeMatch, AnswerMatch, KeepMatch, DissolveMatch,
    PlanSession, BookPlace, EndBooking, RecordAttendance,
    SeeCommunity, SeeToday, SeeRequests, SeeRequest, SeeOffers, SeeOffer, SeeMatches, SeeMatch, SeeSessions, SeeBookings, SeePeople, SeePerson, SeeOwn, SeeHousehold, SeeGlass, SeeContact, SeeConsents, SeeLooks,
    OpenWords, OpenNames, OpenContact,
    ExportHistory,
    PrintSheets,
}

/// <summary>How a caller stands to the one thing they ask about.</summary>
public enum Relation
{
    None,
    /// <summary>It is theirs.</summary>
    Own,
    /// <summary>They are one of the two of a match about it.</summary>
    Party,
    /// <summary>They are one of the two of a match about it, and both said yes.</summary>
    Promised,
    /// <summary>The other one's contact is disclosed to them, now.</summary>
    Disclosed,
    /// <summary>They said in an emergency why they have to know, now; others were told.</summary>
    GlassBroken,
}

/// <summary>The one table of who may do what, and the one place that decides.</summary>
public static class Permissions
{
    public static readonly Refusal NotAllowed = new("caller.not-allowed", "Your roles in this community do not allow this.");

    private static readonly Dictionary<Act, Role[]> table = new()
    {
        [Act.FoundCommunity] = [Role.Person],
        [Act.JoinCommunity] = [Role.Person],
        [Act.AcceptMember] = [Role.Steward],
        [Act.GrantRole] = [Role.Steward],
        [Act.RecordPerson] = [Role.Coordinator],
        [Act.InvitePerson] = [Role.Coordinator, Role.Steward],
        [Act.MarkPerson] = [Role.Coordinator, Role.Steward],
        [Act.MergeRecords] = [Role.Coordinator],
        [Act.ShareHousehold] = [Role.Coordinator],
        [Act.ManageOwn] = [Role.Person],
        [Act.BreakGlass] = [Role.Coordinator, Role.Steward],
        [Act.ReviewGlass] = [Role.Steward],
        [Act.IssueToken] = [Role.Steward],
        [Act.RevokeToken] = [Role.Steward],
        [Act.SeePrograms] = [Role.Steward],
        [Act.RaiseRequest] = [Role.Person],
        [Act.EndRequest] = [Role.Person],
        [Act.CloseAsUnmet] = [Role.Coordinator],
        [Act.RecordGiven] = [Role.Coordinator],
        [Act.MakeOffer] = [Role.Member],
        [Act.WithdrawOffer] = [Role.Member],
        [Act.ProposeMatch] = [Role.Coordinator],
        [Act.AnswerMatch] = [Role.Person],
        [Act.KeepMatch] = [Role.Person],
        [Act.DissolveMatch] = [Role.Person],
        [Act.PlanSession] = [Role.Coordinator],
        [Act.BookPlace] = [Role.Person],
        [Act.EndBooking] = [Role.Person],
        [Act.RecordAttendance] = [Role.Coordinator],
        [Act.SeeCommunity] = [Role.Person],
        [Act.SeeToday] = [Role.Coordinator],
        [Act.SeeRequests] = [Role.Coordinator],
        [Act.SeeRequest] = [Role.Coordinator],
        [Act.SeeOffers] = [Role.Coordinator],
        [Act.SeeOffer] = [Role.Coordinator],
        [Act.SeeMatches] = [Role.Coordinator],
        [Act.SeeMatch] = [Role.Coordinator],
        [Act.SeeSessions] = [Role.Person],
        [Act.SeeBookings] = [Role.Coordinator],
        [Act.SeePeople] = [Role.Coordinator, Role.Steward],
        [Act.SeePerson] = [Role.Coordinator, Role.Steward],
        [Act.SeeOwn] = [Role.Person],
        [Act.SeeHousehold] = [Role.Coordinator],
        [Act.SeeGlass] = [Role.Steward],
        [Act.SeeContact] = [Role.Coordinator],
        [Act.SeeConsents] = [Role.Coordinator],
        [Act.SeeLooks] = [Role.Auditor],
        [Act.OpenWords] = [Role.Coordinator],
        [Act.OpenNames] = [Role.Coordinator, Role.Steward],
        [Act.OpenContact] = [Role.Coordinator],
        [Act.ExportHistory] = [Role.Steward],
        [Act.PrintSheets] = [Role.Coordinator],
    };

    /// <summary>What a relation allows where no role does.</summary>
    private static readonly Dictionary<Act, Relation[]> related = new()
    {
        [Act.SeeRequests] = [Relation.Own],
        [Act.SeeRequest] = [Relation.Own, Relation.Party, Relation.Promised],
        [Act.SeeOffers] = [Relation.Own],
        [Act.SeeOffer] = [Relation.Own, Relation.Party, Relation.Promised],
        [Act.SeeMatches] = [Relation.Own],
        [Act.SeeMatch] = [Relation.Party, Relation.Promised],
        [Act.SeeBookings] = [Relation.Own],
        [Act.SeePerson] = [Relation.Own],
        [Act.SeeHousehold] = [Relation.Own],
        [Act.SeeContact] = [Relation.Own, Relation.GlassBroken],
        [Act.SeeConsents] = [Relation.Own],
        [Act.SeeLooks] = [Relation.Own],
        [Act.OpenWords] = [Relation.Own, Relation.Promised],
        [Act.OpenNames] = [Relation.Own],
        [Act.OpenContact] = [Relation.Own, Relation.Disclosed],
    };

    /// <summary>The widest to the narrowest circle each role looks into.</summary>
    private static readonly Dictionary<To, Role[]> circles = new()
    {
        [To.Public] = [Role.Person, Role.Program],
        [To.Members] = [Role.Member, Role.Program],
        [To.Coordinators] = [Role.Coordinator, Role.Program],
        [To.CasePanel] = [],
        [To.Sealed] = [],
        [To.Safeguarding] = [],
    };

    /// <summary>Null when one of these roles, or this relation, allows it.</summary>
    public static Refusal? Can(IReadOnlySet<Role> roles, Act act, Relation relation = Relation.None) =>
        table[act].Any(roles.Contains) || (relation is not Relation.None && related.GetValueOrDefault(act, []).Contains(relation)) ? null : NotAllowed;

    /// <summary>Who is allowed, in words.</summary>
    public static string Explain(Act act)
    {
        var roles = string.Join(" and ", table[act].Select(r => r is Role.Person ? "everybody known here" : JsonNamingPolicy.KebabCaseLower.ConvertName(r.ToString()) + "s"));
        return "For " + roles + (related.GetValueOrDefault(act) is { } relations ? "; and for " + string.Join(", ", relations.Select(InWords).Distinct()) : "") + ScopedActs.Explain(act) + ".";
    }

    private static string InWords(Relation relation) => relation switch
    {
        Relation.Own => "whoever it is about",
        Relation.Party => "the two of a match about it",
        Relation.Promised => "the two of a match about it once both said yes",
        Relation.GlassBroken => "whoever broke the glass for it, for half an hour",
        _ => "each of the two while it is disclosed to them",
    };

    /// <summary>Whether the roles decide alone, so that a no can be said before anything is looked up.</summary>
    public static bool DependsOnRelation(Act act) => related.ContainsKey(act);

    /// <summary>Whether an event of this circle is shown to these roles; whom it is about sees it unless it is kept to a narrower circle.</summary>
    public static bool Sees(IReadOnlySet<Role> roles, To circle, bool isSubject) => circles[circle].Any(roles.Contains) || (isSubject && circle <= To.Coordinators);
}
