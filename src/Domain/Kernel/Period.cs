namespace Coordination.Domain.Kernel;

/// <summary>A stretch of time, half-open: <see cref="From"/> belongs to it, <see cref="Until"/> does not.</summary>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Contains(DateTimeOffset instant) => From <= instant && instant < Until;
    public bool Overlaps(Period other) => From < other.Until && other.From < Until;
}
