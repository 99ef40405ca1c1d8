using System.Net;
using System.Text.Json;
using Coordination.Domain.Consents;
using Coordination.Host.Standards.ICalendar;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Walks;

/// <summary>What the people of a place have: a consent on paper, a calendar.</summary>
public sealed partial class Place
{
    /// <summary>One steward sees the paper, another acts on it.</summary>
    private async Task ConsentAsync(Guid owner)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        (await As("warden").PostAsync($"/people/{owner}/see-authority", new
        {
            shown = "written-consent",
            purpose = "contact-sharing",
            seenOn = today.AddDays(-1),
            validUntil = today.AddDays(300),
        })).ShouldBe(HttpStatusCode.OK);
        await DoAsync($"/people/{owner}/consents/give", For(owner, new()
        {
            ["authority"] = "written-consent",
            ["purpose"] = "contact-sharing",
            ["recipients"] = Codes<Recipient>(),
            ["dataClasses"] = Codes<DataClass>(),
            ["how"] = "verbal",
        }));
    }

    private async Task<string> CalendarAsync(Guid owner)
    {
        var community = (await Founder.GetAsync("")).Body.GetProperty("id").GetGuid();
        return await host.Services.GetRequiredService<CalendarAddresses>()
            .MakeAsync(new(community), new(owner), new(owner), TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Codes<TEnum>() where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName);
}
