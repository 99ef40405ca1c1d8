using Coordination.Integration.Api;
using Coordination.Integration.Messages;

namespace Coordination.Integration.Browser.Week;

public sealed partial class AWeekAtTheDesk
{
    private const string Cleo = "Cleo, without scripts", BenSays = "helper";

    /// <summary>Somebody at home, on a phone without scripts.</summary>
    private async Task AskAtHomeAsync()
    {
        var cleo = await VisitAsync("cleo", scripts: false);
        await cleo.GoAsync(Home);
        await tasks.DoAsync(Cleo, cleo, "Join", async c =>
        {
            await c.PressAsync("Join");
            await c.SayAsync("Your name", "Cleo Marsh");
            await c.PressAsync("Join", "main form");
            await c.SeesAsync("You have not asked for anything.");
        });
        await tasks.DoAsync(Cleo, cleo, "Ask for help", async c =>
        {
            await c.PressAsync("Ask for help");
            await c.PressAsync("Food");
            await c.SayAsync("In your own words", "A parcel, nothing with nuts");
            await c.PressAsync("Continue");
            await c.PressAsync("This week");
            await c.PressAsync("Continue");
            await c.PressAsync(Town.Ward);
            await c.PressAsync("Continue");
            await c.SayAsync("Your phone number", "07700 900555");
            await c.PressAsync("Continue");
            await c.PressAsync("Ask for help", "main form");
            await c.SeesAsync("We have your request");
        });
        await Host.CaughtUpAsync();
        await tasks.DoAsync(Cleo, cleo, "See what became of it", async c =>
        {
            await c.PressAsync("See your request");
            await c.SeesAsync("Open", "#request-state");
        });
        await tasks.DoAsync(Cleo, cleo, "Say it in other words", async c =>
        {
            await c.PressAsync("Change the request");
            await c.SayAsync("[name=words]", "A parcel, nothing with nuts or milk");
            await c.PressAsync("Save the change");
            await c.SeesAsync("nuts or milk");
        });
        await BookAtHomeAsync(cleo);
    }

    private async Task BookAtHomeAsync(Visitor cleo)
    {
        await MadeAsync(Ada, "/sessions/plan",
            new Dictionary<string, object>(Neighbours.Planned(Office.Now.AddDays(4), "Coffee morning")) { ["category"] = "company" });
        await cleo.GoAsync($"{Home}/sessions");
        await tasks.DoAsync(Cleo, cleo, "Book a place", async c =>
        {
            await c.PressAsync("Coffee morning");
            await c.PressAsync("Book a place for me");
            await c.SeesAsync("Cancel place");
        });
        await Host.CaughtUpAsync();
        await tasks.DoAsync(Cleo, cleo, "Give the place back", async c =>
        {
            await c.PressAsync("Cancel place");
            await c.SeesAsync("Book a place for me");
        });
        await cleo.GoAsync($"{Home}/mine");
        await tasks.DoAsync(Cleo, cleo, "See who looked at my data", async c =>
        {
            await c.PressAsync("My data");
            await c.SeesAsync("Who looked at my data");
        });
        await tasks.DoAsync(Cleo, cleo, "Say how I want to be told", async c =>
        {
            await c.ChooseAsync("[name=preferredChannel]", "phone");
            await c.PressAsync("Change it", "#change-contact");
            await c.Page.Locator(".strip.done").WaitForAsync();
        });
    }

    /// <summary>Two helpers: one says yes to a part, the other cannot.</summary>
    private async Task HelpAsync()
    {
        await Village.JoinAsync("Hal");
        var hal = await VisitAsync("Hal");
        await hal.GoAsync($"{Home}/offers");
        await tasks.DoAsync(BenSays, hal, "Offer help", async h =>
        {
            await h.PressAsync("Offer help");
            await h.ChooseAsync("Kind of help", "food");
            await h.SayAsync("In your own words", "A few parcels");
            await h.SayAsync("How many?", "5");
            await h.ChooseAsync("Unit", "parcel");
            await h.PressAsync("Offer help", "main form");
            await h.SeesAsync("A few parcels");
        });
        var offer = new Uri(hal.Page.Url).AbsolutePath.Split('/')[^1];
        await AskedAsync(offer, 3, "Three parcels for Saturday");
        await hal.GoAsync($"{Home}/mine");
        await tasks.DoAsync(BenSays, hal, "Give a part of what is asked", async h =>
        {
            await h.PressAsync("I can give a part");
            await h.SayAsync("[name='part.amount']", "2");
            await h.PressAsync("Yes, I will", "details form");
            await h.SeesAsync("You said yes.");
        });
        await AskedAsync(offer, 1, "One parcel at the weekend");
        await hal.GoAsync($"{Home}/mine");
        await tasks.DoAsync(BenSays, hal, "Say that I can’t do it", async h =>
        {
            await h.PressAsync("I can’t do it");
            await h.SeesAsync("Hal said no to helping", "body");
        });
        await tasks.DoAsync(BenSays, hal, "Have it in my calendar", async h =>
        {
            await h.PressAsync("Make a calendar address");
            await h.SeesAsync("Your calendar address");
        });
        await hal.GoAsync($"{Home}/my-data");
        await tasks.DoAsync(BenSays, hal, "Pause until I am back", async h =>
        {
            await h.PressAsync("Pause new requests");
            await h.SeesAsync("I am back");
        });
    }

    private async Task AskedAsync(string offer, int amount, string words)
    {
        var request = await MadeAsync(Village.As("cleo"), "/requests/raise",
            new { category = "food", words, wanted = new { amount, unit = "parcel" }, ward = Town.Ward });
        await MadeAsync(Ada, "/matches/propose", new { request, offer, quantity = new { amount, unit = "parcel" } });
    }
}
