using static Coordination.Integration.Walks.Rights;

namespace Coordination.Integration.Walks;

/// <summary>The rows of the table that are about sessions and the places in them.</summary>
public static class RightsOfSessions
{
    public static IReadOnlyList<Right> Table => field ??=
    [
        new("do /sessions/{id}/book", Known, Coordinators, Said.Refused, Thing.Session) { Only = Others },
        new("do /sessions/{id}/bookings/{booking}/cancel", Known, Coordinators, Said.Refused, Thing.Booking),
        new("do /sessions/plan", Coordinators),
        new("do /sessions/{id}/change", Coordinators, Coordinators, Needs: Thing.Session),
        new("do /sessions/{id}/cancel", Coordinators, Coordinators, Needs: Thing.Session),
        new("do /sessions/{id}/bookings/{booking}/told", Coordinators, Coordinators, Needs: Thing.ChangedBooking),
        new("do /sessions/{id}/bookings/{booking}/attended", Coordinators, Coordinators, Needs: Thing.Running),
        new("do /sessions/{id}/bookings/{booking}/absent", Coordinators, Coordinators, Needs: Thing.Running),
        new("do /sessions/{id}/bookings/{booking}/undo-attendance", Coordinators, Coordinators, Needs: Thing.Noted),
        new("read /sessions", Known),
        new("read /sessions/{id}", Known, Known, Needs: Thing.Session),
        new("page /sessions", Known),
        new("page /sessions/live", Known),
        new("page /sessions/past", Known),
        new("page /sessions/plan", Coordinators),
        new("page /sessions/{id}/cancel", Coordinators, Coordinators, Needs: Thing.Session),
        new("page /sessions/{id}", Known, Known, Needs: Thing.Session),
        new("page /sessions/{id}/live", Readers, Readers, Needs: Thing.Session) { Instead = Said.NotFound },
        new("do /sessions/{id}", Coordinators, Coordinators, Needs: Thing.Session)
            { Fields = new Dictionary<string, string> { ["search"] = "somebody" } },
        new("page /sessions/{id}/print", Coordinators, Coordinators, Needs: Thing.Session),
    ];
}
