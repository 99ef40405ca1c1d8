using System.Net;
using System.Text.Json.Nodes;
using Coordination.Integration.Walks;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Attacks;

/// <summary>Who forms coalitions, and against whom.</summary>
public sealed partial class CoalitionsGainNothing
{
    /// <summary>Somebody at risk, a child, who lives with the first of them, and somebody who is invited.</summary>
    private async Task<Guid[]> VictimsAsync()
    {
        var (atRisk, child, plain) = (await RecordAsync("At risk"), await RecordAsync("A child"), await RecordAsync("A housemate"));
        await places.Here.LiveTogetherAsync(atRisk, plain);
        await places.Here.DoAsync($"/people/{atRisk}/restrict-address",
            new { onBehalfOf = atRisk, authority = "verbal-consent", channel = "phone" });
        await places.Here.DoAsync($"/people/{child}/mark-minor", new { });
        return [atRisk, child, plain, await RecordAsync("Invited")];
    }

    /// <summary>The coordinator invites somebody and hands the code to a friend outside.</summary>
    private async Task InviteAsync(string outsider, Guid person)
    {
        callers["outsider"] = places.Here.As(outsider);
        await callers["coordinator"].PostAsync($"/people/{person}/invite", new { });
        invitation = (await callers["coordinator"].GetAsync($"/people/{person}/invitation")).Body.GetProperty("invitation").GetString();
    }

    private async Task LetInAsync()
    {
        var asked = new { name = "Helper", scopes = Codes<Domain.Programs.Scope>(), days = 90 };
        var issued = (await places.Here.Founder.PostAsync("/programs/issue", asked)).ShouldBe(HttpStatusCode.Created);
        var program = places.Host.Client();
        program.DefaultRequestHeaders.Authorization = new("Bearer", issued.Body.GetProperty("token").GetString());
        callers["program"] = new(program, $"/api/communities/{places.Here.Code}");
    }

    /// <summary>A month passes, so that what waits for days or weeks comes about. The program would run out, and is let in anew.</summary>
    private async Task LetAMonthPassAsync()
    {
        (await Clock.MoveToAsync(Clock.GetUtcNow().AddDays(29), places.Host.Services.GetRequiredService<NpgsqlDataSource>(), Cancellation))
            .Should().BeTrue();
        await LetInAsync();
    }

    private JsonObject JoiningAs(string who) =>
        who is "outsider" ? new() { ["name"] = who, ["invitation"] = invitation } : new() { ["name"] = who };

    private Task<Guid> RecordAsync(string name) =>
        places.Here.DoAsync("/people/record", new { name, isNew = true, address = "1 Mill Street" });

    /// <summary>The people of the coalitions and some others, none of them a steward any more but those who were there before.</summary>
    private async Task<Dictionary<string, Guid>> CastAsync()
    {
        var town = places.Here;
        here = new((await town.Founder.GetAsync("")).Body.GetProperty("id").GetGuid());
        var second = await town.CastAsync("coordinator");
        var former = await town.CastAsync("steward");
        await town.StandDownAsync(former.Who, former.Id);
        var (merged, other) = (await town.CastAsync("member"), await RecordAsync("The same"));
        await town.DoAsync($"/people/{merged.Id}/merge", new { into = other, words = "the same person" });
        await LetInAsync();
        foreach (var (kind, thing) in (IEnumerable<(string, Thing)>)[("requests", Thing.Request), ("offers", Thing.Offer),
            ("sessions", Thing.Session), ("matches", Thing.Proposal)])
            things[kind] = [(await town.MakeAsync(thing, town["olive"]))["id"]];
        (string Role, string Who)[] known = [("coordinator", "coordinator"), ("helper", "helper"), ("second", second.Who),
            ("former", former.Who), ("merged", merged.Who)];
        foreach (var (role, who) in known) callers[role] = town.As(who);
        return new()
        {
            ["coordinator"] = town["coordinator"],
            ["helper"] = town["helper"],
            ["second"] = second.Id,
            ["former"] = former.Id,
            ["merged"] = merged.Id,
            ["other"] = other,
            ["steward"] = town["steward"],
            ["warden"] = town["warden"],
            ["founder"] = town["founder"],
            ["olive"] = town["olive"],
        };
    }
}
