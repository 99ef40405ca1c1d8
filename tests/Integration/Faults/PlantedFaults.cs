using System.Net;
using System.Text.Json;
using Coordination.Integration.Api;
using Coordination.Integration.Deadlines;
using Coordination.Integration.Lists;
using Coordination.Projections.Offers;
using Coordination.Projections.Requests;

namespace Coordination.Integration.Faults;

/// <summary>Three faults of one community that harm only the thing they are about, and their repair.</summary>
public sealed class PlantedFaults(TestHost host, Village village)
{
    private string unreadable = "", jammed = "";
    private Guid planted;

    /// <summary>A row that no event has made.</summary>
    public string Stray { get; } = Guid.NewGuid().ToString();

    /// <summary>How readiness begins to name each.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    public string Unreadable => unreadable;
    public string Jammed => jammed;

    public async Task PlantAsync()
    {
        await UnreadableEventAsync();
        await JammedPolicyAsync();
        await StrayRowAsync();
        Names =
        [
            $"{RequestsList.View.Table.Key}: {unreadable} of community {village.Id} is parked before",
            $"let-proposals-go: community {village.Id} stands still before",
            $"{OffersList.View.Table.Key}: row {Stray} of community {village.Id} has no stream",
        ];
    }

    /// <summary>A list cannot apply it, because its body is none of its type.</summary>
    private async Task UnreadableEventAsync()
    {
        unreadable = await village.RaisedAsync();
        await using var events = new PlantedEvents(host);
        planted = await events.PlantAsync(unreadable, "request.matched", """{"nonsense": 1}""");
    }

    public async Task MendEventAsync()
    {
        await using var events = new PlantedEvents(host);
        await events.MendAsync(planted, "request.matched", Matched(unreadable));
    }

    /// <summary>What the policy does cannot be recorded in this community.</summary>
    private async Task JammedPolicyAsync()
    {
        await Village.OwnerAsync(host, $"""
            create function public.jammed() returns trigger language plpgsql as $$ begin raise exception 'this cannot be recorded'; end $$;
            create trigger jammed before insert on coordination.mt_events for each row
              when (new.tenant_id = '{village.Id}' and new.type = 'match.dissolved') execute function public.jammed()
            """);
        jammed = await village.ProposedAndWithdrawnAsync();
    }

    public Task FreePolicyAsync() => Village.OwnerAsync(host, "drop trigger jammed on coordination.mt_events");

    private async Task StrayRowAsync()
    {
        var offer = await village.OfferedAsync();
        await host.CaughtUpAsync();
        var table = OffersList.View.Table;
        var columns = string.Concat(table.Columns.Select(c => $"{c.Name}, "));
        await Village.OwnerAsync(host, $"""
            insert into {table.Name} (community, id, from_seq, {columns}row)
            select community, '{Stray}', from_seq, {columns}replace(row::text, '{offer}', '{Stray}')::jsonb
            from {table.Name} where id = '{offer}' and to_seq is null
            """);
    }

    public static string Matched(string request) =>
        JsonSerializer.Serialize(new { request, match = Guid.NewGuid(), quantity = new { amount = 1, unit = "pack" } });
}

/// <summary>What happens in a village every day.</summary>
public static class DailyLife
{
    public static async Task<string> RaisedAsync(this Village village) => await village.MadeAsync("cleo", "/requests/raise", Town.Asking());

    public static async Task<string> OfferedAsync(this Village village) => await village.MadeAsync("ben", "/offers/make", Town.Offering());

    /// <summary>A match that a policy lets go, because its request is withdrawn.</summary>
    public static async Task<string> ProposedAndWithdrawnAsync(this Village village)
    {
        var request = await village.RaisedAsync();
        var match = await village.MadeAsync("ada", "/matches/propose",
            new { request, offer = await village.OfferedAsync(), quantity = new { amount = 2, unit = "pack" } });
        (await village.As("cleo").PostAsync($"/requests/{request}/withdraw", null)).ShouldBe(HttpStatusCode.OK);
        return match;
    }

    public static async Task<string?> PhaseAsync(this Village village, string match) =>
        (await village.Ada.GetAsync($"/matches/{match}")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("phase").GetString();

    public static async Task<IReadOnlyList<string>> ListedAsync(this Village village, string list) =>
        [.. (await village.Ada.GetAsync(list)).ShouldBe(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("id").GetString()!)];

    private static async Task<string> MadeAsync(this Village village, string who, string path, object body) =>
        (await village.As(who).PostAsync(path, body)).ShouldBe(HttpStatusCode.Created).Id;
}
