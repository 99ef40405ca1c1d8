using System.Text.Json;
using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;

namespace Coordination.Host.Access;

/// <summary>The one table of what each scope lets a program do. What stands in no row, no program does.</summary>
public static class ScopedPermissions
{
    private static readonly Dictionary<Scope, Permission[]> table = new()
    {
        [Scope.ReadCommunity] = [Permission.SeeCommunity],
        [Scope.ReadToday] = [Permission.SeeToday],
        [Scope.ReadRequests] = [Permission.SeeRequests, Permission.SeeRequest],
        [Scope.WriteRequests] = [Permission.RaiseRequest, Permission.EndRequest],
        [Scope.ReadOffers] = [Permission.SeeOffers, Permission.SeeOffer],
        [Scope.WriteOffers] = [Permission.MakeOffer, Permission.WithdrawOffer],
        [Scope.ReadMatches] = [Permission.SeeMatches, Permission.SeeMatch],
        [Scope.ReadSessions] = [Permission.SeeSessions, Permission.SeeBookings],
        [Scope.WriteSessions] = [Permission.PlanSession, Permission.BookPlace, Permission.EndBooking, Permission.RecordAttendance],
        [Scope.ReadPeople] = [Permission.SeePeople, Permission.SeePerson],
        [Scope.OpenWords] = [Permission.OpenWords],
        [Scope.OpenNames] = [Permission.OpenNames],
        [Scope.OpenContact] = [Permission.OpenContact],
    };

    /// <summary>Null when one of these scopes allows it.</summary>
    public static Refusal? Can(IReadOnlySet<Scope> scopes, Permission permission) =>
        scopes.Any(s => table[s].Contains(permission)) ? null : Permissions.NotAllowed;

    /// <summary>Which programs are allowed, in words; nothing where none is.</summary>
    public static string Explain(Permission permission) =>
        string.Join(" or ", table.Where(s => s.Value.Contains(permission))
            .Select(s => JsonNamingPolicy.KebabCaseLower.ConvertName(s.Key.ToString()))) is { Length: > 0 } scopes
            ? $"; and for programs with the scope {scopes}" : "";
}
