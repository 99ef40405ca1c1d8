using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using static Coordination.Domain.Kernel.Category;

namespace Coordination.Host.Demo;

/// <summary>The requests at Calder Larder and what became of them.</summary>
internal static class CalderLarderRequests
{
    public static void First(DemoScript story)
    {
        story.Asks("-14 14:20", "doreen", Food, "1 parcel", "Ovenden", "-13 16:00",
            "Food for three days, two adults and two little ones. We have a microwave and a kettle, no oven.")
            .Promised("-14 15:10", "sam").Kept("-13 11:30");
        story.Asks("-14 14:30", "doreen", Baby, "4 pack", "Ovenden", "", "Nappies, size 4.", with: "doreen")
            .Proposed("-14 16:20", "carys").PersonAgrees("-14 16:40").HelperGivesPart("-14 17:10", 3).Kept("-12 10:20", 1, Cause.NoStock)
            .Promised("-11 09:30", "carys", 3).Kept("-10 10:00");
        story.Asks("-14 15:40", "walter", Food, "1 parcel", "Illingworth and Mixenden", "-12",
            "A parcel that is easy to open, my hands are bad. I can't get out to fetch it.")
            .Promised("-13 09:10", "sam").Kept("-12 14:20");
        story.Asks("-13 10:10", "walter", Errand, "1 trip", "Illingworth and Mixenden", "-12",
            "Somebody to bring the parcel up to the third floor.")
            .Proposed("-13 10:40", "lyn").HelperDeclines("-13 12:20").Promised("-13 13:10", "tom").Kept("-12 14:30");
        story.Asks("-13 11:00", "samina", Food, "2 parcel", "Park", "-11 12:00", "Two parcels, halal please, we are seven at the moment.")
            .Promised("-13 11:50", "bashir").Kept("-12 15:10", 1, Cause.NoStock).Given("-10 15:00", 1);
        story.Asks("-13 13:20", "nadia", Baby, "2 pack", "Park", "-9", "Wipes and nappies size 3 until I am paid.")
            .Promised("-13 14:30", "carys").Kept("-12 11:00").Corrected("-11 10:20", recorded: 3, 1, Cause.NoStock).Given("-10 12:40", 1);
        story.Asks("-13 14:00", "omar", Household, "2 item", "Town", "", "We have just moved in and have no pans. One big, one small.")
            .Promised("-12 10:10", "agnieszka").Kept("-11 16:00");
        story.Asks("-13 15:30", "leon", Food, "1 parcel", "Town", "-12", "Enough until I am paid. I can cook.")
            .Booked("-13 15:50", "pantry-2").Came("-9 10:20", "pantry-2").Given("-9 10:40");
        story.Asks("-12 09:30", "jean", Errand, "1 trip", "Warley", "-10 12:00",
            "My prescription from the chemist on King Cross, I am not steady on my feet.")
            .Promised("-12 10:40", "tom").FellThrough("-11 08:30", Cause.HelperUnavailable).Promised("-11 09:10", "lyn").Kept("-10 11:10");
        story.Asks("-12 11:20", "dafydd", Advice, "1 task", "Skircoat", "",
            "A letter from the council I can't make sense of. Cymraeg neu Saesneg.")
            .Proposed("-12 18:00", "huda").PersonAgrees("-12 18:30").HelperAgrees("-11 09:00").Kept("-10 14:40");
        story.AsksInVain("-12 12:10", "gemma", Lift, "1 trip", "Ovenden", "A lift to the hospital for my scan.", "request.not-taken-on");
        story.AsksInVain("-12 13:40", "maria", Food, "1 parcel", "Todmorden", "Food for the weekend for me and my son.",
            "request.out-of-area");
        story.Asks("-12 14:10", "kieran", Food, "1 parcel", "Sowerby Bridge", "-11",
            "Something for tonight and tomorrow, I have had nothing since yesterday.")
            .Promised("-12 14:40", "bashir").Kept("-12 17:20");
        story.AsksOnPaper("-11 09:50", "-14 17:30", "brian", Food, "1 parcel", "Ovenden", "-10",
            "Came to the door after we had closed. A small parcel, tinned things.")
            .Given("-11 10:10");
        story.Asks("-11 11:30", "ewa", Baby, "3 pack", "Town", "-8", "Mleko modyfikowane, first infant formula, and nappies size 2.")
            .Proposed("-11 12:10", "carys", 2).PersonDeclines("-11 14:00").Unmet("-9 15:20", Cause.NoStock);
    }

