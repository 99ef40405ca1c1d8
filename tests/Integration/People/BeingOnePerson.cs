using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.People;

[Collection(nameof(Town))]
public sealed class BeingOnePerson(Town town)
{
    [Fact]
    public async Task Two_records_of_one_person_are_merged_without_mixing_and_parted_again()
    {
        var (kept, duplicate) = (await town.RecordAsync("Rosa", "07700 900555", "1 Mill Street"),
            await town.RecordAsync("Rosa", "07700 900556", "2 Hill Street"));
        (await town.Ada.GetAsync($"/people/{duplicate}/alike")).ShouldBe(HttpStatusCode.OK).Body.EnumerateArray().Select(p => p.GetString())
            .Should().Equal(kept);
        (await town.Ada.PostAsync($"/people/{duplicate}/merge", new { into = kept, words = "the same name" })).ShouldBe(HttpStatusCode.OK);

        (await town.Ada.PostAsync("/requests/raise", Asking(duplicate))).ShouldBeProblem(HttpStatusCode.Conflict, "person.merged");
        (await town.Ada.GetAsync($"/people/{duplicate}")).Body.GetProperty("mergedInto").GetString().Should().Be(kept);
        (await town.Ada.GetAsync($"/people/{kept}/contact")).Body.GetProperty("address").GetProperty("value").GetString().Should()
            .Be("1 Mill Street");
        (await town.Ada.PostAsync($"/people/{duplicate}/unmerge", new { words = "two sisters" })).ShouldBe(HttpStatusCode.OK);
        (await town.Ada.PostAsync("/requests/raise", Asking(duplicate))).ShouldBe(HttpStatusCode.Created);
        (await town.Ada.PostAsync($"/people/{kept}/merge", new { into = kept, words = "the same" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "membership.merge-with-itself");
        (await town.Ben.PostAsync($"/people/{duplicate}/merge", new { into = kept, words = "the same" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
    }

    [Fact]
    public async Task A_household_is_found_through_who_lives_there_and_its_words_are_its_own()
    {
        var (sam, samId) = await town.NewcomerAsync("Sam");
        var (tess, tessId) = await town.NewcomerAsync("Tess");
        (await town.Ada.PostAsync($"/people/{tessId}/share-household", Newcomers.For(tessId, ("with", samId))))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.never-for-another");
        (await tess.PostAsync($"/people/{tessId}/share-household", new { with = samId })).ShouldBe(HttpStatusCode.OK);
        (await sam.PostAsync($"/people/{samId}/share-household", new { with = tessId })).ShouldBe(HttpStatusCode.OK);
        (await sam.PostAsync($"/people/{samId}/describe-household", new { words = "Two adults and a baby, third floor" }))
            .ShouldBe(HttpStatusCode.OK);

        var home = (await tess.GetAsync($"/people/{tessId}/household")).ShouldBe(HttpStatusCode.OK).Body;
        home.GetProperty("people").EnumerateArray().Select(p => p.GetString()).Should().BeEquivalentTo(samId, tessId);
        home.GetProperty("words").GetProperty("value").GetString().Should().StartWith("Two adults");
        home.GetProperty("words").GetProperty("subject").GetString().Should().NotBe(samId).And.NotBe(tessId);
        (await town.Ben.GetAsync($"/people/{tessId}/household")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
        (await tess.PostAsync($"/people/{tessId}/leave-household", null)).ShouldBe(HttpStatusCode.OK);
        (await tess.GetAsync($"/people/{tessId}/household")).ShouldBeProblem(HttpStatusCode.NotFound, "caller.not-found");
        (await town.Ada.GetAsync($"/people/{samId}/household")).ShouldBe(HttpStatusCode.OK);
        (await sam.GetAsync($"/people/{samId}/looks")).ShouldBe(HttpStatusCode.OK).Body.EnumerateArray()
            .Should().Contain(look => look.GetProperty("dataClass").GetString() == "words", "who lives there reads who read of their home");
    }

    private static object Asking(string person) =>
        Newcomers.For(person, ("category", "food"), ("words", "a bag of food"), ("wanted", new { amount = 1, unit = "item" }),
            ("ward", Town.Ward));
}
