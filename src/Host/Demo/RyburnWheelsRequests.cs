using Coordination.Domain.Kernel;
using static Coordination.Domain.Kernel.Category;

namespace Coordination.Host.Demo;

/// <summary>Where people wanted to go with Ryburn Wheels, and whether they got there.</summary>
internal static class RyburnWheelsRequests
{
    public static void First(DemoScript story)
    {
        story.Asks("-14 14:00", "edith", Lift, "2 trip", "Ryburn", "-12 09:00", "To the eye clinic for nine and home again, I wait inside.")
            .Promised("-14 17:10", "gareth").Kept("-12 12:20");
        story.Asks("-14 14:50", "rukhsana", Lift, "2 trip", "Sowerby Bridge", "-12 15:00",
            "To see my husband at the care home, there and back.")
            .Promised("-13 10:30", "tariq").Kept("-12 18:10");
        story.Asks("-13 11:20", "norman", Lift, "2 trip", "Ryburn", "-11 10:30", "Hospital for ten thirty, I use a frame.")
            .Promised("-13 12:10", "gareth").Kept("-11 13:40", 1, Cause.HelperUnavailable).Elsewhere("-11 16:20");
        story.Asks("-13 13:30", "betty", Errand, "1 trip", "Ryburn", "-12", "My tablets from Ripponden chemist.")
            .Promised("-13 14:20", "kasia").Kept("-12 10:10");
        story.Asks("-13 15:50", "mair", Lift, "2 trip", "Luddendenfoot", "-11 14:00", "I'r deintydd, the dentist at two and home.")
            .Promised("-13 16:50", "joan").Kept("-11 16:10");
        story.Asks("-12 09:10", "becky", Lift, "1 trip", "Calder", "-11 19:00", "Home from a late shift, the last bus has gone by then.")
            .Unmet("-11 17:20", Cause.OutOfHours);
        story.Asks("-12 10:50", "vikram", Lift, "2 trip", "Warley", "-10 08:30", "Physiotherapy, I cannot drive with this knee.")
            .Proposed("-12 11:40", "gareth").HelperDeclines("-12 13:00").Promised("-12 13:50", "tariq").Kept("-10 11:20");
        story.AsksInVain("-12 16:20", "siân", Category.Task, "1 task", "Ryburn", "Somebody to change a tyre.", "request.not-taken-on");
        story.AsksInVain("-11 10:20", "harold", Lift, "1 trip", "Brighouse", "From my daughter's in Brighouse back home.",
            "request.out-of-area");
        story.Asks("-11 11:40", "harold", Lift, "2 trip", "Sowerby Bridge", "-9 13:00",
            "A funeral at the crematorium, and back after the tea.")
            .Promised("-11 12:40", "joan").Kept("-9 17:30");
        story.Asks("-11 14:10", "winston", Lift, "2 trip", "Illingworth and Mixenden", "-9 09:30",
            "Dialysis, half past nine, they bring me out at two.")
            .Promised("-11 15:20", "tariq").FellThrough("-10 18:00", Cause.HelperUnavailable).Promised("-10 18:50", "gareth")
                .Kept("-9 14:40");
        story.Asks("-10 10:10", "alice", Company, "1 trip", "Sowerby Bridge", "-7", "Somebody to sit with me at the memory clinic.")
            .Proposed("-9 09:50", "yasmin").PersonAgrees("-9 10:30").HelperAgrees("-9 12:00").Kept("-7 15:20");
        story.Asks("-10 13:40", "stanisław", Errand, "1 trip", "Ryburn", "-8", "Paraffin for the heater and a loaf.")
            .Promised("-10 14:30", "kasia").Kept("-9 16:00");
        story.AsksOnPaper("-9 09:10", "-11 18:20", "betty", Lift, "2 trip", "Ryburn", "-8 10:00",
            "From the lunch club's list: hairdresser, there and back.")
            .Promised("-9 10:20", "joan").Kept("-8 12:10");
    }

