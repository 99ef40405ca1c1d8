using Coordination.Domain.Consents;
using Coordination.Domain.EmergencyAccess;
using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;
using static Coordination.Domain.Kernel.Category;

namespace Coordination.Host.Demo;

/// <summary>A food bank that gives by need first.</summary>
public static class CalderLarder
{
    public const string Code = "calder-larder";

    private static readonly DemoCast[] cast =
    [
        DemoCast.Coordinator("priya", "Priya Nair", "07700 900101", Role.Steward),
        DemoCast.Coordinator("marek", "Marek Wiśniewski", "07700 900102", Role.Steward),
        DemoCast.Coordinator("jo", "Jo Sutcliffe", "07700 900103", Role.Steward),
        DemoCast.Helper("sam", "Sam Okafor", "07700 900104"),
        DemoCast.Helper("lyn", "Lyn Barraclough", "07700 900105"),
        DemoCast.Helper("bashir", "Bashir Hussain", "07700 900106"),
        DemoCast.Helper("carys", "Carys Pugh", "07700 900107"),
        DemoCast.Helper("agnieszka", "Agnieszka Nowak", "07700 900108"),
        DemoCast.Helper("tom", "Tom Greenwood", "07700 900109"),
        DemoCast.Helper("huda", "Huda al-Amin", "07700 900110"),
        DemoCast.Member("nadia", "Nadia Rahman", "07700 900111"),
        DemoCast.Member("leon", "Leon Fielding", "07700 900112"),
        DemoCast.Member("ewa", "Ewa Kowalczyk", "07700 900113"),
        DemoCast.Member("kieran", "Kieran Mulligan", "07700 900114"),
        DemoCast.Member("faisal", "Faisal Akhtar", "07700 900115"),
        DemoCast.Member("rhian", "Rhian Bevan", "07700 900116"),
        DemoCast.Member("chloe", "Chloe Midgley", "07700 900117"),
        DemoCast.ByPhone("doreen", "Doreen Ackroyd", "01632 960101"),
        DemoCast.ByPhone("walter", "Walter Helliwell", "01632 960102"),
        DemoCast.ByPhone("samina", "Samina Begum", "01632 960103"),
        DemoCast.ByPhone("jean", "Jean Crabtree", "01632 960104"),
        DemoCast.ByPhone("dafydd", "Dafydd Rees", "01632 960105"),
        DemoCast.ByPhone("maria", "Maria Santos", "01632 960106"),
        DemoCast.ByPhone("brian", "Brian Uttley", "01632 960107"),
        DemoCast.ByPhone("zofia", "Zofia Lis", "01632 960108"),
        DemoCast.ByPhone("ivy", "Ivy Shackleton", "01632 960109"),
        DemoCast.AtDesk("omar", "Omar Haddad", "07700 900118"),
        DemoCast.AtDesk("gemma", "Gemma Thorp", "07700 900119"),
        DemoCast.AtDesk("abdul", "Abdul Karim", "07700 900120"),
        DemoCast.AtDesk("stacey", "Stacey Holroyd", "07700 900121"),
        DemoCast.AtDesk("piotr", "Piotr Zając", "07700 900122"),
    ];

    public static DemoScript Script(DateOnly anchor)
    {
        var story = new DemoScript(Code, "Calder Larder", anchor, cast);
        Begin(story);
        CalderLarderSessions.AddTo(story);
        CalderLarderRequests.First(story);
        CalderLarderRequests.Second(story);
        CalderLarderRequests.Open(story);
        return story;
    }

