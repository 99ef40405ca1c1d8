using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;

namespace Coordination.Host.Wiring;

/// <summary>The one table of what each scope lets a program do. What stands in no row, no program does.</summary>
public static class ScopedActs
{
    private static readonly Dictionary<Scope, Act[]> table = new()
    {
        [Scope.ReadCommunity] = [Act.SeeCommunity],
        [Scope.ReadToday] = [Act.SeeToday],
        [Scope.ReadRequests] = [Act.SeeRequests, Act.SeeRequest],
        [Scope.WriteRequests] = [Act.RaiseRequest, Act.EndRequest],
        [Scope.ReadOffers] = [Act.SeeOffers, Act.SeeOffer],
        [Scope.WriteOffers] = [Act.MakeOffer, Act.WithdrawOffer],
        [Scope.ReadMatches] = [Act.SeeMatches, Act.SeeMatch],
        [Scope.ReadSessions] = [Act.SeeSessions, Act.SeeBookings],
        [Scope.WriteSessions] = [Act.PlanSession, Act.BookPlace, Act.EndBooking, Act.RecordAttendance],
        [Scope.ReadPeople] = [Act.SeePeople, Act.SeePerson],
        [Scope.OpenWords] = [Act.OpenWords],
        [Scope.OpenNames] = [Act.OpenNames],
        [Scope.OpenContact] = [Act.OpenContact],
    };

    /// <summary>Null when one of these scopes allows it.</summary>
    public static Refusal? Can(IReadOnlySet<Scope> scopes, Act act) => scopes.Any(s => table[s].Contains(act)) ? null : Permissions.NotAllowed;

    /// <summary>Which programs are allowed, in words; nothing where none is.</summary>
    public static string Explain(Act act) =>
        string.Join(" or ", table.Where(s => s.Value.Contains(act)).Select(s => JsonNamingPolicy.KebabCaseLower.ConvertName(s.Key.ToString()))) is { Length: > 0 } scopes ? $"; and for programs with the scope {scopes}" : "";
}
