namespace Coordination.Host.Standards.ICalendar;

/// <summary>A new calendar address, shown only once.</summary>
/// <param name="Address">Host and path.</param>
public sealed record CalendarModel(string Community, string Address, string Scheme)
{
    public string Href => $"{Scheme}://{Address}";

    /// <summary>The link that most calendar programs open by themselves.</summary>
    public string Opens => $"webcal://{Address}";
}
