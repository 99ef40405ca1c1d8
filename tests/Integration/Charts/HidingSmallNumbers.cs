using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Pages;
using Coordination.Integration.People;
using Coordination.Integration.Postgres;
using Coordination.Integration.Programs;

namespace Coordination.Integration.Charts;

/// <summary>Whoever sees no single requests is shown no small number of a ward, and others see no charts at all.</summary>
public sealed class HidingSmallNumbers(TestPostgres postgres)
{
    private const string Charts = "/mill-street/charts";

    [Fact]
    public async Task A_small_number_is_hidden_from_a_steward_on_the_map_in_the_table_and_in_the_answer()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var stella = await town.StewardAsync("Stella");
        var (coordinator, steward) = (new Browsing(town.Ada.Http), new Browsing(stella.Http));
        for (var open = 0; open < 5; open++)
        {
            foreach (var (reader, api, isShown) in new[] { (coordinator, town.Ada, true), (steward, stella, open >= 3) })
            {
                var shown = await ShownCharts.OfAsync(reader, Charts);
                var number = shown.Numbers.Single(n => n.Table == "wards");
                number.Says.Should().Be(isShown ? $"{open}" : "fewer than 3");
                shown.Drawn.Single(d => d.Table == "wards").Count.Should().Be(isShown ? $"{open}" : "few");
                (number.Href is null).Should().Be(reader == steward, "a steward sees no list of requests");
                var ward = (await api.GetAsync("/charts/wards")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("wards").EnumerateArray()
                    .Single();
                ward.TryGetProperty("open", out var told).Should().Be(isShown);
                if (isShown) told.GetInt32().Should().Be(open);
            }
            await town.RaiseAsync();
        }
        (await steward.GetAsync(Charts)).ShouldSay("Numbers below 3 are hidden here");
        (await coordinator.GetAsync(Charts)).ShouldNotSay("Numbers below 3 are hidden here");
        (await steward.GetAsync(Charts)).Html.Should().NotContain("/mill-street/requests?", "no number leads where they may not go");
    }

    [Fact]
    public async Task A_ward_that_is_served_no_more_is_shown_while_a_request_from_it_is_open()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        await town.RaiseAsync();
        (await town.Ada.PostAsync("/charter/set-rule", new { rule = "wards", codes = new[] { "E05001385" } })).ShouldBe(HttpStatusCode.OK);
        await town.ListedAsync();
        (await ShownCharts.OfAsync(new(town.Ada.Http), Charts)).Numbers.Where(n => n.Table == "wards").Select(n => (n.Row, n.Count))
            .Should().BeEquivalentTo([(Town.Ward, 1), ("E05001385", 0)]);
        var steward = new Browsing((await town.StewardAsync("Stella")).Http);
        (await ShownCharts.OfAsync(steward, Charts)).Numbers.Where(n => n.Table == "wards").Select(n => n.Row).Should()
            .Equal("E05001385");
    }

    [Fact]
    public async Task Neither_a_helper_nor_a_program_sees_charts()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var ben = new Browsing(town.Ben.Http);
        (await ben.GetAsync(Charts)).ShouldBe(HttpStatusCode.Forbidden);
        (await ben.GetAsync("/mill-street/mine")).ShouldBe(HttpStatusCode.OK).Html.Should().NotContain(Charts);
        var (program, _) = await town.LetInAsync(["read-today", "read-requests", "read-matches", "read-sessions", "read-community"]);
        foreach (var caller in new[] { town.Ben, program })
            foreach (var read in new[] { "weeks", "wards", "days" })
                (await caller.GetAsync("/charts/" + read)).ShouldBeProblem(HttpStatusCode.Forbidden, "caller.not-allowed");
        (await new Browsing(town.Ada.Http).GetAsync("/mill-street/today")).Html.Should().Contain($"href=\"{Charts}\"");
        (await town.Dora.GetAsync("/charts/weeks")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_view_of_the_requests_is_narrowed_by_what_it_knows()
    {
        await using var town = await Town.WithAClockOfItsOwnAsync(postgres);
        var ada = new Browsing(town.Ada.Http);
        var unmet = await town.RaiseAsync(body: Town.Asking("Nobody had it"));
        (await town.Ada.PostAsync($"/requests/{unmet}/close-as-unmet", Newcomers.For(town.CleoId.ToString(), ("cause", "no-stock"))))
            .ShouldBe(HttpStatusCode.OK);
        await town.RaiseAsync(body: Town.Asking("Still open"));
        const string requests = "/mill-street/requests?show=";
        (await ada.GetAsync(requests + "unmet&cause=no-stock")).ShouldSay("Nobody had it", "Only for this cause: Nothing in stock.")
            .ShouldNotSay("Still open");
        (await ada.GetAsync(requests + "unmet&from=2026-01-01")).ShouldSay("Nobody had it", "Closed as unmet, with the reason.")
            .ShouldNotSay("Closed as unmet in the last 7 days");
        (await ada.GetAsync(requests + "unmet&cause=unsafe")).ShouldNotSay("Nobody had it");
        (await ada.GetAsync(requests + "open&ward=" + Town.Ward)).ShouldSay("Still open");
        (await ada.GetAsync(requests + "open&ward=" + Town.Elsewhere)).ShouldNotSay("Still open");
        foreach (var wrong in new[] { "ward=nowhere", "cause=nothing", "from=2027-02-30", "to=1999-01-01", "from=0001-01-01",
            "to=9999-12-31", "neededOn=soon" })
            (await ada.GetAsync(requests + "all&" + wrong)).ShouldBe(HttpStatusCode.BadRequest);
        foreach (var wrong in new[] { "2027-02-30", "0001-01-01", "9999-12-31" })
            (await ada.GetAsync("/mill-street/sessions?day=" + wrong)).ShouldBe(HttpStatusCode.BadRequest);
    }
}
