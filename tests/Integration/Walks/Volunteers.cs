using System.Net;
using System.Text.Json;

namespace Coordination.Integration.Walks;

/// <summary>
/// Helpers who have kept very different numbers of promises. No order that lists may have is the order of these numbers.
/// </summary>
public sealed class Volunteers(Place place)
{
    public const int Distinctive = 37;

    // Up and down in turn: a page of a list may show any few of them that follow one another.
    private static readonly int[] kept = [Distinctive, 2, 11, 3, 8, 5];
    private static readonly string[] names = ["Quenby", "Isolde", "Vashti", "Ottoline", "Zephyr", "Ursel"];
    private readonly Dictionary<Guid, (string Name, int Kept)> all = [];

    public Guid Busiest => all.Single(v => v.Value.Kept == Distinctive).Key;
    public IReadOnlyDictionary<string, string> Ids { get; private set; } = new Dictionary<string, string>();

    /// <summary>The offers of each of them, by which they could be found too.</summary>
    public Dictionary<string, Guid> HelperOf { get; } = [];
    public IReadOnlyDictionary<Guid, (string Name, int Kept)> All => all;

    public async Task KeepAsync()
    {
        var people = new List<(Guid Id, string Name)>();
        foreach (var name in names)
        {
            var id = await place.AppearAsync(name, phone: $"07700 900 5{people.Count:00}");
            (await place.Founder.PostAsync($"/people/{id}/grant-role", new { role = "helper" })).ShouldBe(HttpStatusCode.OK);
            people.Add((id, name));
        }
        // They act in the order of their ids, so that neither what they did nor who they are is in the order of how much it was.
        var ordered = people.OrderBy(p => p.Id.ToString(), StringComparer.Ordinal).ToList();
        var numbers = Enumerable.Range(0, kept.Length).Select(shift => kept.Skip(shift).Concat(kept.Take(shift)).ToArray())
            .First(order => !IsRanking(ordered.Zip(order).OrderBy(p => p.First.Name, StringComparer.Ordinal).Select(p => p.Second))
            && !IsRanking(people.Select(p => order[ordered.IndexOf(p)])));
        foreach (var ((id, name), many) in ordered.Zip(numbers)) all[id] = (name, many);

        var request = await DoAsync("/requests/raise", place["olive"],
            new() { ["category"] = "food", ["words"] = "parcels", ["wanted"] = Parcels(100), ["ward"] = Place.Ward });
        foreach (var (helper, (_, many)) in all)
        {
            // Two offers each, so that what is left of one does not show the total.
            Guid[] offers = [await OfferAsync(helper), await OfferAsync(helper)];
            foreach (var offer in offers) HelperOf[offer.ToString()] = helper;
            var match = Guid.Empty;
            for (var time = 0; time < many; time++) match = await KeepAsync(request, offers[time % 2], helper);
            if (many == Distinctive)
                Ids = new Dictionary<string, string>
                {
                    ["Person"] = helper.ToString(),
                    ["Offer"] = offers[0].ToString(),
                    ["Promise"] = match.ToString(),
                    ["Request"] = request.ToString()
                };
        }
    }

    /// <summary>From the most to the fewest, or from the fewest to the most.</summary>
    public static bool IsRanking(IEnumerable<int> numbers)
    {
        int[] found = [.. numbers];
        return found.SequenceEqual(found.Order()) || found.SequenceEqual(found.OrderDescending());
    }

    private async Task<Guid> KeepAsync(Guid request, Guid offer, Guid helper)
    {
        var match = await DoAsync("/matches/propose", null, new() { ["request"] = request, ["offer"] = offer, ["quantity"] = Parcels(1) });
        await DoAsync($"/matches/{match}/accept", place["olive"], new() { ["side"] = "person" });
        await DoAsync($"/matches/{match}/accept", helper, new() { ["side"] = "helper" });
        return await DoAsync($"/matches/{match}/complete", null, new() { ["given"] = Parcels(1) });
    }

    private Task<Guid> OfferAsync(Guid helper) =>
        DoAsync("/offers/make", helper, new() { ["category"] = "food", ["words"] = "parcels", ["offered"] = Parcels(50) });

    private static object Parcels(int amount) => new { amount, unit = "parcel" };

    private async Task<Guid> DoAsync(string path, Guid? onBehalfOf, Dictionary<string, object> body)
    {
        if (onBehalfOf is { } person) (body["onBehalfOf"], body["authority"], body["channel"]) = (person, "verbal-consent", "phone");
        var answer = await place.Founder.PostAsync(path, JsonSerializer.Serialize(body));
        answer.Status.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.Created], "{0} {1}", path, answer.Body);
        return Guid.Parse(answer.Id);
    }
}
