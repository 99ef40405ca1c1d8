using System.Text.Json.Nodes;
using Coordination.Host.Api;

namespace Coordination.Host.Bookings;

/// <summary>Working examples of the commands on sessions, for the demo.</summary>
public static class BookingExamples
{
    public static void DeclareExamples(this FeatureBuilder it)
    {
        it.Example("getSession", "session/pantry-7");
        it.Example("planSession", body: x => new
        {
            title = "Ovenden pantry, evening",
            category = "food",
            starts = new JsonObject { ["on"] = x.Day(5), ["at"] = "18:00" },
            minutes = 90,
            ward = "E05001379",
            capacity = ExampleValues.Amount(12, "person"),
        });
        it.Example("changeSession", "session/baby-1", body: x => new
        {
            title = "Baby basics: nappies, clothes, milk",
            starts = new JsonObject { ["on"] = x.Day(2), ["at"] = "14:00" },
            minutes = 120,
            ward = "E05001379",
            capacity = ExampleValues.Amount(8, "person"),
        });
        it.Example("cancelSession", "session/pantry-8", _ => new { reason = "too-few-helpers" });
        it.Example("toldBooking", "session/pantry-9", x => new { change = 1, by = "phone" }, booking: "booking/pantry-9/piotr");
        it.Example("bookSession", "session/pantry-7", x => x.For("doreen"));
        it.Example("bookRequest", "request/stacey-2", x => x.For("stacey", new() { ["session"] = x.Id("session/pantry-7") }));
        it.Example("cancelBooking", "session/pantry-6", booking: "booking/pantry-6/zofia");
        it.Example("attendedBooking", "session/pantry-3", booking: "booking/pantry-3/abdul");
        it.Example("absentBooking", "session/pantry-4", booking: "booking/pantry-4/faisal");
        it.Example("undoAttendanceBooking", "session/pantry-4", booking: "booking/pantry-4/samina");
    }
}
