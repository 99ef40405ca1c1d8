using System.Text.Json.Nodes;
using Coordination.Integration.Commands;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Walks;

/// <summary>Wherever an id of another community is put, the answer is the same as for an id that does not exist.</summary>
public sealed class NamingAnotherCommunity(TwoPlaces places) : IClassFixture<TwoPlaces>
{
    /// <summary>The thing that a member of a body names. A member missing here fails the test.</summary>
    private static readonly Dictionary<string, (Thing Thing, string Name)> named = new()
    {
        ["person"] = (Thing.Person, "id"),
        ["helper"] = (Thing.Person, "id"),
        ["onBehalfOf"] = (Thing.Person, "id"),
        ["into"] = (Thing.Person, "id"),
        ["with"] = (Thing.Person, "id"),
        ["holder"] = (Thing.Person, "id"),
        ["successor"] = (Thing.Person, "id"),
        ["request"] = (Thing.Request, "id"),
        ["original"] = (Thing.Request, "id"),
        ["askedWith"] = (Thing.Request, "id"),
        ["offer"] = (Thing.Offer, "id"),
        ["session"] = (Thing.Session, "id"),
    };

    [Fact]
    public async Task Ids_in_addresses_and_bodies_are_answered_as_if_nobody_had_them_and_nothing_is_recorded()
    {
        var (here, there) = (places.Here, places.There);
        var theirs = new Dictionary<Thing, IReadOnlyDictionary<string, string>>();
        foreach (var thing in Thing.All) theirs[thing] = await there.MakeAsync(thing, there["olive"]);
        var (ours, probes, wrong) = (new Dictionary<(string, Thing), IReadOnlyDictionary<string, string>>(), 0, new List<string>());
        foreach (var role in Place.Roles)
            foreach (var thing in places.Doors.Where(d => d.IsInside).Select(d => RightOf(d).Needs).Distinct())
                ours[(role, thing)] = await here.MakeAsync(thing, here[role]);
        await places.Host.SettledAsync();
        var before = await places.EventsAsync();

        foreach (var door in places.Doors.Where(d => d.IsInside && (d.Method == "GET" || !RightOf(d).IsOpen)))
        {
            var right = RightOf(door);
            foreach (var role in Place.Roles.Where((_, at) => Extent.IsFull || !door.IsForm || (at + door.Below.Length) % 3 == 0))
            {
                foreach (var parameter in door.Parameters)
                {
                    Dictionary<string, string> mixed = new(ours[(role, right.Needs)]) { [parameter] = theirs[right.Needs][parameter] };
                    Dictionary<string, string> nothing = new(mixed) { [parameter] = Guid.NewGuid().ToString() };
                    await ProbeAsync(door, right, role, here.Code, mixed, nothing, null, parameter);
                }
                foreach (var member in door.Method == "POST" && right.Fields is null ? places.Bodies.Ids(door.Below) : [])
                    await ProbeAsync(door, right, role, here.Code, ours[(role, right.Needs)], ours[(role, right.Needs)],
                        (member, theirs[named[member].Thing][named[member].Name]), member);
                if (door.Parameters.Any() && !right.IsOpen)
                    await ProbeAsync(door, right, role, there.Code, theirs[right.Needs],
                        theirs[right.Needs].ToDictionary(t => t.Key, _ => Guid.NewGuid().ToString()), null, "community");
            }
        }
        await Announcement.WriteAsync(
            $"Isolation: {probes} pairs of questions about things of another community and about nothing at all, "
            + $"answered alike but for {wrong.Count}.");
        string.Join(Environment.NewLine, wrong).Should().BeEmpty();
        (await places.EventsAsync()).Should().Be(before, "nothing is recorded for whoever names what is not theirs to name");
        probes.Should().BeGreaterThan(500);

        async Task ProbeAsync(Door door, Right right, string role, string community, IReadOnlyDictionary<string, string> asked,
            IReadOnlyDictionary<string, string> nothing, (string Member, string Id)? member, string where)
        {
            probes++;
            var heard = await GoAsync(asked, member?.Id);
            var unknown = await GoAsync(nothing, member is null ? null : Guid.NewGuid().ToString());
            // For the id of a part of one's own thing, the rule of that thing answers that there is none.
            // Whoever is not known in a community is led to join it, whether there is one or not.
            var allowed = heard.Said is Said.NotFound || (heard.Said is Said.Joins && community != here.Code)
                || (heard.Said is Said.Refused && where == door.Parameters.Skip(1).FirstOrDefault())
                || (heard.Said == right.Instead && !right.May.Contains(role) && community == here.Code);
            if (!allowed || heard.Said != unknown.Said || heard.Code != unknown.Code)
                wrong.Add($"{role} at {door} with another community's {where}: {heard}; with nobody's: {unknown}");

            async Task<Heard> GoAsync(IReadOnlyDictionary<string, string> things, string? id)
            {
                var body = places.Body(door, right, things, null);
                if (member is { } put) Put(body!, put.Member, id!);
                return await places.Of(role).GoAsync(door, TwoPlaces.Fill(door, community, things)!, body);
            }
        }
    }

    /// <summary>Where the body names another person, the command is given on their behalf, as a coordinator would give it.</summary>
    private static void Put(JsonObject body, string member, string id)
    {
        body[member] = id;
        if (member is "successor") body["role"] = "steward";
        if (member is "person" or "helper" or "onBehalfOf")
            (body["onBehalfOf"], body["authority"], body["channel"]) = (id, "verbal-consent", "phone");
    }

    private static Right RightOf(Door door) => Rights.Table.Single(r => r.Door == door.Right);
}