    public static void Second(DemoScript story)
    {
        story.Asks("-8 09:50", "edith", Lift, "2 trip", "Ryburn", "-6 09:00", "Eye clinic again, same as last week.")
            .Promised("-8 10:40", "gareth").Kept("-6 12:10");
        story.Asks("-8 13:20", "rukhsana", Lift, "2 trip", "Sowerby Bridge", "-5 15:00",
            "The care home on my husband's birthday, with a cake on my knee.")
            .Promised("-8 14:10", "tariq").Kept("-5 18:20");
        story.Asks("-7 10:20", "mustafa", Lift, "1 trip", "Warley", "-6 12:40", "To midday prayers, I can come back by bus.")
            .Withdrawn("-6 09:10", Cause.NoLongerNeeded);
        story.Asks("-7 11:30", "dorothy", Errand, "1 trip", "Ryburn", "-6", "A birthday card and stamps, I want to choose from three.")
            .Promised("-7 12:20", "kasia").Kept("-6 11:30");
        story.Asks("-7 16:10", "vikram", Lift, "2 trip", "Warley", "-4 08:30", "Physiotherapy, second time.")
            .Proposed("-7 17:00", "gareth").PersonDeclines("-7 18:10").Promised("-6 10:00", "tariq").Kept("-4 11:00");
        story.Asks("-6 13:20", "becky", Lift, "1 trip", "Calder", "-4 20:30", "Home from night school, there is no bus after eight.")
            .Unmet("-4 18:40", Cause.OutOfHours);
        story.Asks("-6 14:40", "norman", Lift, "2 trip", "Ryburn", "-4 10:30", "Leeds for a scan, a long day I am afraid.")
            .Promised("-6 16:30", "derek").Kept("-4 17:10");
        story.Asks("-5 09:40", "winston", Lift, "2 trip", "Illingworth and Mixenden", "-3 18:00",
            "Choir practice up the valley and home by ten.").Unmet("-3 14:50", Cause.NoCapacity);
        story.Asks("-5 11:50", "stanisław", Lift, "2 trip", "Ryburn", "-3 11:00", "Polish mass in Halifax, there and back.")
            .Elsewhere("-4 16:30");
        story.Asks("-5 13:50", "alice", Lift, "2 trip", "Sowerby Bridge", "-3 14:00", "To my sister's, she is ninety.")
            .Promised("-5 14:50", "joan").Kept("-3 17:30");
        story.Asks("-4 09:30", "harold", Errand, "1 trip", "Sowerby Bridge", "-2", "A parcel posted before five.")
            .Promised("-4 10:20", "kasia").Kept("-3 16:10");
        story.Asks("-3 09:20", "mair", Company, "1 trip", "Luddendenfoot", "-2", "Come with me to the bank, they talk so fast.")
            .Promised("-3 12:10", "yasmin").Kept("-2 15:00");
    }

    /// <summary>Requests still open when the story ends.</summary>
    public static void Open(DemoScript story)
    {
        story.Asks("-1 17:10", "betty", Lift, "2 trip", "Ryburn", "0 15:00", "The doctor at three, my hip is bad again.");
        story.Asks("-1 18:20", "becky", Lift, "1 trip", "Calder", "0 21:00", "Home from the late shift tomorrow.");
        story.Asks("-2 10:40", "edith", Lift, "2 trip", "Ryburn", "1 09:00", "Eye clinic, the last time I hope.")
            .Promised("-2 11:30", "gareth");
        story.Asks("-2 13:10", "rukhsana", Lift, "2 trip", "Sowerby Bridge", "1 15:00", "The care home, there and back.")
            .Proposed("-2 14:00", "tariq").PersonAgrees("-2 15:10");
        story.Asks("-1 10:30", "vikram", Lift, "2 trip", "Warley", "2 08:30", "Physiotherapy, third time, nearly walking.")
            .Proposed("-1 11:20", "tariq");
        story.Asks("-1 11:50", "dorothy", Errand, "1 trip", "Ryburn", "1", "Cat food, the kind with the ginger cat on it.")
            .Proposed("-1 12:40", "kasia");
        story.Asks("-1 13:20", "mustafa", Lift, "2 trip", "Warley", "3 12:30", "To prayers and home.");
        story.Asks("-1 15:10", "alice", Company, "1 trip", "Sowerby Bridge", "4", "Memory clinic, somebody beside me.");
        story.Asks("-2 16:50", "winston", Lift, "2 trip", "Illingworth and Mixenden", "0 18:30",
            "Choir, I have a seat on the bus if somebody walks me to it.").Booked("-2 17:20", "shopper-3");
        story.Asks("-3 11:10", "siân", Errand, "2 trip", "Ryburn", "3", "Two runs to the recycling, boxes from the move.")
            .Promised("-3 13:00", "kasia").Kept("-1 16:00", 1, Cause.TooLate);
    }
}
