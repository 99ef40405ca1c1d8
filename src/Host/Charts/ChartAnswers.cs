using Coordination.Domain.Kernel;

namespace Coordination.Host.Charts;

/// <summary>How many requests went unmet for one cause.</summary>
public sealed record UnmetFor(Cause Cause, long Count);

/// <summary>What was asked in a week, and what ended in it.</summary>
/// <param name="From">Its Monday.</param>
/// <param name="Until">The Monday after it.</param>
/// <param name="Met">How many requests ended with all that was asked for.</param>
/// <param name="Unmet">How many ended without what was asked for, or without all of it.</param>
public sealed record WeekOfRequests(DateOnly From, DateOnly Until, long Asked, long Met, long Unmet, IReadOnlyList<UnmetFor> Causes);

/// <summary>How many requests from a ward are open.</summary>
/// <param name="Open">Absent if there are fewer than are shown to whoever sees no single requests.</param>
public sealed record WardNeed(string Ward, string Name, long? Open);

/// <summary>What a day holds: its sessions and what is needed on it. It says nothing of who does the work.</summary>
/// <param name="Sessions">How many sessions begin on it and take place.</param>
/// <param name="Places">How many places in them are booked.</param>
/// <param name="Promised">How many open requests that are needed on it have a promise of help.</param>
/// <param name="Due">How many open requests are needed on it.</param>
public sealed record DayOfWork(DateOnly On, long Sessions, long Places, long Promised, long Due);

/// <summary>Requests week by week, the earliest week first. A count stops above 1,000.</summary>
/// <param name="Position">The position of the store it was counted at.</param>
public sealed record WeeksAnswer(long Position, IReadOnlyList<WeekOfRequests> Weeks)
{
    /// <summary>The instant that was asked for, if not now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>Open requests ward by ward, by name. A count stops above 1,000.</summary>
/// <param name="FewestShown">Smaller counts are shown only to whoever sees single requests.</param>
public sealed record WardsAnswer(long Position, int FewestShown, IReadOnlyList<WardNeed> Wards)
{
    /// <summary>The instant that was asked for, if not now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>The past days and the next ones, the earliest first. A count stops above 1,000.</summary>
public sealed record DaysAnswer(long Position, IReadOnlyList<DayOfWork> Days)
{
    /// <summary>The instant that was asked for, if not now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
