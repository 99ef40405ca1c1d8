using Coordination.Domain.Kernel;
using static Coordination.Domain.Kernel.Category;

namespace Coordination.Host.Demo;

/// <summary>The sessions at which neighbours in Ovenden met to do something together.</summary>
internal static class OvendenGatherings
{
    public static void AddTo(DemoScript story)
    {
        story.Session("-14 13:40", "litter-1", "-11 10:00", 120, Category.Task, "Ovenden", "12 person", "Litter pick along Keighley Road");
        story.Session("-13 12:20", "repair-1", "-8 13:00", 180, Household, "Ovenden", "6 person",
            "Repair café: bring it, we look at it together");
        story.Session("-12 17:40", "board-1", "-7 19:00", 90, Company, "Ovenden", "10 person",
            "Board evening: what should somebody do next?");
        story.Session("-9 12:10", "plant-1", "-3 10:00", 150, Category.Task, "Illingworth and Mixenden", "8 person",
            "Planting morning by the chapel");
        story.Session("-6 18:20", "repair-2", "0 13:00", 180, Household, "Ovenden", "6 person",
            "Repair café: bring it, we look at it together");
        story.Session("-6 18:30", "story-1", "0 16:30", 60, Company, "Ovenden", "8 person", "Stories for small ones in three languages");
        story.Session("-4 18:10", "litter-2", "1 10:00", 120, Category.Task, "Ovenden", "12 person", "Litter pick round the estate");
        story.Session("-3 17:40", "board-2", "4 19:00", 90, Company, "Ovenden", "10 person",
            "Board evening: what should somebody do next?");

        story.Books("-13 17:00", "litter-1", "pete", "sunita", "josh", "megan", "ania", "khalid", "ryan");
        story.Came("litter-1", "pete", "sunita", "josh", "megan", "khalid", "ryan");
        story.Books("-12 18:20", "repair-1", "vera", "khalid", "ania", "george", "sunita", "megan");
        story.FindsItFull("-11 19:40", "repair-1", "leila");
        story.FindsItFull("-10 12:30", "repair-1", "trevor");
        story.GivesBack("-10 17:10", "repair-1", "megan");
        story.Books("-9 18:00", "repair-1", "leila");
        story.Came("repair-1", "vera", "khalid", "george", "sunita", "leila");
        story.Books("-10 18:40", "board-1", "pete", "gwen", "anil", "mina", "trevor", "josh", "parveen");
        story.Came("board-1", "pete", "gwen", "anil", "mina", "trevor", "parveen");
        story.Books("-8 12:10", "plant-1", "gwen", "sunita", "megan", "leila", "ryan", "george");
        story.GivesBack("-5 08:20", "plant-1", "george");
        story.Came("plant-1", "gwen", "sunita", "megan", "ryan");
        story.Books("-4 19:10", "repair-2", "trevor", "megan", "parveen", "craig", "vera");
        story.Books("-3 18:20", "story-1", "leila", "ania", "parveen", "khalid");
        story.Books("-2 18:10", "litter-2", "pete", "josh", "craig", "sunita", "dave");
        story.Books("-1 19:00", "board-2", "trevor", "gwen");
    }
}
