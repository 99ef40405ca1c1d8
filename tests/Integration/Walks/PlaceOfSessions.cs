namespace Coordination.Integration.Walks;

/// <summary>The sessions of a place, and places in them.</summary>
public sealed partial class Place
{
    private Task<Guid> SessionAsync(int minutesAhead = 120) => DoAsync("/sessions/plan", Planned(minutesAhead, "food"));

    private static Dictionary<string, object> Planned(int minutesAhead, string? category = null)
    {
        var starts = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow.AddMinutes(minutesAhead), "Europe/London");
        var plan = new Dictionary<string, object>
        {
            ["title"] = "Open larder",
            ["starts"] = new { on = starts.ToString("yyyy-MM-dd", null), at = starts.ToString("HH:mm", null) },
            ["minutes"] = 60,
            ["ward"] = Ward,
            ["capacity"] = new { amount = 20, unit = "person" },
        };
        if (category is not null) plan["category"] = category;
        return plan;
    }

    private async Task<Dictionary<string, string>> BookingAsync(Guid owner, int minutesAhead = 120)
    {
        var session = await SessionAsync(minutesAhead);
        await DoAsync($"/sessions/{session}/book", For(owner, new() { ["person"] = owner }));
        var booking = (await Founder.GetAsync($"/sessions/{session}")).Body.GetProperty("bookings")[0].GetProperty("id").GetGuid();
        return Named([("id", session), ("session", session), ("booking", booking)]);
    }
}
