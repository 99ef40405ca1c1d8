using Coordination.Domain.Kernel;
using Coordination.Host.Bookings;
using Coordination.Host.Matches;

namespace Coordination.Host.Standards.ICalendar;

/// <summary>One entry of a calendar. It names no person and nothing that somebody needs.</summary>
/// <param name="Id">The same for as long as the entry stands for the same thing.</param>
/// <param name="Minutes">Null for what has no length: a time by which something is done, or a whole day.</param>
/// <param name="Version">It grows whenever what is said here changes.</param>
public sealed record CalendarEntry(Guid Id, string Title, Moment Starts, int? Minutes, Place Place, long Version, DateTimeOffset ChangedAt,
    bool IsCancelled)
{
    /// <summary>The page about it, which asks to sign in.</summary>
    public Uri? Page { get; init; }

    public static CalendarEntry Of(SessionDate date) =>
        new(date.Id, date.Title, date.Starts, date.Minutes, date.Place, date.Version, date.ChangedAt, date.IsCancelled);

    public static CalendarEntry Of(PromiseDate date, string title, Uri page) =>
        new(date.Match, title, date.By, null, date.Place, date.Version, date.ChangedAt, date.IsOff) { Page = page };
}