    private static void Begin(DemoScript story)
    {
        story.Founds("-14 08:00",
            new Clause(new("CL-0.2"), "purpose", Words:
            [
                new("en", "Food, and what a household runs out of, packed and carried by neighbours."),
                new("cy", "Bwyd, a’r hyn y mae cartref yn rhedeg allan ohono, wedi’i bacio a’i gario gan gymdogion."),
            ]),
            new Clause(new("CL-0.3"), "opening-hours",
                Words: [new("en", "Tuesdays and Fridays, ten to one; by phone every weekday morning")]),
            DemoScript.Rule("CL-1.1", "joining", "Anybody who lives, works or studies in Calderdale can join. We ask nobody for proof.",
                "open"),
            DemoScript.Rule("CL-2.1", "categories",
                "We help with food, things for babies, household things, carrying them home, and advice. " +
                "For lifts we put you through to those who drive.", "food", "baby", "household", "errand", "advice"),
            DemoScript.Rule("CL-2.2", "wards",
                "We serve the wards our helpers can reach. If you live elsewhere we tell you who can help you there.",
                DemoScript.Codes("Ovenden", "Illingworth and Mixenden", "Town", "Park", "Warley", "Skircoat", "Northowram and Shelf",
                    "Sowerby Bridge")),
            DemoScript.Rule("CL-3.1", "waiting-list-order",
                "When there is not enough for everybody, those with the greatest need come first, " +
                "and among them whoever has waited longest.", "need-weighted"),
            DemoScript.Rule("CL-4.1", "late-entry-days", 21, "days", "What was noted on paper may be entered up to three weeks later."),
            DemoScript.Rule("CL-4.2", "late-entry-reason-hours", 48, "hours", "Whatever is entered more than two days late says why."),
            DemoScript.Rule("CL-5.1", "disclosure-days", 7, "days",
                "When both have said yes, each can see how to reach the other for seven days."),
            DemoScript.Rule("CL-6.1", "public-sessions",
                "Anybody may see when and where our doors are open, without asking us and without an account.", "yes"),
            new Clause(new("CL-0.1"),
                Words: [new("en", "Nobody goes hungry here because of a form. If in doubt, give today and ask tomorrow.")]));
        story.Joins("-14 08:20", "marek", "jo");
        story.Joins("-14 10:10", "sam", "lyn", "bashir", "carys", "agnieszka", "tom");
        story.Constitutes("-14 11:45");
        story.Joins("-14 12:30", "nadia", "leon", "ewa", "kieran", "faisal");
        story.Joins("-14 10:30", "doreen", "walter", "samina", "omar", "jean", "dafydd", "gemma");
        story.Joins("-12 09:10", "huda", "rhian", "maria", "brian", "abdul", "zofia", "ivy");
        story.Joins("-9 13:10", "chloe", "stacey", "piotr");

        story.Offers("-14 14:10", "sam", Food, "40 parcel", "I pack and check parcels at the Ovenden pantry, three mornings a week.", "20",
            "Ovenden", "Illingworth and Mixenden", "Town");
        story.Offers("-14 14:40", "lyn", Errand, "8 trip", "I can carry a parcel round to anybody in walking distance of Nursery Lane.",
            "14", "Ovenden");
        story.Offers("-14 15:20", "bashir", Food, "30 parcel", "Halal parcels from the shop, packed the same day if you ring before noon.",
            "", "Park", "Town", "Warley");
        story.Offers("-14 15:50", "carys", Baby, "24 pack", "Nappies, sizes 3 to 6. Dw i'n siarad Cymraeg hefyd.");
        story.Offers("-14 16:30", "agnieszka", Household, "12 item", "Kettles, pans, a microwave, bedding, all checked and clean.", "21",
            "Town", "Park", "Skircoat");
        story.Offers("-13 09:20", "tom", Errand, "10 trip", "Car free most afternoons, happy to drop boxes anywhere up the valley.", "10",
            "Ovenden", "Illingworth and Mixenden", "Sowerby Bridge", "Warley");
        story.Offers("-12 17:00", "huda", Advice, "12 task", "I sit with you and go through forms, in English or Arabic.");
        story.Offers("-8 10:00", "sam", Food, "20 portion", "Soup and bread, still warm, at half past five.", "3", "Ovenden");
        story.Offers("-7 18:30", "tom", Household, "1 item", "A fridge freezer, works well, you would need to fetch it.");
        story.TakesBack("-4 12:10", "tom-2");

        story.SeesEvidence("-13 18:00", "tom", VettingLevel.DbsBasic, 340);
        story.LivesWith("-10 11:00", "samina", "jean");
        story.SaysToLiveWith("-2 11:20", "gemma", "kieran");
        story.Consents("-10 11:40", "doreen", seenBy: "marek", Purpose.Reminders, Recipient.Community, DataClass.Phone);
        story.Consents("-9 11:40", "nadia", seenBy: "marek", Purpose.ContactSharing, Recipient.Matched, DataClass.Name, DataClass.Phone,
            DataClass.Address);
        story.Invites("-3 11:20", "doreen");
        story.Invites("-2 10:15", "ivy");
        story.Claims("-1 18:40", "ivy", "Ivy Shackleton, I come on Thursdays");
        story.HidesAddress("-8 14:00", "zofia");
        story.WantsAddressShown("-1 16:00", "zofia", takenDownBy: "marek");
        story.OpensEmergencyAccess("-5 17:20", "jo", "walter", Emergency.UrgentContact,
            "His neighbour rang: the light has been on for two days and he does not answer. I have to know who to send.");

        story.LeavesNote("-3 17:00", "freezer", by: "marek",
            "The freezer at the pantry beeps at night. It is full, so nothing has thawed. Somebody comes on Thursday to look at it.");
        story.SeesNote("-2 09:00", "freezer", by: "jo");
        story.TriesToCall("-1 15:20", "doreen", by: "jo", CallOutcome.NoAnswer);
        story.TriesToCall("-1 16:40", "doreen", by: "jo", CallOutcome.MessageLeft);
        story.LeavesNote("-1 17:00", "key", by: "jo",
            "I tried to call her twice and left a message. She has the spare key of the pantry, and Friday’s session needs it.",
            about: "doreen");

        story.LetsIn("-6 12:00", "website", "The larder's website", Scope.ReadCommunity, Scope.ReadSessions);
        story.LetsIn("-5 12:00", "spreadsheet", "Weekly spreadsheet of requests", Scope.ReadRequests);
    }
}
