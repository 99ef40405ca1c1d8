using System.Net;
using Coordination.Integration.Api;
using Coordination.Integration.Messages;

namespace Coordination.Integration.Browser.Week;

public sealed partial class AWeekAtTheDesk
{
    private const int ByMail = 10;

    private DateTimeOffset Tomorrow => Office.Now.AddDays(1);

    /// <summary>Tuesday to Thursday: a session is planned, moved and held, and another one cancelled.</summary>
    private async Task RunSessionsAsync()
    {
        var desk = await VisitAsync("ada");
        await desk.GoAsync($"{Home}/sessions");
        await DeskAsync("Plan a session", desk, async d =>
        {
            await d.PressAsync("Plan a session");
            await d.SayAsync("Title", "Pantry");
            await d.ChooseAsync("Kind of help", "food");
            await d.SayAsync("Day", Tomorrow.UtcDateTime.ToString("yyyy-MM-dd", null));
            await d.SayAsync("Starts at", "10:30");
            await d.SayAsync("Minutes", "90");
            await d.ChooseAsync("Ward", Town.Ward);
            await d.SayAsync("How many people can come?", "20");
            await d.PressAsync("Plan a session", "main form");
            await d.SeesAsync("Expected");
        });
        var session = new Uri(desk.Page.Url).AbsolutePath;
        await FillAsync(session.Split('/')[^1]);
        await desk.GoAsync(session);
        await DeskAsync("Move a session with twelve people, and everybody is told", desk, async d =>
        {
            await d.PressAsync("Title, time, place, number of people");
            await d.SayAsync("Starts at", "11:00");
            await d.PressAsync("Save the change");
            await d.SeesAsync("Pantry was changed", "body");
            await Host.SettledAsync();
            await d.PressAsync("Told, Edna Hoyle", "#to-tell");
            await d.SeesAsync("Edna Hoyle was told", "body");
            await d.PressAsync("Told, Frank Sykes", "#to-tell");
            await d.SeesAsync("Everybody has been told.");
        });
        await Office.MoveClockAsync(new DateTimeOffset(Tomorrow.UtcDateTime.Date, TimeSpan.Zero).AddHours(11).AddMinutes(5));
        await HoldAsync(desk, session);
        await CancelAsync(desk);
    }

    /// <summary>Ten who read mail and two who have only a phone.</summary>
    private async Task FillAsync(string session)
    {
        for (var number = 1; number <= ByMail; number++)
        {
            var who = $"guest{number}";
            await Village.JoinAsync(who, new { email = Village.Mail(who), preferredChannel = "email" });
            await Village.BookAsync(who, session);
        }
        foreach (var (name, phone) in new[] { ("Edna Hoyle", "01422 496 021"), ("Frank Sykes", "01422 496 022") })
        {
            var person = await MadeAsync(Ada, "/people/record", new { name, phone, isNew = true });
            (await Ada.PostAsync($"/sessions/{session}/book",
                new { onBehalfOf = person, authority = "verbal-consent", channel = "phone" })).ShouldBe(HttpStatusCode.OK);
        }
        await Host.SettledAsync();
    }

    private async Task HoldAsync(Visitor desk, string session)
    {
        await Host.SettledAsync();
        await desk.GoAsync($"{Home}/today");
        await DeskAsync("Note at the door that somebody arrived", desk, async d =>
        {
            await d.PressAsync("Pantry");
            await d.PressAsync("Arrived, Edna Hoyle");
            await d.SeesAsync("Undo, Edna Hoyle");
        });
        await DeskAsync("Undo a wrong press at the door", desk, async d =>
        {
            await d.PressAsync("Undo, Edna Hoyle");
            await d.SeesAsync("Arrived, Edna Hoyle");
        });
        await DeskAsync("Note that somebody did not come", desk, async d =>
        {
            await d.PressAsync("Did not come, Frank Sykes");
            await d.SeesAsync("Undo, Frank Sykes");
        });
        await Office.MoveClockAsync(Tomorrow);
        await Host.SettledAsync();
        await desk.GoAsync($"{Home}/sessions");
        await DeskAsync("Find a session that is over", desk, async d =>
        {
            await d.PressAsync("Past sessions");
            await d.PressAsync("Pantry");
            await d.SeesAsync("Frank Sykes");
        });
        new Uri(desk.Page.Url).AbsolutePath.Should().Be(session);
    }

    private async Task CancelAsync(Visitor desk)
    {
        var planned = await MadeAsync(Ada, "/sessions/plan",
            new Dictionary<string, object>(Neighbours.Planned(Office.Now.AddDays(3), "Soup night")) { ["category"] = "food" });
        await Village.BookAsync("guest1", planned);
        await Host.SettledAsync();
        await desk.GoAsync($"{Home}/sessions/{planned}");
        await DeskAsync("Cancel a session, and everybody is told", desk, async d =>
        {
            await d.PressAsync("Cancel this session");
            await d.ChooseAsync("Why is it cancelled?", "venue-closed");
            await d.PressAsync("Cancel the session");
            await Host.SettledAsync();
            await d.SeesAsync("This session is cancelled");
        });
        (await Office.TakenAsync(Village.Mail("guest1"), 2))[^1].TextBody.Should().Contain("will not take place");
    }
}
