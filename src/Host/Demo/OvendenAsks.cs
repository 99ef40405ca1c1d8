using Coordination.Domain.Kernel;
using static Coordination.Domain.Kernel.Category;

namespace Coordination.Host.Demo;

/// <summary>What people in Ovenden asked for, and whether somebody helped.</summary>
internal static class OvendenAsks
{
    public static void First(DemoScript story)
    {
        story.Asks("-14 15:20", "sunita", Category.Task, "2 task", "Ovenden", "-9", "The bench on Ovenden Way has lost two slats.")
            .Promised("-14 17:30", "łukasz").Kept("-11 15:20", 1, Cause.NoStock).Promised("-10 12:10", "łukasz", 1).Kept("-9 16:40");
        story.Asks("-14 16:00", "vera", Category.Task, "1 task", "Ovenden", "-12", "My outside light. I can't stand on a chair any more.")
            .Promised("-14 18:00", "pete").Kept("-12 11:20");
        story.Asks("-13 09:30", "josh", Advice, "1 task", "Ovenden", "", "How do you get the council to look at a blocked gully?")
            .Promised("-13 12:00", "anil").Kept("-11 19:10");
        story.Asks("-13 10:50", "khalid", Category.Task, "1 task", "Ovenden", "-10",
            "Somebody to help me carry a wardrobe down two flights.")
            .Proposed("-13 12:40", "łukasz").HelperDeclines("-13 17:40").Promised("-13 18:30", "pete").Kept("-11 13:00");
        story.Asks("-13 14:20", "george", Company, "2 task", "Illingworth and Mixenden", "",
            "A walk now and then. I know all the bird songs.")
            .Promised("-13 19:10", "mina").Kept("-10 11:10", 1, Cause.HelperUnavailable).Promised("-9 10:20", "mina", 1).Kept("-7 11:30");
        story.AsksInVain("-13 16:30", "ania", Lift, "1 trip", "Ovenden", "A lift to the airport at four in the morning.",
            "request.not-taken-on");
        story.AsksInVain("-12 10:10", "megan", Category.Task, "1 task", "Town", "The noticeboard at my work in town is falling off.",
            "request.out-of-area");
        story.Asks("-12 12:30", "ania", Advice, "1 task", "Ovenden", "-8", "My phone says it is full and I only have photos of the cat.")
            .Promised("-12 18:40", "anil").Kept("-10 18:10");
        story.Asks("-12 14:40", "megan", Category.Task, "1 task", "Ovenden", "-6",
            "The hedge by the school gate pokes children in the eye.")
            .Promised("-12 17:10", "gwen").Kept("-9 10:40");
        story.AsksOnPaper("-11 12:20", "-13 16:00", "ryan", Category.Task, "1 task", "Ovenden", "-7",
            "From the café board: a shelf for the book swap.")
            .Promised("-11 17:50", "łukasz").Kept("-8 12:00");
        story.Asks("-11 13:40", "sunita", Other, "1 task", "Ovenden", "", "A sign that asks people to slow down, that they might read.")
            .Unmet("-6 18:00", Cause.Funding);
        story.Asks("-10 10:40", "vera", Advice, "1 task", "Ovenden", "-8", "The television speaks to itself since last week.")
            .Promised("-10 11:50", "anil").FellThrough("-9 08:40", Cause.HelperUnavailable).Elsewhere("-8 16:20");
        story.Asks("-10 13:00", "josh", Household, "1 item", "Ovenden", "-7", "A hedge trimmer for an afternoon.")
            .Promised("-9 19:10", "dave").Kept("-7 10:10");
    }

