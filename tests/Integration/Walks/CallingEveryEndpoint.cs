using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Integration.Commands;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Walks;

/// <summary>
/// Every role calls every endpoint: with a thing of their own, of somebody else and of another community. A command by a form is tried with
/// every second role, and with all roles where <c>COORDINATION_FULL=1</c>.
/// </summary>
public sealed class CallingEveryEndpoint(TwoPlaces places) : IClassFixture<TwoPlaces>
{
    private static readonly string[] callers = ["nobody", "stranger", .. Place.Roles];

    private readonly Dictionary<(Guid, Thing), IReadOnlyDictionary<string, string>> made = [];

    [Fact]
    public void Every_role_that_somebody_can_hold_is_tried() => Place.Roles.Should().BeEquivalentTo(
        ((Role[])[Role.Person, Role.Member, Role.Steward, .. GrantRole.Givable]).Select(role => CodeNames.Of(role)));

    [Fact]
    public void Every_door_is_in_the_table_and_described_where_it_is_for_programs()
    {
        places.Doors.Select(d => d.Right).Distinct().Except(Rights.Table.Select(r => r.Door)).Except(Rights.LeftOut).Should()
            .BeEmpty("who may go through a door is said before it is opened");
        Rights.Table.Select(r => r.Door).Should().OnlyHaveUniqueItems();
        Rights.Table.Select(r => r.Door).Except(places.Doors.Select(d => d.Right)).Should().BeEmpty("a right without a door is nobody's");
        places.Bodies.Described.Where(d => d.IsOfPrograms).Should()
            .BeEquivalentTo(places.Doors.Where(d => d.IsOfPrograms), "what is open to programs is described");
    }

    [Fact]
    public async Task Each_says_what_was_agreed_to_each()
    {
        var (cells, wrong) = (0, new List<string>());
        foreach (var door in places.Doors.Where(d => !Rights.LeftOut.Contains(d.Right)))
        {
            var right = Rights.Table.Single(r => r.Door == door.Right);
            foreach (var role in callers.Where((_, at) => Extent.IsFull || !door.IsForm || (at + door.Below.Length) % 2 == 0))
                foreach (var cell in await CellsAsync(door, right, role))
                {
                    cells++;
                    if (cell is { } unexpected) wrong.Add(unexpected);
                }
        }
        await Announcement.WriteAsync(
            $"Rights: {cells} cells of {callers.Length} roles at {places.Doors.Count} doors, {wrong.Count} wrong.");
        cells.Should().BeGreaterThan(600);
        string.Join(Environment.NewLine, wrong).Should().BeEmpty();
    }

    private async Task<IReadOnlyList<string?>> CellsAsync(Door door, Right right, string role)
    {
        var isKnown = Place.Roles.Contains(role);
        var (here, there) = (places.Here, places.There);
        var (who, caller) = !isKnown ? (role, here["olive"]) : right.Changes && door.Method == "POST" ? await here.CastAsync(role)
            : (role, here[role]);
        var cells = new List<string?>();
        if (right.Others is not null && isKnown)
        {
            var other = right.Changes && door.Method == "POST" ? (await here.CastAsync("member")).Id : here["olive"];
            cells.Add(await CellAsync("other's", here, other, right.Speaks ? other : null, Others(right, role)));
        }
        if (door.IsInside && isKnown && !right.IsOpen)
            cells.Add(await CellAsync("their community", there, there["olive"], null, Unknown(door)));
        if (door.Parameters.Any() && door.IsInside && isKnown)
            cells.Add(await CellAsync("another community's", here, there["olive"], null, right.May.Contains(role) ? Said.NotFound
                : right.Instead));
        cells.Add(await CellAsync("own", here, caller, null, Own(door, right, role)));
        if (who != role && role is "steward") await here.StandDownAsync(who, caller);
        return cells;

        async Task<string?> CellAsync(string whose, Place place, Guid owner, Guid? onBehalfOf, Said expected)
        {
            // A thing that is only read, or that the caller may not change, serves the next caller as well.
            var isUsed = expected is Said.Yes && door.Method == "POST";
            if (isUsed || !made.TryGetValue((owner, right.Needs), out var things))
                things = await (owner == there["olive"] ? there : here).MakeAsync(right.Needs, owner);
            if (!isUsed) made[(owner, right.Needs)] = things;
            var path = TwoPlaces.Fill(door, place.Code, things)
                ?? throw new InvalidOperationException($"{door} cannot be filled with {right.Needs}.");
            var body = places.Body(door, right, things, onBehalfOf);
            if (body is not null && onBehalfOf is not null)
                foreach (var named in places.Bodies.Ids(door.Below).Where(n => n is "person" or "helper"))
                    body[named] = onBehalfOf.ToString();
            if (body is not null && door.Below.EndsWith("/book", StringComparison.Ordinal)) body.Remove("request");
            var heard = await places.Of(who)
                .GoAsync(door, path + (whose == "own" ? right.Query.Replace("{caller}", caller.ToString(), StringComparison.Ordinal) : ""),
                body);
            // A page that is open to everybody may want a name first.
            var said = heard.Said is Said.Joins && right.IsOpen ? Said.Yes : heard.Said;
            return said == expected ? null : $"{role} at {door} with {whose}: {heard}, not {expected}";
        }
    }

    /// <summary>The answer to whoever is not known in the community.</summary>
    private static Said Unknown(Door door) => door.IsPage ? Said.Joins : Said.NotFound;

    private static Said Own(Door door, Right right, string role) => role switch
    {
        "nobody" => right.May.Contains(role) ? Said.Yes : Said.SignIn,
        _ when right.May.Contains(role) => right.Only is null || right.Only.Contains(role) ? right.Own : Said.Refused,
        "stranger" => Unknown(door),
        _ => right.Instead,
    };

    private static Said Others(Right right, string role) =>
        right.Others!.Contains(role) ? Said.Yes : right.May.Contains(role) ? right.No : right.Instead;
}
