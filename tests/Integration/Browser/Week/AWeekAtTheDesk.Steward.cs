using System.Net;

namespace Coordination.Integration.Browser.Week;

public sealed partial class AWeekAtTheDesk
{
    private const string Steward = "steward";

    /// <summary>Friday: a steward lets people in, looks at what happened and changes what is ruled.</summary>
    private async Task LookAfterItAsync()
    {
        var stella = await Village.JoinAsync("Stella");
        (await Ada.PostAsync($"/people/{stella}/appoint-steward", null)).ShouldBe(HttpStatusCode.OK);
        (await Ada.PostAsync($"/people/{stella}/grant-role", new { role = "coordinator" })).ShouldBe(HttpStatusCode.OK);
        var twice = await MadeAsync(Ada, "/people/record", new { name = "Mair Lewis", phone = "01632 960 558", isNew = true });
        await Host.SettledAsync();
        var steward = await VisitAsync("Stella");
        await steward.GoAsync($"{Home}/today");
        await tasks.DoAsync(Steward, steward, "Read a note of the shift before", async s =>
        {
            await s.PressAsync("Notes for the next shift");
            await s.PressAsync("Seen", "main");
            await s.SeesAsync("No note waits for somebody to see it.");
        });
        await steward.GoAsync($"{Home}/today");
        await tasks.DoAsync(Steward, steward, "Make somebody a steward", async s =>
        {
            await FindAsync(s, "Ben");
            await s.PressAsync("Ben", "main .lines");
            await s.PressAsync("Make them a steward");
            await s.PressAsync("Yes, make them a steward");
            await s.Page.Locator(".strip.done").WaitForAsync();
        });
        await steward.GoAsync($"{Home}/people/{twice}");
        await tasks.DoAsync(Steward, steward, "Merge two records of one person", async s =>
        {
            await s.PressAsync("Recorded twice?");
            await s.SayAsync("How you know that it is the same person", "She rang from her sister’s phone.");
            await s.PressAsync("The same person as", "main details");
            await s.SeesAsync("It was merged with");
        });
        await tasks.DoAsync(Steward, steward, "Undo a merge that was wrong", async s =>
        {
            await s.PressAsync("Undo merge");
            await s.SayAsync("details[open] [name=words]", "They are mother and daughter.");
            await s.PressAsync("Undo merge", "main details form");
            await s.SeesAsync("Recorded twice?");
        });
        await steward.GoAsync($"{Home}/today");
        await tasks.DoAsync(Steward, steward, "See what changed since I was last here", async s =>
        {
            await s.PressAsync("What changed");
            await s.SeesAsync("Coffee morning");
        });
        await tasks.DoAsync(Steward, steward, "See what is needed where", async s =>
        {
            await s.PressAsync("Charts");
            await s.SeesAsync("Open requests by ward");
        });
        await tasks.DoAsync(Steward, steward, "Change a rule", async s =>
        {
            await s.PressAsync("Our rules");
            await s.PressAsync("Change this rule", "main li:has-text('What needs a review')");
            await s.SayAsync("details[open] [name=number]", "5");
            await s.PressAsync("Set the rule", "main details form");
            await s.SeesAsync("within 5 days");
        });
    }

    private static async Task FindAsync(Visitor visitor, string name)
    {
        await visitor.PressAsync("Search", ".top");
        await visitor.SayAsync("[type=search]", name);
        await visitor.PressAsync("Search", "main form");
    }
}
