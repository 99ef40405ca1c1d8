using Coordination.Domain.Kernel;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Stories;

namespace Coordination.Host.Changes;

/// <summary>What others did since one last looked, newest first.</summary>
public sealed record ChangesAnswer(DateTimeOffset Since, IReadOnlyList<StoryEvent> Events)
{
    /// <summary>What to send as <c>before</c> to read what happened before these; absent if these are all.</summary>
    public long? Before { get; init; }
}

/// <summary>A part of what changed.</summary>
/// <param name="Since">The moment since which it is listed.</param>
/// <param name="IsFirst">Whether the reader has not looked before.</param>
public sealed record ChangesModel(DateTimeOffset Since, bool IsFirst, IReadOnlyList<FeedItem> Items)
{
    public string? EarlierHref { get; init; }

    /// <summary>The same since the day before, and since a week ago.</summary>
    public required IReadOnlyList<(string TextKey, string Href)> FurtherBack { get; init; }
}

/// <summary>The page of what changed, and the same for the interface.</summary>
public static class ChangesPages
{
    public static readonly QueryParameter Since =
        new("since", typeof(DateTimeOffset), "The instant since which to list it; the end of the visit before, if absent.");

    private static readonly TimeSpan ofNewcomers = TimeSpan.FromDays(1);

    public static async ValueTask<Read> ListAsync(Viewer viewer, ReadQuery asked)
    {
        var since = asked.Instant(Since.Name) ?? await viewer.Service<LastLooks>().BeforeAsync(viewer) ?? viewer.Now - ofNewcomers;
        var part = await viewer.Service<RecentChanges>().ReadAsync(viewer, since, asked.Before);
        var words = await viewer.Service<Opening>().WordsAsync(viewer, Story.PersonalIn(part.Facts));
        return new(new ChangesAnswer(since, [.. part.Facts.Select(fact => Story.Of(fact, words))]) { Before = part.Before }, null,
            words.HoldsOpened);
    }

    /// <summary>A link that says since when shows just that; without one, the reader looks, and the visit before counts.</summary>
    public static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var (viewer, stories) = (reader.Viewer, reader.Viewer.Service<StoryBuilder>());
        var known = reader.ReadQuery.Instant(Since.Name) ?? await viewer.Service<LastLooks>().LookAsync(viewer);
        var since = known ?? viewer.Now - ofNewcomers;
        var part = await viewer.Service<RecentChanges>().ReadAsync(viewer, since, reader.ReadQuery.Before);
        var gathered = await stories.GatherAsync(viewer.In, part.Facts, viewer.Cancellation);
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], gathered.People);
        return reader.Page<ChangesPage>("changes.title", Section.Elsewhere,
            new ChangesModel(since, known is null, stories.News(reader.Code, gathered, disclosure))
            {
                EarlierHref = part.Before is { } before
                    ? FormattableString.Invariant($"{Links.Changes(reader.Code, since)}&before={before}") : null,
                FurtherBack = [Back("changes.yesterday", 1), Back("changes.week", 7)],
            });

        (string, string) Back(string textKey, int days)
        {
            var today = TimeZoneInfo.ConvertTime(viewer.Now, TimeZoneInfo.FindSystemTimeZoneById(viewer.Community.Zone)).DateTime;
            // The day before ends as this one begins.
            var begins = Moment.Of(DateOnly.FromDateTime(today).AddDays(-days - 1), null, viewer.Community.Zone)!.Instant;
            return (textKey, Links.Changes(reader.Code, begins));
        }
    }
}
