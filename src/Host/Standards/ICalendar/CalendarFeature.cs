namespace Coordination.Host.Standards.ICalendar;

/// <summary>Sessions and one's own places as calendars that phones fetch.</summary>
public sealed class CalendarFeature : Feature
{
    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.MapCalendars();
        it.Services.AddSingleton<CalendarAddresses>();
    }
}
