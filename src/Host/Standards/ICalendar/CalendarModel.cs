namespace Coordination.Host.Standards.ICalendar;

/// <summary>A calendar address that was just made.</summary>
/// <param name="Address">Host and path; null where none was made just now.</param>
public sealed record CalendarModel(string Community, string? Address, string Scheme)
{
    public string Href => $"{Scheme}://{Address}";

    /// <summary>The link that most calendar programs open by themselves.</summary>
    public string Opens => $"webcal://{Address}";
}
