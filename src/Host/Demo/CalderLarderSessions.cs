using static Coordination.Domain.Kernel.Category;

namespace Coordination.Host.Demo;

/// <summary>The pantry sessions of Calder Larder, mornings and evenings.</summary>
internal static class CalderLarderSessions
{
    public static void AddTo(DemoScript story)
    {
        story.Session("-14 16:10", "pantry-1", "-12 10:00", 120, Food, "Ovenden", "10 person", "Ovenden pantry, morning");
        story.Session("-14 16:20", "pantry-2", "-9 10:00", 120, Food, "Ovenden", "10 person", "Ovenden pantry, morning");
        story.Session("-13 16:10", "supper-1", "-7 17:30", 90, Food, "Town", "8 person", "Supper club, warm meal and company");
        story.Session("-10 15:30", "pantry-3", "-5 10:00", 120, Food, "Ovenden", "6 person", "Ovenden pantry, morning");
        story.Session("-8 15:10", "pantry-4", "-2 10:00", 120, Food, "Ovenden", "10 person", "Ovenden pantry, morning");
        story.Session("-5 14:00", "pantry-5", "0 10:00", 120, Food, "Ovenden", "12 person", "Ovenden pantry, morning");
        story.Session("-5 14:10", "supper-2", "0 17:30", 90, Food, "Town", "8 person", "Supper club, warm meal and company");
        story.Session("-4 11:30", "baby-1", "1 13:00", 120, Baby, "Park", "6 person", "Baby basics: nappies, clothes, milk");
        story.Session("-3 11:00", "pantry-6", "1 18:00", 90, Food, "Illingworth and Mixenden", "10 person", "Mixenden pantry, evening");
        story.Session("-2 15:40", "pantry-7", "3 10:00", 120, Food, "Ovenden", "12 person", "Ovenden pantry, morning");
        story.Session("-3 15:00", "pantry-8", "4 18:00", 90, Food, "Illingworth and Mixenden", "8 person", "Mixenden pantry, evening");
        story.Session("-3 15:10", "pantry-9", "2 10:00", 120, Food, "Ovenden", "8 person", "Ovenden pantry, morning");
        story.Session("-3 15:20", "supper-3", "3 17:30", 90, Food, "Town", "8 person", "Supper club, warm meal and company");

        story.Books("-13 11:40", "pantry-1", "samina", "nadia", "gemma", "leon", "jean");
        story.Came("pantry-1", "samina", "nadia", "leon", "jean");
        story.Missed("pantry-1", "gemma");
        story.Books("-11 10:30", "pantry-2", "ewa", "omar", "abdul", "kieran", "maria", "brian");
        story.GivesBack("-10 09:20", "pantry-2", "brian");
        story.Came("pantry-2", "ewa", "omar", "abdul", "maria");
        story.Books("-9 11:00", "supper-1", "walter", "ivy", "rhian", "dafydd", "jean", "faisal", "leon", "samina");
        story.FindsItFull("-8 16:40", "supper-1", "chloe");
        story.Came("supper-1", "walter", "ivy", "rhian", "dafydd", "jean", "leon", "samina");
        story.Books("-7 09:30", "pantry-3", "nadia", "gemma", "stacey", "piotr", "kieran", "abdul");
        story.FindsItFull("-6 14:20", "pantry-3", "faisal");
        story.FindsItFull("-6 17:10", "pantry-3", "maria");
        story.Came("pantry-3", "nadia", "gemma", "stacey", "piotr", "kieran");
        story.Books("-4 10:10", "pantry-4", "samina", "omar", "rhian", "chloe", "faisal", "maria", "leon");
        story.GivesBack("-3 08:40", "pantry-4", "leon");
        story.Came("pantry-4", "samina", "omar", "rhian", "chloe", "maria");
        story.Books("-3 12:20", "pantry-5", "nadia", "gemma", "kieran", "abdul", "ewa", "stacey", "brian");
        story.Books("-3 13:00", "supper-2", "walter", "ivy", "jean", "dafydd", "leon");
        story.Books("-2 14:10", "baby-1", "chloe", "nadia", "gemma");
        story.Books("-1 13:30", "pantry-6", "faisal", "zofia", "piotr", "rhian");
        story.Books("-1 16:20", "pantry-7", "samina", "maria");
        story.Books("-2 10:10", "pantry-9", "piotr", "rhian", "walter");
        story.Moves("-1 14:10", "pantry-9", "2 14:00", "rhian");
        story.Books("-2 11:50", "supper-3", "ivy", "jean");
        story.Cancels("-1 15:10", "supper-3", Domain.Bookings.CancellationReason.VenueClosed, "ivy");
    }
}
