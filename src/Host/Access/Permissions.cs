using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Access;

/// <summary>
/// Everything a caller can do or look at. Whose a thing is, the rule of its owner decides for commands, and a <see cref="Relation"/> for
/// looking.
/// </summary>
public enum Permission
{
    FoundCommunity, JoinCommunity, AcceptMember, GrantRole, RecordPerson, IssueToken, RevokeToken, SeePrograms, InvitePerson, MarkPerson,
        MergeRecords, ShareHousehold, ManageOwn, OpenEmergencyAccess, ReviewEmergencyAccess,
    RaiseRequest, EndRequest, CloseAsUnmet, RecordGiven,
    MakeOffer, WithdrawOffer,
    ProposeMatch, AnswerMatch, CompleteMatch, DissolveMatch,
    PlanSession, BookPlace, EndBooking, RecordAttendance,
    SeeCommunity, SeeToday, SeeRequests, SeeRequest, SeeOffers, SeeOffer, SeeMatches, SeeMatch, SeeSessions, SeeBookings, SeePeople,
        SeePerson, SeeOwn, SeeHousehold, SeeEmergencyAccess, SeeContact, SeeConsents, SeeLooks,
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
    EmergencyAccess,
}

/// <summary>The one table of who may do what, and the one place that decides.</summary>
public static class Permissions
{
    public static readonly Refusal NotAllowed = new("caller.not-allowed", "Your roles in this community do not allow this.");

    private static readonly Dictionary<Permission, Role[]> table = new()
    {
        [Permission.FoundCommunity] = [Role.Person],
        [Permission.JoinCommunity] = [Role.Person],
        [Permission.AcceptMember] = [Role.Steward],
        [Permission.GrantRole] = [Role.Steward],
        [Permission.RecordPerson] = [Role.Coordinator],
        [Permission.InvitePerson] = [Role.Coordinator, Role.Steward],
        [Permission.MarkPerson] = [Role.Coordinator, Role.Steward],
        [Permission.MergeRecords] = [Role.Coordinator],
        [Permission.ShareHousehold] = [Role.Coordinator],
        [Permission.ManageOwn] = [Role.Person],
        [Permission.OpenEmergencyAccess] = [Role.Coordinator, Role.Steward],
        [Permission.ReviewEmergencyAccess] = [Role.Steward],
        [Permission.IssueToken] = [Role.Steward],
        [Permission.RevokeToken] = [Role.Steward],
        [Permission.SeePrograms] = [Role.Steward],
        [Permission.RaiseRequest] = [Role.Person],
        [Permission.EndRequest] = [Role.Person],
        [Permission.CloseAsUnmet] = [Role.Coordinator],
        [Permission.RecordGiven] = [Role.Coordinator],
        [Permission.MakeOffer] = [Role.Member],
        [Permission.WithdrawOffer] = [Role.Member],
        [Permission.ProposeMatch] = [Role.Coordinator],
        [Permission.AnswerMatch] = [Role.Person],
        [Permission.CompleteMatch] = [Role.Person],
        [Permission.DissolveMatch] = [Role.Person],
        [Permission.PlanSession] = [Role.Coordinator],
        [Permission.BookPlace] = [Role.Person],
        [Permission.EndBooking] = [Role.Person],
        [Permission.RecordAttendance] = [Role.Coordinator],
        [Permission.SeeCommunity] = [Role.Person],
        [Permission.SeeToday] = [Role.Coordinator],
        [Permission.SeeRequests] = [Role.Coordinator],
        [Permission.SeeRequest] = [Role.Coordinator],
        [Permission.SeeOffers] = [Role.Coordinator],
        [Permission.SeeOffer] = [Role.Coordinator],
        [Permission.SeeMatches] = [Role.Coordinator],
        [Permission.SeeMatch] = [Role.Coordinator],
        [Permission.SeeSessions] = [Role.Person],
        [Permission.SeeBookings] = [Role.Coordinator],
        [Permission.SeePeople] = [Role.Coordinator, Role.Steward],
        [Permission.SeePerson] = [Role.Coordinator, Role.Steward],
        [Permission.SeeOwn] = [Role.Person],
        [Permission.SeeHousehold] = [Role.Coordinator],
        [Permission.SeeEmergencyAccess] = [Role.Steward],
        [Permission.SeeContact] = [Role.Coordinator],
        [Permission.SeeConsents] = [Role.Coordinator],
        [Permission.SeeLooks] = [Role.Auditor],
        [Permission.OpenWords] = [Role.Coordinator],
        [Permission.OpenNames] = [Role.Coordinator, Role.Steward],
        [Permission.OpenContact] = [Role.Coordinator],
        [Permission.ExportHistory] = [Role.Steward],
        [Permission.PrintSheets] = [Role.Coordinator],
    };

    /// <summary>What a relation allows where no role does.</summary>
    private static readonly Dictionary<Permission, Relation[]> related = new()
    {
        [Permission.SeeRequests] = [Relation.Own],
        [Permission.SeeRequest] = [Relation.Own, Relation.Party, Relation.Promised],
        [Permission.SeeOffers] = [Relation.Own],
        [Permission.SeeOffer] = [Relation.Own, Relation.Party, Relation.Promised],
        [Permission.SeeMatches] = [Relation.Own],
        [Permission.SeeMatch] = [Relation.Party, Relation.Promised],
        [Permission.SeeBookings] = [Relation.Own],
        [Permission.SeePerson] = [Relation.Own],
        [Permission.SeeHousehold] = [Relation.Own],
        [Permission.SeeContact] = [Relation.Own, Relation.EmergencyAccess],
        [Permission.SeeConsents] = [Relation.Own],
        [Permission.SeeLooks] = [Relation.Own],
        [Permission.OpenWords] = [Relation.Own, Relation.Promised],
        [Permission.OpenNames] = [Relation.Own],
        [Permission.OpenContact] = [Relation.Own, Relation.Disclosed],
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
    public static Refusal? Can(IReadOnlySet<Role> roles, Permission permission, Relation relation = Relation.None) =>
        table[permission].Any(roles.Contains)
            || (relation is not Relation.None && related.GetValueOrDefault(permission, []).Contains(relation)) ? null : NotAllowed;

    /// <summary>Who is allowed, in words.</summary>
    public static string Explain(Permission permission)
    {
        var roles = string.Join(" and ",
            table[permission].Select(r => r is Role.Person ? "everybody known here"
            : JsonNamingPolicy.KebabCaseLower.ConvertName(r.ToString()) + "s"));
        return "For " + roles + (related.GetValueOrDefault(permission) is { } relations
            ? "; and for " + string.Join(", ", relations.Select(InWords).Distinct()) : "") + ScopedPermissions.Explain(permission) + ".";
    }

    private static string InWords(Relation relation) => relation switch
    {
        Relation.Own => "whoever it is about",
        Relation.Party => "the two of a match about it",
        Relation.Promised => "the two of a match about it once both said yes",
        Relation.EmergencyAccess => "whoever opened emergency access for it, for half an hour",
        _ => "each of the two while it is disclosed to them",
    };

    /// <summary>Whether the roles decide alone, so that a no can be said before anything is looked up.</summary>
    public static bool DependsOnRelation(Permission permission) => related.ContainsKey(permission);

    /// <summary>
    /// Whether an event of this circle is shown to these roles; whom it is about sees it unless it is kept to a narrower circle.
    /// </summary>
    public static bool Sees(IReadOnlySet<Role> roles, To circle, bool isSubject) =>
        circles[circle].Any(roles.Contains) || (isSubject && circle <= To.Coordinators);
}
