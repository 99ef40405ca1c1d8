namespace Coordination.Host.Standards.ICalendar;

/// <summary>A calendar address just made, shown this once.</summary>
/// <param name="Address">Host and path.</param>
public sealed record CalendarModel(string Community, string Address, string Scheme)
{
    public string Href => $"{Scheme}://{Address}";

    /// <summary>What most calendar programs open by themselves.</summary>
    public string Opens => $"webcal://{Address}";
}
