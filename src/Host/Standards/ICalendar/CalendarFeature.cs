using Coordination.Host.Mine;
using Coordination.Host.Pages;

namespace Coordination.Host.Standards.ICalendar;

/// <summary>When the calendar address of a person was made; null if they have none.</summary>
public sealed record OwnAddress(string Community, DateTimeOffset? Since);

/// <summary>Sessions and one's own places as calendars that phones fetch.</summary>
public sealed class CalendarFeature : Feature
{
    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.MapCalendars();
        it.Parts<OwnPage>(AddressAsync);
        it.Services.AddSingleton<CalendarAddresses>();
    }

    private static async ValueTask<IReadOnlyList<PagePart>> AddressAsync(PartContext<OwnPage> page)
    {
        var viewer = page.Viewer;
        var since = await viewer.Service<CalendarAddresses>().MadeAtAsync(viewer.In, viewer.Person, viewer.Cancellation);
        return [PagePart.Of<OwnCalendar>(PartPlace.Own, 10, new OwnAddress(viewer.Caller.Code, since))];
    }
}
