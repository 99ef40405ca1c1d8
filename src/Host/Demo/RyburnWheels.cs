using Coordination.Domain.Kernel;
using static Coordination.Domain.Kernel.Category;

namespace Coordination.Host.Demo;

/// <summary>Volunteer drivers and a minibus for people whom the buses do not reach. Whoever asks first gets the ride.</summary>
public static class RyburnWheels
{
    public const string Code = "ryburn-wheels";

    private static readonly DemoCast[] cast =
    [
        DemoCast.Coordinator("helen", "Helen Sykes", "07700 900201", Role.Steward),
        DemoCast.Coordinator("imran", "Imran Sheikh", "07700 900202"),
        DemoCast.Helper("gareth", "Gareth Llewellyn", "07700 900203"),
        DemoCast.Helper("joan", "Joan Naylor", "07700 900204"),
        DemoCast.Helper("tariq", "Tariq Mahmood", "07700 900205"),
        DemoCast.Helper("kasia", "Kasia Mazur", "07700 900206"),
        DemoCast.Helper("derek", "Derek Pickles", "07700 900207"),
        DemoCast.Helper("yasmin", "Yasmin Farouk", "07700 900208"),
        DemoCast.Member("becky", "Becky Horsfall", "07700 900209"),
        DemoCast.Member("vikram", "Vikram Desai", "07700 900210"),
        DemoCast.Member("siân", "Siân Prosser", "07700 900211"),
        DemoCast.Applicant("colin", "Colin Ogden", "07700 900212"),
        DemoCast.ByPhone("edith", "Edith Whiteley", "01632 960201"),
        DemoCast.ByPhone("harold", "Harold Stansfield", "01632 960202"),
        DemoCast.ByPhone("rukhsana", "Rukhsana Bibi", "01632 960203"),
        DemoCast.ByPhone("norman", "Norman Gledhill", "01632 960204"),
        DemoCast.ByPhone("mair", "Mair Griffiths", "01632 960205"),
        DemoCast.ByPhone("stanisław", "Stanisław Wójcik", "01632 960206"),
        DemoCast.ByPhone("betty", "Betty Lumb", "01632 960207"),
        DemoCast.ByPhone("winston", "Winston Clarke", "01632 960208"),
        DemoCast.ByPhone("alice", "Alice Dyson", "01632 960209"),
        DemoCast.ByPhone("mustafa", "Mustafa Aziz", "01632 960210"),
        DemoCast.ByPhone("dorothy", "Dorothy Feather", "01632 960211"),
    ];

    public static DemoScript Script(DateOnly anchor)
    {
        var story = new DemoScript(Code, "Ryburn Wheels", anchor, cast);
        Begin(story);
        RyburnWheelsRuns.AddTo(story);
        RyburnWheelsRequests.First(story);
        RyburnWheelsRequests.Second(story);
        RyburnWheelsRequests.Open(story);
        return story;
    }

    private static void Begin(DemoScript story)
    {
        story.Founds("-14 08:00",
            new Clause(new("RW-0"), "purpose", Words: [new("en", "Lifts by volunteers to hospital, surgery and shop, from door to door.")]),
            DemoScript.Rule("RW-1", "joining", "A steward speaks with everybody who wants to join, because members drive and are driven.",
                "application"),
            DemoScript.Rule("RW-2", "categories", "We drive people, fetch what they need, and keep them company on the way.", "lift",
                "errand", "company"),
            DemoScript.Rule("RW-3", "wards", "We start from the upper valley and the tops. Where you go is up to you.",
                DemoScript.Codes("Ryburn", "Sowerby Bridge", "Luddendenfoot", "Calder", "Warley", "Illingworth and Mixenden")),
            DemoScript.Rule("RW-4", "waiting-list-order", "Whoever asks first rides first.", "first-come"),
            DemoScript.Rule("RW-5", "late-entry-days", 7, "days", "Drivers' sheets are entered within a week."),
            DemoScript.Rule("RW-6", "disclosure-days", 3, "days",
                "Driver and passenger can see each other's number for three days, so that nobody waits in the rain."),
            new Clause(new("RW-7"), Words: [new("en", "A booked ride is only cancelled by ringing the passenger and being heard.")]));
        story.Joins("-14 08:20", "imran");
        story.Joins("-14 10:20", "gareth", "joan", "tariq", "kasia", "derek");
        story.Joins("-14 13:10", "becky", "vikram", "siân");
        story.Joins("-14 10:00", "edith", "harold", "rukhsana", "norman", "mair", "betty");
        story.Joins("-11 09:40", "yasmin", "winston", "alice", "stanisław");
        story.Joins("-8 11:20", "mustafa", "dorothy");
        story.AsksToJoin("-1 20:10", "colin");

        story.Offers("-14 15:10", "gareth", Lift, "12 trip",
            "My own car, weekday mornings, happy to wait at the hospital. Siaradwr Cymraeg.", "14", "Ryburn", "Sowerby Bridge", "Calder");
        story.Offers("-14 15:30", "joan", Lift, "8 trip", "Afternoons, door to door, room for a folded wheelchair.", "14", "Ryburn",
            "Luddendenfoot");
        story.Offers("-14 16:10", "tariq", Lift, "10 trip", "After four and at weekends, up to Illingworth too.", "21", "Sowerby Bridge",
            "Warley", "Illingworth and Mixenden");
        story.Offers("-14 16:40", "kasia", Errand, "8 trip", "I pass the chemist and the shop in Ripponden every day.", "", "Ryburn");
        story.Offers("-13 09:10", "derek", Lift, "6 trip", "Longer journeys, Leeds or Bradford, with a day's notice.", "30");
        story.Offers("-10 18:20", "yasmin", Company, "6 trip", "I come along to appointments and write things down for you.", "20",
            "Sowerby Bridge", "Warley");
        story.Offers("-9 19:00", "derek", Errand, "2 trip", "A run to the tip with the trailer.", "7");
        story.TakesBack("-5 19:10", "derek-2");
    }
}
