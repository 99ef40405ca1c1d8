using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Walks;

/// <summary>
/// No address shows any role how much a volunteer did, ranks people, or lists households.
/// </summary>
[Collection(nameof(TwoPlaces))]
public sealed partial class MeasuringNobody(TwoPlaces places)
{
    private static readonly string[] aboutHomes =
        ["household", "households", "address", "ward", "need", "category", "area", "postcode", "street"];

    [Fact]
    public async Task No_address_tells_how_much_a_volunteer_did_nor_ranks_them()
    {
        var (place, volunteers) = (places.Here, new Volunteers(places.Here));
        await volunteers.KeepAsync();
        await places.Host.CaughtUpAsync();
        var (looked, lists, wrong) = (0, 0, new List<string>());
        foreach (var door in places.Doors.Where(d => d.Method == "GET" && d.IsInside))
        {
            var right = Rights.Table.Single(r => r.Door == door.Right);
            var things = new Dictionary<string, string>(await place.MakeAsync(right.Needs, volunteers.Busiest));
            if (volunteers.Ids.TryGetValue(right.Needs.ToString(), out var theirs)) things["id"] = theirs;
            foreach (var role in Place.Roles)
                foreach (var query in new[] { "",
                    right.Query.Replace("{caller}", volunteers.Busiest.ToString(), StringComparison.Ordinal) }.Distinct())
                {
                    var heard = await places.Of(role).GoAsync(door, TwoPlaces.Fill(door, place.Code, things)! + query, null);
                    if (heard.Said is not Said.Yes) continue;
                    looked++;
                    var (shown, isRanked) = Seen(heard, volunteers);
                    if (isRanked is not null) lists++;
                    if (shown && (heard.Text.Contains(volunteers.Busiest.ToString(), StringComparison.Ordinal)
                        || heard.Text.Contains(volunteers.All[volunteers.Busiest].Name, StringComparison.Ordinal))) wrong.Add(
                        $"{role} at {door}{query} is shown {Volunteers.Distinctive}");
                    if (isRanked is true) wrong.Add($"{role} at {door}{query} is shown volunteers in the order of what they did");
                }
        }
        await Announcement.WriteAsync(
            $"Volunteers: {looked} answers looked through, {lists} of them with several volunteers; "
            + $"{wrong.Count} show how much somebody did.");
        wrong.Should().BeEmpty();
        looked.Should().BeGreaterThan(100);
        lists.Should().BeGreaterThan(5, "a list in which nobody is found shows nothing");
    }

    [Theory]
    [InlineData("<p>Quenby kept 37 promises</p>", true)]
    [InlineData("<p>Quenby: 37</p>", true)]
    [InlineData("<p data-kept=\"37\">Quenby at 12:37, no. 37-1</p>", false)]
    public void The_number_is_seen_where_it_is_told(string html, bool isSeen) =>
        Seen(new(Said.Yes, 200, null, html, "text/html"), new(places.Here)).IsShown.Should().Be(isSeen);

    [Fact]
    public async Task Households_are_found_through_a_person_only_and_people_through_no_home_nor_need()
    {
        places.Doors.Where(d => d.Method == "GET" && d.Below.Split('/').TakeWhile(part => part is not ['{', ..])
            .Any(part => part.Contains("household", StringComparison.Ordinal))).Should()
            .BeEmpty("a household has no list and no address of its own before a person's");
        foreach (var door in places.Doors.Where(d => d.Method == "GET" && d.IsInside && !d.Parameters.Any()))
        {
            var heard = await places.Of("coordinator")
                .GoAsync(door, TwoPlaces.Fill(door, places.Here.Code, new Dictionary<string, string>())!, null);
            if (heard.MediaType == "application/json")
                Members(JsonDocument.Parse(heard.Text).RootElement).Should()
                    .NotContain(name => name.Contains("household", StringComparison.OrdinalIgnoreCase), "{0} is a list", door);
            else heard.Text.Should().NotContain("/household", "{0} leads to no household", door);
            if (!door.Below.StartsWith("/people", StringComparison.Ordinal)) continue;
            foreach (var name in aboutHomes)
            {
                var asked = await places.Of("coordinator")
                    .GoAsync(door, TwoPlaces.Fill(door, places.Here.Code, new Dictionary<string, string>()) + $"?{name}=x", null);
                if (heard.MediaType == "application/json")
                    asked.Said.Should().Be(Said.NotUnderstood, "people are not found by their {0} at {1}", name, door);
                else PeopleIn(asked).Should().BeEquivalentTo(PeopleIn(heard), "people are not found by their {0} at {1}", name, door);
            }
        }

        static IEnumerable<string> PeopleIn(Heard heard) => Links().Matches(heard.Text).Select(link => link.Value).Distinct();
    }

    [GeneratedRegex("/people/[0-9a-f-]{36}")]
    private static partial Regex Links();

    /// <summary>
    /// Whether the number is there, and whether several volunteers are there in its order; null where there are fewer than three.
    /// </summary>
    private static (bool IsShown, bool? IsRanked) Seen(Heard heard, Volunteers volunteers)
    {
        var isJson = heard.MediaType == "application/json";
        var text = isJson ? heard.Text : Space().Replace(WebUtility.HtmlDecode(Tag().Replace(heard.Text, " ")), " ");
        var marks = volunteers.All.SelectMany(v => new[] { (Mark: v.Key.ToString(), v.Value.Kept), (Mark: v.Value.Name, v.Value.Kept) })
            .Concat(volunteers.HelperOf.Select(o => (Mark: o.Key, volunteers.All[o.Value].Kept)));
        int[] order = [.. marks.Select(m => (At: heard.Text.IndexOf(m.Mark, StringComparison.Ordinal), m.Kept)).Where(m => m.At >= 0)
            .OrderBy(m => m.At).Select(m => m.Kept).Distinct()];
        return (isJson ? Numbers(JsonDocument.Parse(text).RootElement).Contains(Volunteers.Distinctive)
            : Number().IsMatch(text), order.Length < 3 ? null : Volunteers.IsRanking(order));
    }

    private static IEnumerable<string> Members(JsonElement of) => of.ValueKind switch
    {
        JsonValueKind.Object => of.EnumerateObject().SelectMany(m => Members(m.Value).Prepend(m.Name)),
        JsonValueKind.Array => of.EnumerateArray().SelectMany(Members),
        _ => [],
    };

    /// <summary>Every number in it, except positions in the history.</summary>
    private static IEnumerable<int> Numbers(JsonElement of) => of.ValueKind switch
    {
        JsonValueKind.Object => of.EnumerateObject().Where(m => m.Name is not ("position" or "version")).SelectMany(m => Numbers(m.Value)),
        JsonValueKind.Array => of.EnumerateArray().SelectMany(Numbers),
        JsonValueKind.Number when of.TryGetInt32(out var number) => [number],
        _ => [],
    };

    [GeneratedRegex("<(script|style)\\b.*?</\\1>|<[^>]+>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?<![\w:.,/-])37(?![\w:/-]|[.,]\d)")]
    private static partial Regex Number();
}
