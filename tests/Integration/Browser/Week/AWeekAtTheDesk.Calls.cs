using Coordination.Integration.Api;

namespace Coordination.Integration.Browser.Week;

public sealed partial class AWeekAtTheDesk
{
    /// <summary>Monday: the phone rings.</summary>
    private async Task TakeCallsAsync()
    {
        await Village.JoinAsync("Ben");
        await MadeAsync(Village.As("Ben"), "/offers/make",
            new { category = "food", words = "Parcels from the shop", offered = new { amount = 20, unit = "parcel" } });
        var desk = await VisitAsync("ada");

        await desk.GoAsync($"{Home}/today");
        await DeskAsync("Write down a request while somebody is on the phone", desk, async d =>
        {
            await d.PressAsync("Add a request");
            await WriteDownAsync(d, "Mair Lewis", "01632 960 555", "Two parcels till Friday", "2");
            await d.SeesAsync("Mair Lewis");
        });
        var request = new Uri(desk.Page.Url).AbsolutePath;
        await DeskAsync("Ask a helper whose offer fits", desk, async d =>
        {
            await d.PressAsync("Ask Ben", "#propose");
            await d.SeesAsync("Neither has answered yet");
        });
        await DeskAsync("Both say yes on the phone", desk, async d =>
        {
            await d.PressAsync("Mair Lewis says yes");
            await d.PressAsync("Ben says yes");
            await d.SeesAsync("Handed over");
        });
        await Host.SettledAsync();
        await desk.GoAsync($"{Home}/today");
        await DeskAsync("Where is my parcel?", desk, async d =>
        {
            await d.PressAsync("Search", ".top");
            await d.SayAsync("[type=search]", "mair");
            await d.PressAsync("Search", "main form");
            await d.SeesAsync("Two parcels till Friday");
        });
        await desk.GoAsync(request);
        await DeskAsync("Note that nobody answered a call", desk, async d =>
        {
            await d.PressAsync("No answer");
            await d.SeesAsync("No answer", "#calls .lines");
        });
        await DeskAsync("Leave a note for the next shift", desk, async d =>
        {
            await d.PressAsync("Write a note for the next shift");
            await d.SayAsync("What does the next shift have to know?", "She is out till four.");
            await d.PressAsync("Leave the note");
            await d.SeesAsync("She is out till four.");
        });
        await desk.GoAsync(request);
        await DeskAsync("Record what was given", desk, async d =>
        {
            await d.PressAsync("Handed over");
            await d.SeesAsync("Put right what is on record");
        });
        await DeskAsync("Correct a wrong quantity", desk, async d =>
        {
            await d.PressAsync("Correct it", "main details");
            await d.SayAsync("details[open] [name='given.amount']", "1");
            await d.ChooseAsync("details[open] [name=shortfall]", "no-stock");
            await d.PressAsync("Correct it", "main details form");
            await d.SeesAsync("Put right. Given:");
        });
        await CorrectAsync(desk);
    }

    private async Task CorrectAsync(Visitor desk)
    {
        await Host.CaughtUpAsync();
        await DeskAsync("Correct a wrong phone number", desk, async d =>
        {
            await d.PressAsync("Mair Lewis", "#request-state");
            await d.PressAsync("Change how they are reached");
            await d.SayAsync("details[open] [name=phone]", "01632 960 556");
            await d.PressAsync("Write it down");
            await d.SeesAsync("01632 960 556");
        });
        await desk.GoAsync($"{Home}/requests/add");
        await WriteDownAsync(desk, "Wyn Parry", "01632 960 557", "Bread, any kind", "1");
        await DeskAsync("Change what is asked for", desk, async d =>
        {
            await d.PressAsync("Change the request");
            await d.SayAsync("How many?", "3");
            await d.PressAsync("Save the change");
            await d.SeesAsync("3 parcels", "#request-state");
        });
        await DeskAsync("Close as unmet, with the cause", desk, async d =>
        {
            await d.PressAsync("Close as unmet");
            await d.ChooseAsync("details[open] [name=cause]", "no-capacity");
            await d.PressAsync("Close as unmet", "main details form");
            await d.SeesAsync("Unmet", "#request-state");
        });
        await DeskAsync("Open again what was closed by mistake", desk, async d =>
        {
            await d.PressAsync("Open it again");
            await d.ChooseAsync("details[open] [name=reason]", "closed-by-mistake");
            await d.PressAsync("Open it again", "main details form");
            await d.SeesAsync("Open", "#request-state");
        });
        await DeskAsync("Hand it on to somebody outside", desk, async d =>
        {
            await d.PressAsync("Somebody outside looks after it");
            await d.SayAsync("Who?", "Halifax Food Hub");
            await d.PressAsync("Close as referred on");
            await d.SeesAsync("Referred on", "#request-state");
        });
        foreach (var words in new[] { "Milk for the week", "Milk, two pints" })
        {
            await desk.GoAsync($"{Home}/requests/add");
            await WriteDownAsync(desk, "Wyn Parry", "01632 960 557", words, "3");
            await Host.CaughtUpAsync();
        }
        await DeskAsync("Close what was written down twice", desk, async d =>
        {
            await d.PressAsync("It is a duplicate");
            await d.ChooseFirstAsync("details[open] [name=original]");
            await d.PressAsync("Close as a duplicate", "main details form");
            await d.SeesAsync("Duplicate", "#request-state");
        });
    }

    private static async Task WriteDownAsync(Visitor desk, string name, string phone, string words, string amount)
    {
        await desk.SayAsync("Their name", name);
        await desk.SayAsync("Their phone number", phone);
        await desk.ChooseAsync("Kind of help", "food");
        await desk.SayAsync("In their own words", words);
        await desk.SayAsync("How many?", amount);
        await desk.ChooseAsync("Unit", "parcel");
        await desk.ChooseAsync("Ward", Town.Ward);
        await desk.PressAsync("Add a request", "main form");
    }
}
