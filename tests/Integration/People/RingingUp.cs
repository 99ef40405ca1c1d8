using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;

namespace Coordination.Integration.People;

/// <summary>Whoever rings is never taken for somebody else, and never noted down twice, without a question.</summary>
[Collection(nameof(Town))]
public sealed class RingingUp(Town town)
{
    [Fact]
    public async Task A_name_or_a_number_alone_asks_whether_it_is_somebody_known()
    {
        var name = $"Leila {Guid.NewGuid():N}";
        var known = await town.RecordAsync(name, "07700 900821");
        (await RingAsync(name.ToLowerInvariant(), null)).ShouldName("isNew");
        (await RingAsync(name, "07700 900822")).ShouldName("isNew");
        (await RingAsync("Somebody Quite Different", "+44 7700 900821")).ShouldName("isNew");

        (await PersonOfAsync(await RingAsync(name, "07700900821"))).Should().Be(known, "name and number are theirs");
        (await PersonOfAsync(await RingAsync(name, null, onBehalfOf: known))).Should().Be(known);
        (await PersonOfAsync(await RingAsync(name, null, isNew: true))).Should().NotBe(known);
    }

    [Fact]
    public async Task The_form_comes_back_with_the_question_and_one_press_answers_it()
    {
        var name = $"Zofia {Guid.NewGuid():N}";
        var known = await town.RecordAsync(name, "07700 900823");
        var ada = new Browsing(town.Host.SignedIn("ada"));
        const string add = $"/{Town.Code}/requests/add";
        (string, string)[] typed =
        [
            ("name", name), ("phone", "07700 900824"), ("category", "food"), ("words", "a bag, flat 9"), ("wanted.amount", "1"),
            ("wanted.unit", "item"), ("ward", Town.Ward), ("channel", "phone"), ("authority", "verbal-consent"),
        ];
        var asked = await ada.SendAsync(await ada.GetAsync(add), add, typed);
        asked.ShouldBe(HttpStatusCode.BadRequest)
            .ShouldSay("Is this somebody known here?", name, "…823", "Somebody else, not known here yet")
            .Html.Should().Contain("a bag, flat 9").And.Contain("id=\"isNew\"").And.Contain($"value=\"{known}\"")
            .And.NotContain("07700 900823", "no more is shown than tells them apart");

        var page = await ada.SendAsync(asked, add, [.. typed, ("isNew", "true")]);
        page.ShouldBe(HttpStatusCode.OK).Address.Should().StartWith($"/{Town.Code}/requests/");
    }

    [Fact]
    public async Task Noting_somebody_down_asks_the_same_and_they_can_be_merged_afterwards()
    {
        var name = $"Yusuf {Guid.NewGuid():N}";
        var known = await town.RecordAsync(name, "07700 900456 ext 12");
        var (ada, people) = (new Browsing(town.Host.SignedIn("ada")), $"/{Town.Code}/people");
        foreach (var (said, phone) in new[] { (name.ToUpperInvariant(), ""), ("Somebody Quite Else", "+44 7700 900456") })
        {
            var asked = (await ada.SendAsync(await ada.GetAsync(people), people + "/record", ("name", said), ("phone", phone)))
                .ShouldBe(HttpStatusCode.BadRequest)
                .ShouldSay("Is this somebody known here?", name, "…456", "Somebody else, not known here yet");
            asked.Html.Should().Contain("href=\"#record-form-isNew\"").And.Contain("id=\"record-form-isNew\"").And.NotContain("900456 ext");
            (await ada.GetAsync(asked.Link($"{people}/{known}$"))).ShouldSay(name);
        }
        (await town.Ada.PostAsync("/people/record", new { name })).ShouldName("isNew");

        var form = await ada.SendAsync(await ada.GetAsync(people), people + "/record", ("name", name));
        var noted = await ada.SendAsync(form, people + "/record", ("name", name), ("isNew", "true"));

        var second = noted.ShouldBe(HttpStatusCode.OK).Address.Split("person=")[1].Split('&')[0];
        foreach (var (one, other) in new[] { (known, second), (second, known) })
            (await ada.GetAsync($"{people}/{one}")).ShouldSay("Recorded twice?").Html.Should().Contain($"value=\"{other}\"");
    }

    [Fact]
    public async Task Whoever_may_not_merge_two_records_alike_reads_who_does()
    {
        var name = $"Vera {Guid.NewGuid():N}";
        var ((_, signsIn), cora) = (await town.NewcomerAsync(name), await town.CoordinatorAsync("Cora of records"));
        var second = await town.RecordAsync(name);

        foreach (var (one, other) in new[] { (signsIn, second), (second, signsIn) })
            (await new Browsing(cora.Http).GetAsync($"/{Town.Code}/people/{one}")).ShouldSay("Recorded twice?", "A steward does this.")
                .Link($"/people/{other}$");
    }

    private Task<Answered> RingAsync(string name, string? phone, string? onBehalfOf = null, bool? isNew = null)
    {
        var body = new Dictionary<string, object?>
        {
            ["name"] = name,
            ["category"] = "food",
            ["words"] = "a bag of food",
            ["wanted"] = new { amount = 1, unit = "item" },
            ["ward"] = Town.Ward,
            ["authority"] = "verbal-consent",
            ["channel"] = "phone",
        };
        if (phone is not null) body["phone"] = phone;
        if (onBehalfOf is not null) body["onBehalfOf"] = onBehalfOf;
        if (isNew is not null) body["isNew"] = isNew;
        return town.Ada.PostAsync("/requests/add", body);
    }

    private async Task<string?> PersonOfAsync(Answered added) =>
        (await town.Ada.GetAsync($"/requests/{added.ShouldBe(HttpStatusCode.Created).Id}")).Body.GetProperty("person").GetString();
}
