using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.People;

namespace Coordination.Integration.Consents;

[Collection(nameof(Town))]
public sealed class TakingConsentBack(Town town)
{
    [Fact]
    public async Task What_was_disclosed_is_recalled_from_whom_it_was_and_nobody_else_learns_it()
    {
        var (uma, umaId) = await town.NewcomerAsync("Uma", "07700 900777");
        var (vic, _) = await town.NewcomerAsync("Vic", "07700 900778");
        var match = await PromisedAsync(uma, vic);
        Phone(await vic.GetAsync($"/matches/{match}/contact")).Should().Be("07700 900777");

        (await uma.PostAsync($"/people/{umaId}/consents/withdraw", new { purpose = "contact-sharing" })).ShouldBe(HttpStatusCode.OK);

        (await vic.GetAsync($"/matches/{match}/contact")).ShouldBeProblem(HttpStatusCode.Forbidden, "match.contact-not-disclosed");
        Phone(await uma.GetAsync($"/matches/{match}/contact")).Should().Be("07700 900778", "the other one took nothing back");
        var again = await PromisedAsync(uma, vic);
        (await vic.GetAsync($"/matches/{again}/contact")).ShouldBeProblem(HttpStatusCode.Forbidden, "match.contact-not-disclosed");
        var consent = (await uma.GetAsync($"/people/{umaId}/consents")).ShouldBe(HttpStatusCode.OK).Body[0];
        consent.GetProperty("status").GetString().Should().Be("withdrawn");
        consent.GetProperty("stays").EnumerateArray().Select(s => s.GetString()).Should()
            .Equal("coordinators-reach", "promises-made", "history-without-names");
    }

    [Fact]
    public async Task No_more_is_shown_than_was_consented_to()
    {
        var (wyn, id) = await town.NewcomerAsync("Wyn", "07700 900779");
        var (xen, _) = await town.NewcomerAsync("Xen", "07700 900780");
        (await wyn.PostAsync($"/people/{id}/change-contact", new { address = "3 Mill Street", email = "wyn@example.org" }))
            .ShouldBe(HttpStatusCode.OK);
        (await wyn.PostAsync($"/people/{id}/consents/give",
            new { purpose = "contact-sharing", recipients = new[] { "matched" }, dataClasses = new[] { "phone", "email" } }))
            .ShouldBe(HttpStatusCode.OK);
        var match = await PromisedAsync(wyn, xen);
        var seen = (await xen.GetAsync($"/matches/{match}/contact")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("people")[0];
        seen.TryGetProperty("phone", out _).Should().BeTrue();
        seen.TryGetProperty("address", out _).Should().BeFalse();
        (await wyn.PostAsync($"/people/{id}/consents/narrow",
            new { purpose = "contact-sharing", recipients = new[] { "matched" }, dataClasses = new[] { "email" } }))
            .ShouldBe(HttpStatusCode.OK);
        (await xen.GetAsync($"/matches/{match}/contact")).Body.GetProperty("people")[0].TryGetProperty("phone", out _).Should().BeFalse();
        (await wyn.PostAsync($"/people/{id}/consents/narrow",
            new { purpose = "contact-sharing", recipients = new[] { "public" }, dataClasses = new[] { "email" } }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "consent.wider");
        (await xen.PostAsync($"/people/{id}/consents/withdraw", new { purpose = "contact-sharing" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "person.not-yours");
    }

    [Fact]
    public async Task It_counts_for_what_was_disclosed_under_a_record_that_was_merged_since()
    {
        var (dee, deeId) = await town.NewcomerAsync("Dee", "07700 900781");
        var (kay, kayId) = await town.NewcomerAsync("Kay", "07700 900782");
        var (sam, samId) = await town.NewcomerAsync("Sam");
        var match = await PromisedAsync(dee, sam);
        (await town.Ada.PostAsync($"/people/{deeId}/merge", new { into = kayId, words = "one person" })).ShouldBe(HttpStatusCode.OK);
        Phone(await sam.GetAsync($"/matches/{match}/contact")).Should().Be("07700 900781");
        (await kay.PostAsync($"/people/{kayId}/consents/withdraw", new { purpose = "contact-sharing" })).ShouldBe(HttpStatusCode.OK);
        (await sam.GetAsync($"/matches/{match}/contact")).ShouldBeProblem(HttpStatusCode.Forbidden, "match.contact-not-disclosed");
    }

    [Fact]
    public async Task Whoever_has_left_learns_nothing_of_the_other_any_more()
    {
        var (dot, _) = await town.NewcomerAsync("Dot", "07700 900783");
        var (sim, simId) = await town.NewcomerAsync("Sim", "07700 900784");
        var match = await PromisedAsync(dot, sim);
        (await sim.PostAsync($"/matches/{match}/complete", new { given = new { amount = 2, unit = "pack" } })).ShouldBe(HttpStatusCode.OK);
        Phone(await sim.GetAsync($"/matches/{match}/contact")).Should().Be("07700 900783");
        (await sim.PostAsync($"/people/{simId}/leave", null)).ShouldBe(HttpStatusCode.OK);
        (await sim.GetAsync($"/matches/{match}/contact")).Body.ToString().Should().NotContain("07700 900783");
        (await dot.GetAsync($"/matches/{match}/contact")).Body.ToString().Should().NotContain("07700 900784");
    }

    private async Task<string> PromisedAsync(Caller person, Caller helper)
    {
        var match = await town.ProposeAsync(await town.RaiseAsync(person), await town.OfferAsync(helper));
        (await person.PostAsync($"/matches/{match}/accept", new { side = "person" })).ShouldBe(HttpStatusCode.OK);
        (await helper.PostAsync($"/matches/{match}/accept", new { side = "helper" })).ShouldBe(HttpStatusCode.OK);
        return match;
    }

    private static string? Phone(Answered answer) =>
        answer.ShouldBe(HttpStatusCode.OK).Body.GetProperty("people")[0].GetProperty("phone").GetProperty("value").GetString();
}
