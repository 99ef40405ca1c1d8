namespace Coordination.Host.Charts;

/// <summary>A number of a chart, and the list it counts; null if the reader does not see that list.</summary>
public sealed record ChartNumber(long Count, string? Href);

/// <summary>A week of requests in the table.</summary>
public sealed record WeekLine(DateOnly Monday, ChartNumber Asked, ChartNumber Met, ChartNumber Unmet, IReadOnlyList<CauseNumber> Causes);

/// <summary>How many went unmet for a cause.</summary>
public sealed record CauseNumber(string Cause, ChartNumber Number);

/// <summary>A ward in the table and on the map.</summary>
/// <param name="Open">Null if the number is hidden because it is small.</param>
public sealed record WardLine(string Ward, string Name, ChartNumber? Open);

/// <summary>A day of work in the table.</summary>
public sealed record DayLine(DateOnly On, bool IsToday, ChartNumber Sessions, ChartNumber Places, ChartNumber Promised, ChartNumber Due);

/// <summary>The three charts and the tables behind them.</summary>
public sealed record ChartsModel(IReadOnlyList<WeekLine> Weeks, IReadOnlyList<WardLine> Wards, IReadOnlyList<DayLine> Days)
{
    public bool IsUpToDate { get; init; } = true;

    /// <summary>Whether small numbers are hidden from the reader.</summary>
    public bool HidesSmall { get; init; }
}

/// <summary>A column of a chart: its name, and two short lines below it.</summary>
public sealed record ChartColumn(string Id, string Above, string Below, bool IsMarked = false);

/// <summary>One row of bars, one for each column.</summary>
/// <param name="Style">Its class, which gives its colour.</param>
public sealed record ChartSeries(string Name, string Style, IReadOnlyList<long> Values);
