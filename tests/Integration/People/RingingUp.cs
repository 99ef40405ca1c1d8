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
