using Coordination.Domain.Kernel;

namespace Coordination.Host.Wiring;

/// <summary>Everything a caller can do or look at. Relations (one's own, one's match) are decided by the rule of the stream's owner.</summary>
public enum Act
{
    FoundCommunity, JoinCommunity, AcceptMember, GrantRole, RecordPerson,
    RaiseRequest, EndRequest, CloseAsUnmet, RecordGiven,
    MakeOffer, WithdrawOffer,
    ProposeMatch, AnswerMatch, KeepMatch, DissolveMatch,
    PlanSession, BookPlace, EndBooking, RecordAttendance,
    SeeToday, SeeRequests, SeeRequest, SeeOffers, SeeSessions, SeePeople, SeeOwn, SeeContact,
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
        [Act.SeeToday] = [Role.Coordinator],
        [Act.SeeRequests] = [Role.Coordinator],
        [Act.SeeRequest] = [Role.Person],
        [Act.SeeOffers] = [Role.Coordinator],
        [Act.SeeSessions] = [Role.Person],
        [Act.SeePeople] = [Role.Coordinator, Role.Steward],
        [Act.SeeOwn] = [Role.Person],
        [Act.SeeContact] = [Role.Coordinator],
    };

    /// <summary>Null when one of these roles allows it.</summary>
    public static Refusal? Can(IReadOnlySet<Role> roles, Act act) => table[act].Any(roles.Contains) ? null : NotAllowed;
}