    public static void Second(DemoScript story)
    {
        story.Asks("-10 10:20", "gemma", Food, "2 parcel", "Ovenden", "-8", "Four of us and the cupboard is bare. One without nuts.")
            .Promised("-10 11:10", "sam").Kept("-9 11:40");
        story.Asks("-10 13:10", "abdul", Household, "1 item", "Park", "", "A cot mattress if there is one.")
            .Unmet("-6 16:10", Cause.NoStock);
        story.Asks("-10 16:00", "faisal", Food, "1 parcel", "Park", "-8", "A parcel for one, I work nights so the evening suits.")
            .Promised("-10 17:10", "bashir").Kept("-9 18:30");
        story.Asks("-9 12:10", "rhian", Household, "3 item", "Skircoat", "-6", "Bedding for three children, single beds.")
            .Promised("-9 13:20", "agnieszka").Kept("-7 11:20", 2, Cause.NoStock).Unmet("-4 09:30", Cause.NoStock);
        story.Asks("-9 14:10", "maria", Advice, "1 task", "Warley", "-5", "Help with the school meals form.")
            .Promised("-9 15:00", "huda").Kept("-7 14:10");
        story.Asks("-9 16:30", "zofia", Food, "1 parcel", "Town", "-8", "Jedzenie na kilka dni, food for a few days, no pork.")
            .Promised("-9 17:00", "bashir").Kept("-8 12:20");
        story.Asks("-8 09:40", "ivy", Errand, "2 trip", "Ovenden", "-3",
            "Bread and milk brought up, twice this week. The path is steep and wet.")
            .Promised("-8 10:30", "lyn").Kept("-5 15:10");
        story.Asks("-8 11:50", "leon", Food, "1 parcel", "Town", "-6", "One more parcel if I may.")
            .Withdrawn("-7 09:00", Cause.NoLongerNeeded);
        story.Asks("-8 13:30", "chloe", Baby, "2 pack", "Illingworth and Mixenden", "-6", "Size 5 nappies, she has shot up.")
            .Promised("-8 14:20", "carys").Kept("-7 10:20");
        story.Asks("-8 15:40", "stacey", Food, "1 parcel", "Ovenden", "-6 12:00", "Food for me and two girls till the money comes.")
            .Booked("-8 16:10", "pantry-4").Elsewhere("-5 12:40");
        story.Asks("-7 10:10", "jean", Advice, "1 task", "Warley", "", "My gas bill has doubled and I do not understand why.")
            .Promised("-7 11:00", "huda").Kept("-5 13:30");
        story.Asks("-7 12:50", "piotr", Household, "1 item", "Town", "-4", "A kettle or a small hob for my room.")
            .Promised("-7 13:40", "agnieszka").Kept("-6 17:20");
        story.Asks("-7 15:20", "kieran", Food, "1 parcel", "Sowerby Bridge", "-5", "Something to see me through, I can fetch it.")
            .Unmet("-4 17:10", Cause.Unreachable);
        story.Asks("-6 09:20", "doreen", Food, "1 parcel", "Ovenden", "-4 16:00", "Another parcel please, same as last time, no oven.")
            .Promised("-6 10:10", "sam").Kept("-5 11:40");
        story.AsksInVain("-6 11:20", "faisal", Company, "1 task", "Park", "Somebody to watch the match with, on nights off.",
            "request.not-taken-on");
        story.Asks("-6 12:30", "walter", Food, "1 parcel", "Illingworth and Mixenden", "-4", "Easy tins again and some fruit.")
            .Promised("-6 13:10", "sam").Kept("-4 14:00");
        story.Asks("-6 15:50", "samina", Food, "2 parcel", "Park", "-3", "Two halal parcels, and lentils if there are any.")
            .Promised("-6 16:40", "bashir").Kept("-4 16:30");
        story.AsksOnPaper("-5 09:20", "-7 18:10", "omar", Food, "1 parcel", "Town", "-3",
            "Written down at the supper club. For four, no pork.")
            .Promised("-5 10:00", "bashir").Kept("-3 12:40");
        story.Asks("-5 15:30", "dafydd", Errand, "1 trip", "Skircoat", "-4 17:00", "Shopping carried home from the market, if it rains.")
            .Withdrawn("-5 18:00").Reopened("-4 09:00", ReopeningReason.StillNeeded).Given("-4 16:20");
        story.Asks("-5 16:20", "gemma", Baby, "2 pack", "Ovenden", "-2", "Pull-ups for a four-year-old.").Unmet("-2 11:30", Cause.NoStock);
        story.Asks("-4 09:10", "ewa", Food, "1 parcel", "Town", "-2", "A parcel for two, one of us vegetarian.")
            .Promised("-4 10:00", "bashir").Kept("-3 17:00");
        story.Asks("-4 13:20", "abdul", Advice, "1 task", "Park", "-2", "A form for my residence papers, it has to be right.")
            .Promised("-4 14:10", "huda").FellThrough("-3 09:00", Cause.NoSkill)
            .ReferredOut("-3 10:10", "The law centre on Horton Street takes it on.");
        story.Asks("-4 15:00", "nadia", Food, "1 parcel", "Park", "-2", "A parcel to see us through the week.").Elsewhere("-3 14:30");
        story.Asks("-3 10:50", "ivy", Food, "1 parcel", "Ovenden", "-1", "A little parcel and a pint of milk.")
            .Promised("-3 11:30", "sam").Kept("-2 12:10");
    }

