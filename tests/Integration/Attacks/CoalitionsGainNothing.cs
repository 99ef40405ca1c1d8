using System.Net;
using System.Text.Json.Nodes;
using Coordination.Domain.Communities;
using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Reads;
using Coordination.Integration.Walks;
using Microsoft.Extensions.DependencyInjection;
using Caller = Coordination.Integration.Api.Caller;
using Extent = Coordination.Integration.Commands.Extent;

namespace Coordination.Integration.Attacks;

/// <summary>
/// Coalitions without a steward send every command there is, about anybody, with any claim. Whatever they try: nobody gains a role, no
/// protection is lifted, nobody consents or agrees for somebody at risk, and the stewards remain.
/// </summary>
public sealed class CoalitionsGainNothing(TwoPlaces places) : IClassFixture<TwoPlaces>
{
    private const int Commands = 12;
    private static readonly Dictionary<string, string[]> claims = new()
    {
        ["role"] = Codes<Role>(),
        ["authority"] = Codes<Authority>(),
        ["channel"] = Codes<Channel>(),
        ["shown"] = Codes<Authority>(),
        ["change"] = Codes<PersonChange>(),
        ["side"] = Codes<Side>(),
        ["purpose"] = Codes<Purpose>(),
        ["how"] = Codes<Manner>(),
    };

    private readonly Dictionary<string, Caller> callers = [];

    /// <summary>Things of Olive's, by the first word of their addresses.</summary>
    private readonly Dictionary<string, string[]> things = [];
    private CommunityId here;
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_coalition_without_a_steward_gains_a_role_a_consent_an_address_or_a_child()
    {
        var cast = await CastAsync();
        string[][] coalitions =
        [
            ["coordinator"], ["coordinator", "helper"], ["coordinator", "second"], ["program"], ["merged"], ["former"],
            ["coordinator", "second", "helper", "merged", "former", "program"],
        ];
        string[] doors = [.. places.Doors.Where(d => d is { Method: "POST", IsOfPrograms: true, IsInside: true }).Select(d => d.Below)
            .Where(below => below is not ("/export" or "/people/join"
                // An exception before the eyes of two stewards, with tests of its own.
                or "/emergency-access/open"))];
        doors.Length.Should().BeGreaterThan(45);
        var (sequences, accepted) = (Extent.Of(300, 5_000), 0);
        for (var at = 0; at < sequences; at++)
        {
            var random = new Random(at);
            var coalition = coalitions[at % coalitions.Length];
            var victims = await VictimsAsync();
            var ids = things.ToDictionary(thing => thing.Key, thing => new List<string>(thing.Value));
            ids["people"] = [.. cast.Values.Concat(victims).Select(id => id.ToString())];
            var tried = new List<string>();
            for (var step = 0; step < Commands; step++)
            {
                var (who, door) = (coalition[random.Next(coalition.Length)], doors[random.Next(doors.Length)]);
                var about = Any(ids.GetValueOrDefault(door.Split('/')[1], ids["people"]));
                var path = door.Replace("{id}", about, StringComparison.Ordinal)
                    .Replace("{booking}", Guid.NewGuid().ToString(), StringComparison.Ordinal);
                var body = Claimed(door, about, ids, random);
                var answer = await callers[who].PostAsync(path, body);
                ((int)answer.Status).Should().BeLessThan(500, "{0} {1}", path, body);
                tried.Add($"{who}: {path} {body} -> {(int)answer.Status} {answer.Code}");
                if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Created)) continue;
                accepted++;
                if (answer.Status is HttpStatusCode.Created && answer.Body.TryGetProperty("subject", out var made)
                    && ids.TryGetValue(door.Split('/')[1], out var known)) known.Add(made.GetString()!);
            }
            await ShouldHaveGainedNothingAsync([.. cast.Values, .. victims], victims, $"seed {at}\n" + string.Join('\n', tried));

