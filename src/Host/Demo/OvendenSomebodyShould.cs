using Coordination.Domain.Kernel;
using static Coordination.Domain.Kernel.Category;

namespace Coordination.Host.Demo;

/// <summary>A board on which a neighbourhood says what somebody should do, and somebody does it.</summary>
public static class OvendenSomebodyShould
{
    public const string Code = "ovenden-somebody-should";

    private static readonly DemoCast[] cast =
    [
        DemoCast.Coordinator("rosa", "Rosa Delgado", "07700 900301", Role.Steward),
        DemoCast.Coordinator("owen", "Owen Prichard", "07700 900302", Role.Steward),
        DemoCast.Coordinator("shazia", "Shazia Malik", "07700 900303"),
        DemoCast.Helper("pete", "Pete Ramsden", "07700 900304"),
        DemoCast.Helper("anil", "Anil Joshi", "07700 900305"),
        DemoCast.Helper("gwen", "Gwen Hughes", "07700 900306"),
        DemoCast.Helper("łukasz", "Łukasz Pawlak", "07700 900307"),
        DemoCast.Helper("mina", "Mina Khoury", "07700 900308"),
        DemoCast.Helper("dave", "Dave Turner", "07700 900309"),
        DemoCast.Member("sunita", "Sunita Patel", "07700 900310"),
        DemoCast.Member("josh", "Josh Farrar", "07700 900311"),
        DemoCast.Member("ania", "Ania Dudek", "07700 900312"),
        DemoCast.Member("khalid", "Khalid Rashid", "07700 900313"),
        DemoCast.Member("megan", "Megan Vaughan", "07700 900314"),
        DemoCast.Member("trevor", "Trevor Blackburn", "07700 900315"),
        DemoCast.Member("leila", "Leila Mansour", "07700 900316"),
        DemoCast.Member("craig", "Craig Sutton", "07700 900317"),
        DemoCast.ByPhone("vera", "Vera Clegg", "01632 960301"),
        DemoCast.ByPhone("george", "George Tattersall", "01632 960302"),
        DemoCast.ByPhone("parveen", "Parveen Akhtar", "01632 960303"),
        DemoCast.AtDesk("ryan", "Ryan Lister", "07700 900318"),
    ];

    public static DemoScript Script(DateOnly anchor)
    {
        var story = new DemoScript(Code, "Ovenden Somebody Should", anchor, cast);
        Begin(story);
        OvendenGatherings.AddTo(story);
        OvendenAsks.First(story);
        OvendenAsks.Second(story);
        OvendenAsks.Open(story);
        return story;
    }

    private static void Begin(DemoScript story)
    {
        story.Founds("-14 08:00",
            new Clause(new("OB-0.1"), "purpose", Words: [new("en", "A board for what somebody should do, and for whoever says: I will.")]),
            DemoScript.Rule("OB-1.1", "joining", "If you live here, you are in.", "open"),
            DemoScript.Rule("OB-1.2", "categories",
                "Small jobs, things to lend, company, and knowing how. Not food and not lifts: others nearby do those better.", "task",
                "household", "company", "advice", "other"),
            DemoScript.Rule("OB-1.3", "wards", "Ovenden, and up the hill to Illingworth and Mixenden.",
                DemoScript.Codes("Ovenden", "Illingworth and Mixenden")),
            DemoScript.Rule("OB-2.1", "waiting-list-order", "When more want to come than there is room for, names are drawn.", "lottery"),
            DemoScript.Rule("OB-3.1", "late-entry-days", 30, "days", "Notes from the board in the café are entered within the month."),
            DemoScript.Rule("OB-3.2", "late-entry-reason-hours", 72, "hours", "After three days we say why it took so long."),
            DemoScript.Rule("OB-4.1", "disclosure-days", 14, "days",
                "Neighbours who agreed on something can reach each other for a fortnight."),
            new Clause(new("OB-0"), Words: [new("en", "Whoever says somebody should may also be somebody. Nobody keeps score.")]));
        story.Joins("-14 08:20", "owen", "shazia");
        story.Joins("-14 10:00", "pete", "anil", "gwen", "łukasz", "mina");
        story.Constitutes("-14 11:45");
        story.Joins("-14 12:10", "sunita", "josh", "ania", "khalid", "megan");
        story.Joins("-14 10:10", "vera", "george", "ryan");
        story.Joins("-11 18:10", "dave", "trevor", "leila", "parveen");
        story.Joins("-6 19:00", "craig");
        story.DoubtsThatItGoesOn("-12 20:00", "-11 19:00");

        story.Offers("-14 14:00", "pete", Category.Task, "8 task", "I have a drill, a ladder and my weekends.", "", "Ovenden");
        story.Offers("-14 14:30", "anil", Advice, "6 task", "Computers, phones, passwords. Slowly and without sighing.");
        story.Offers("-14 15:00", "gwen", Category.Task, "6 task", "Gardens: pruning, planting, and knowing what that is.", "30", "Ovenden",
            "Illingworth and Mixenden");
        story.Offers("-14 15:40", "łukasz", Category.Task, "6 task", "Small joinery. Bring the wood or I bring some.", "21");
        story.Offers("-13 18:10", "mina", Company, "8 task", "A walk or a cup of tea, in English, Arabic or French.");
        story.Offers("-10 19:20", "dave", Household, "4 item", "Wallpaper table, steamer, hedge trimmer, pressure washer, to borrow.", "25",
            "Ovenden");
        story.Offers("-8 18:00", "gwen", Other, "3 item", "Spare raspberry canes for whoever digs them up.", "6");
        story.TakesBack("-3 09:10", "gwen-2");
    }
}