    /// <summary>Requests still open when the story ends.</summary>
    public static void Open(DemoScript story)
    {
        story.Asks("-1 17:40", "stacey", Food, "1 parcel", "Ovenden", "0",
            "We have nothing in for tomorrow's tea. Three of us, any time you are open.");
        story.AsksInEmergency("-1 18:30", "jo", "chloe", Baby, "1 pack", "Illingworth and Mixenden", "0 18:00",
            "Formula, first stage. The tin runs out tomorrow.");
        story.Asks("-1 11:10", "piotr", Food, "1 parcel", "Town", "0 17:00", "Food for a few days, no stove, only a kettle.")
            .Promised("-1 12:00", "bashir");
        story.Asks("-1 09:20", "samina", Baby, "2 pack", "Park", "1", "Nappies size 6.").Proposed("-1 10:10", "carys")
            .PersonAgrees("-1 10:40");
        story.Asks("-1 10:00", "walter", Errand, "1 trip", "Illingworth and Mixenden", "1 12:00",
            "My parcel brought up the stairs, same as before.").Proposed("-1 11:00", "tom");
        story.Asks("-2 09:30", "jean", Food, "1 parcel", "Warley", "1", "A parcel for one, soft food.").Proposed("-2 16:00", "bashir")
            .PersonAgrees("-2 17:00");
        story.Asks("-2 13:00", "rhian", Household, "1 item", "Skircoat", "3", "A clothes horse, we dry everything indoors.")
            .Proposed("-1 14:10", "agnieszka");
        story.Asks("-2 15:10", "omar", Advice, "1 task", "Town", "4", "Somebody to go through the tenancy with me, in Arabic.")
            .Proposed("-1 15:00", "huda").PersonAgrees("-1 16:20");
        story.Asks("-3 14:00", "maria", Food, "2 parcel", "Warley", "2", "Two parcels, my sister's children are with us.")
            .Promised("-3 15:00", "bashir").Kept("-1 16:10", 1, Cause.NoStock);
        story.Asks("-2 17:20", "kieran", Food, "1 parcel", "Sowerby Bridge", "2", "I can come to the pantry if somebody holds one for me.")
            .Booked("-2 18:00", "pantry-6");
        story.Asks("-3 16:40", "zofia", Household, "2 item", "Town", "", "A duvet and a lamp.").Promised("-2 10:30", "agnieszka");
        story.Asks("-5 11:10", "brian", Household, "1 item", "Ovenden", "", "A small fridge. Mine gave up.").Proposed("-5 13:00", "tom-2")
            .HelperDeclines("-4 11:40");
        story.Asks("-1 12:40", "leon", Food, "1 parcel", "Town", "2", "A parcel for one until the end of the week.");
        story.Asks("-1 14:30", "faisal", Errand, "1 trip", "Park", "3 18:00", "A box collected from the pantry, I finish work too late.");
        story.Asks("-1 16:40", "doreen", Food, "1 parcel", "Ovenden", "3", "A parcel for the weekend, gluten free pasta if you have it.");
        story.Asks("-1 19:20", "ewa", Advice, "1 task", "Town", "", "Is there help with a childcare bill?");
        story.Asks("-2 11:50", "ivy", Errand, "1 trip", "Ovenden", "2", "Library books changed, large print please.")
            .Promised("-2 13:00", "lyn")
            .Changed("-1 18:00", Errand, "1 trip", "Ovenden", "3", "Library books changed, large print please. Thursday suits me better.");
        story.Asks("-4 16:50", "gemma", Household, "1 item", "Ovenden", "", "A booster seat for a five-year-old.");
    }
}
