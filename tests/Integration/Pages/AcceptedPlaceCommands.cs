using Coordination.Domain.People;
using Coordination.Host.Reads;

namespace Coordination.Integration.Pages;

public sealed partial record AcceptedCommands
{
    /// <summary>The places of somebody as far as their page shows them: those to come, and the latest.</summary>
    private IEnumerable<string> OnPlaces(Membership person) => !Coordinates || person.Records.Contains(Viewer.Id) ? []
        : Sessions.Values.Where(s => s.Places.Values.Any(b => person.Records.Contains(b.Person))).GroupBy(s => s.When.Until > Now)
            .SelectMany(g => (g.Key ? g.OrderBy(s => s.When.From) : g.OrderByDescending(s => s.When.From)).Take(FewRows.Most))
            .SelectMany(s => s.Bookings.Values.Where(b => person.Records.Contains(b.Person)).SelectMany(b => OnBooking(s, b.Id)));
}