            string Any(List<string> all) => all[random.Next(all.Count)];
        }
        accepted.Should().BeGreaterThan(sequences / 4, "the commands are sensible enough to be accepted at times");
    }

    /// <summary>Somebody at risk, and a child.</summary>
    private async Task<Guid[]> VictimsAsync()
    {
        var (atRisk, child) = (await RecordAsync("At risk"), await RecordAsync("A child"));
        await places.Here.DoAsync($"/people/{atRisk}/restrict-address",
            new { onBehalfOf = atRisk, authority = "verbal-consent", channel = "phone" });
        await places.Here.DoAsync($"/people/{child}/mark-minor", new { });
        return [atRisk, child];
    }

    private Task<Guid> RecordAsync(string name) => places.Here.DoAsync("/people/record", new { name, address = "1 Mill Street" });

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
        var asked = new { name = "Helper", scopes = Codes<Domain.Programs.Scope>(), days = 30 };
        var issued = (await town.Founder.PostAsync("/programs/issue", asked))
            .ShouldBe(HttpStatusCode.Created);
        var program = places.Host.Client();
        program.DefaultRequestHeaders.Authorization = new("Bearer", issued.Body.GetProperty("token").GetString());
        callers["program"] = new(program, $"/api/communities/{town.Code}");
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

    /// <summary>A body with every member the API knows, filled by chance.</summary>
    private JsonObject Claimed(string door, string about, Dictionary<string, List<string>> ids, Random random)
    {
        var body = places.Bodies.Fill(door, new Dictionary<string, string>(), [])!;
        body.Remove("onBehalfOf");
        var people = ids["people"];
        foreach (var name in places.Bodies.Ids(door)
            .Where(name => name is not "onBehalfOf" && (body.ContainsKey(name) || random.Next(3) == 0)))
            body[name] = ids.GetValueOrDefault(name + "s", people) is var kind ? kind[random.Next(kind.Count)] : null;
        if (random.Next(3) > 0)
            (body["onBehalfOf"], body["authority"]) = (people.Contains(about) && random.Next(4) > 0 ? about
                : people[random.Next(people.Count)], "verbal-consent");
        else if (random.Next(8) > 0) body.Remove("authority");
        foreach (var (name, codes) in claims)
            if (body.ContainsKey(name) && (name is not ("authority" or "channel") || random.Next(4) == 0))
                body[name] = codes[random.Next(codes.Length)];
        foreach (var name in (string[])["person", "helper"])
            if (body.ContainsKey(name) && body.ContainsKey("onBehalfOf")) body[name] = body["onBehalfOf"]!.ToString();
        if (door.EndsWith("/change-contact", StringComparison.Ordinal)) body["birthYear"] = 1950 + random.Next(70);
        return body;
    }

    private async Task ShouldHaveGainedNothingAsync(Guid[] people, Guid[] victims, string tried)
    {
        var folds = places.Host.Services.GetRequiredService<Folds>();
        var (community, _) = await folds.FoldAsync(Community.Stream, here, here.Value, Cancellation);
        community!.ActingStewards.Count.Should().BeGreaterThanOrEqualTo(3, tried);
        foreach (var id in people)
        {
            var (person, _) = await folds.FoldAsync(Membership.Stream, here, id, Cancellation);
            Role[] held = id == places.Here["founder"] ? [Role.Steward, Role.Coordinator]
                : community.Stewards.Contains(new(id)) ? [Role.Steward]
                : id == people[0] || id == people[2] ? [Role.Coordinator]
                : id == people[1] ? [Role.Helper] : [];
            person!.Roles.Except([Role.Person, Role.Member]).Should().BeSubsetOf(held, tried);
        }
        var (atRisk, child) = (victims[0], victims[1]);
        (await folds.FoldAsync(Membership.Stream, here, atRisk, Cancellation)).State!.IsAddressRestricted.Should().BeTrue(tried);
        (await folds.FoldAsync(Membership.Stream, here, child, Cancellation)).State!.IsMinor.Should().BeTrue(tried);
        foreach (var victim in victims)
        {
            var (consents, _) = await folds.FoldAsync(PersonConsents.Stream, here, PersonConsents.Of(new(victim)), Cancellation);
            (consents?.ByPurpose.Values ?? []).Should().NotContain(c => c.Status == ConsentStatus.Given, tried);
        }
        var links = places.Host.Services.GetRequiredService<StreamLinks>();
        (await links.TouchingAsync(here, child, Cancellation, LinkMember.KindOf<ContactDisclosed>(nameof(ContactDisclosed.Of))))
            .Should().BeEmpty(tried);
        foreach (var caller in callers.Values)
            (await caller.GetAsync($"/people/{atRisk}/contact")).Body.ToString().Should().NotContain("Mill Street", tried);
    }

    private static string[] Codes<TCode>() where TCode : struct, Enum => [.. Enum.GetValues<TCode>().Select(code => CodeNames.Of(code))];
}
