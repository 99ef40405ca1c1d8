using System.Net;
using System.Text.Json;

namespace Coordination.Integration.Api;

/// <summary>A list that is not whole says where it goes on.</summary>
[Collection(nameof(Town))]
public sealed class ReadingLongLists(Town town)
{
    private const string Code = "long-lists";

    [Fact]
    public async Task One_s_own_things_are_all_found_however_many_they_are()
    {
        var ada = town.As("ada of " + Code, Code);
        (await ada.PostAsync("/api/communities", new { code = Code, name = "Long Lists", yourName = "Ada" }))
            .ShouldBe(HttpStatusCode.Created);
        var raised = new HashSet<string>();
        for (var n = 0; n < 503; n++)
            raised.Add((await ada.PostAsync("/requests/raise", Town.Asking())).ShouldBe(HttpStatusCode.Created).Id);
        await town.ListedAsync();

        var me = (await ada.GetAsync("/me")).ShouldBe(HttpStatusCode.OK).Body;
        var found = Ids(me.GetProperty("requests"));
        for (var next = me.GetProperty("next").GetProperty("requests").GetString(); next is not null;)
        {
            var page = (await ada.GetAsync(next)).ShouldBe(HttpStatusCode.OK);
            found.AddRange(Ids(page.Body.GetProperty("items")));
            next = page.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }
        found.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(raised);
        me.GetProperty("next").EnumerateObject().Should().ContainSingle("the other lists are whole");
        (await town.Cleo.GetAsync("/me")).Body.TryGetProperty("next", out _).Should().BeFalse();
    }

    private static List<string> Ids(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
}
