using System.Globalization;
using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Communities;

/// <summary>A community of one test that comes to its end: Ada and Zoe look after it, and Ada coordinates it.</summary>
public sealed class Ends(Town town, string code, Caller ada, string zoeId)
{
    public string Code => code;
    public Caller Ada => ada;
    public Caller Zoe => town.As("zoe", code);
    public string ZoeId => zoeId;
    public Caller As(string who) => town.As(who, code);

    public static async Task<Ends> FoundAsync(Town town)
    {
        var (code, ada) = await town.FoundedAsync();
        var zoe = (await town.As("zoe", code).PostAsync("/people/join", new { name = "Zoe" })).ShouldBe(HttpStatusCode.Created).Id;
        (await ada.PostAsync($"/people/{zoe}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        return new(town, code, ada, zoe);
    }

    /// <summary>Both decide that it ends today, or on another day.</summary>
    public async Task<Ends> DecidedAsync(string? closesOn = null)
    {
        (await ada.PostAsync("/wind-down/propose", new { cause = "too-few-people", closesOn = closesOn ?? Day(0) }))
            .ShouldBe(HttpStatusCode.OK);
        (await Zoe.PostAsync("/wind-down/confirm", null)).ShouldBe(HttpStatusCode.OK);
        return this;
    }

    /// <summary>Both decide that it ends, and the first day is here on which it can. The clock moves.</summary>
    public async Task<Ends> DueAsync()
    {
        await DecidedAsync();
        await town.MoveClockAsync(town.Clock.GetUtcNow().AddDays(7));
        await town.Host.SettledAsync();
        return this;
    }

    /// <summary>And close it, as nothing is open.</summary>
    public async Task<Ends> ClosedAsync()
    {
        await DueAsync();
        (await ada.PostAsync("/wind-down/close", null)).ShouldBe(HttpStatusCode.OK);
        return this;
    }

    public string Day(int ahead) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(town.Clock.GetUtcNow(),
        TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).DateTime).AddDays(ahead).ToString("O", CultureInfo.InvariantCulture);

    public async Task<string?> StageAsync() => (await ada.GetAsync("/wind-down")).Body.GetProperty("stage").GetString();
}