    public static void Second(DemoScript story)
    {
        story.Asks("-9 12:40", "khalid", Category.Task, "1 task", "Ovenden", "-5", "Graffiti on the bus shelter, nothing rude, just ugly.")
            .Promised("-9 18:10", "pete").Kept("-6 14:20");
        story.Asks("-9 17:20", "trevor", Household, "1 item", "Ovenden", "-6", "A wallpaper steamer, I have started and cannot stop.")
            .Promised("-9 19:30", "dave").Kept("-7 18:20");
        story.Asks("-8 10:10", "leila", Company, "1 task", "Ovenden", "", "Somebody to practise English with, I bring the biscuits.")
            .Promised("-8 11:00", "mina").Kept("-6 15:10");
        story.Asks("-8 12:50", "parveen", Category.Task, "1 task", "Ovenden", "-4", "A gate that drags, it wakes the baby.")
            .Promised("-8 17:00", "łukasz").Kept("-5 12:30");
        story.Asks("-7 12:10", "megan", Other, "1 item", "Illingworth and Mixenden", "", "Raspberry canes, if the offer stands.")
            .Withdrawn("-4 18:40", Cause.NotWanted);
        story.Asks("-7 14:50", "george", Category.Task, "1 task", "Illingworth and Mixenden", "-3",
            "Moss on the chapel steps, somebody will slip.")
            .Promised("-7 17:30", "gwen").Kept("-4 11:20");
        story.Asks("-6 10:30", "ania", Category.Task, "1 task", "Ovenden", "-2", "A bird box for the back of the flats.")
            .Proposed("-6 12:00", "łukasz").PersonAgrees("-6 12:40").HelperAgrees("-6 18:50").Kept("-3 16:00");
        story.Asks("-6 13:40", "trevor", Advice, "1 task", "Ovenden", "", "How to ask a neighbour about music at night, kindly.")
            .Unmet("-3 18:10", Cause.NoSkill);
        story.Asks("-5 11:20", "sunita", Category.Task, "1 task", "Ovenden", "-3", "Leaves on the ramp by the surgery.")
            .Promised("-5 12:10", "gwen").Kept("-4 13:10");
        story.Asks("-5 17:30", "khalid", Household, "1 item", "Ovenden", "-3", "The pressure washer for my mother's yard.")
            .Withdrawn("-4 09:00");
        story.Asks("-4 10:20", "parveen", Advice, "1 task", "Ovenden", "-1", "Photographs from an old phone to a new one.")
            .Promised("-4 12:40", "anil").Kept("-2 17:50");
        story.Asks("-4 14:20", "ryan", Category.Task, "1 task", "Ovenden", "-2", "The café door sticks when it rains.")
            .Promised("-4 17:00", "pete").Kept("-2 10:30");
    }

    /// <summary>Requests still open when the story ends.</summary>
    public static void Open(DemoScript story)
    {
        story.Asks("-1 16:10", "vera", Category.Task, "1 task", "Ovenden", "0",
            "My key turns and turns and the door stays shut, I go in by the back.");
        story.Asks("-2 11:10", "craig", Household, "1 item", "Ovenden", "1", "A pressure washer for an hour.").Proposed("-2 19:10", "dave")
            .PersonAgrees("-2 19:40");
        story.Asks("-2 12:50", "leila", Category.Task, "1 task", "Ovenden", "3",
            "Shelves up in a rented room, without holes if that can be done.").Proposed("-1 12:10", "pete");
        story.Asks("-1 10:10", "josh", Category.Task, "1 task", "Ovenden", "5",
            "The goal net on the green has a hole bigger than the goal.").Proposed("-1 18:10", "łukasz");
        story.Asks("-2 17:20", "george", Company, "1 task", "Illingworth and Mixenden", "2",
            "A walk up to the reservoir, I bring the flask.").Promised("-2 18:20", "mina");
        story.Asks("-1 12:50", "megan", Category.Task, "1 task", "Illingworth and Mixenden", "6",
            "Somebody should water the new planting by the chapel this week.");
        story.Asks("-1 14:00", "trevor", Other, "1 task", "Ovenden", "", "A lending shelf for jigsaws. I have forty.");
        story.Asks("-1 17:20", "sunita", Advice, "1 task", "Ovenden", "4", "What would it take to close our street for one afternoon?");
        story.Asks("-3 12:20", "parveen", Category.Task, "2 task", "Ovenden", "2", "Two dripping taps.").Promised("-3 18:00", "pete")
            .Kept("-1 11:00", 1, Cause.NoStock);
    }
}
