using static Coordination.Domain.Kernel.Category;

namespace Coordination.Host.Demo;

/// <summary>The minibus of Ryburn Wheels and who rode on it.</summary>
internal static class RyburnWheelsRuns
{
    public static void AddTo(DemoScript story)
    {
        story.Session("-14 14:20", "shopper-1", "-12 10:00", 150, Lift, "Ryburn", "8 seat", "Shopper to Halifax and back");
        story.Session("-14 14:30", "lunch-1", "-10 11:40", 180, Company, "Sowerby Bridge", "8 seat", "Lunch club run, four stops");
        story.Session("-12 15:10", "shopper-2", "-7 10:00", 150, Lift, "Ryburn", "6 seat", "Shopper to Halifax and back");
        story.Session("-11 15:00", "lunch-2", "-4 11:40", 180, Company, "Sowerby Bridge", "8 seat", "Lunch club run, four stops");
        story.Session("-9 14:40", "clinic-1", "-2 08:30", 240, Lift, "Calder", "4 seat", "Morning clinics, hospital and back");
        story.Session("-6 15:20", "shopper-3", "0 10:00", 150, Lift, "Ryburn", "8 seat", "Shopper to Halifax and back");
        story.Session("-5 16:00", "choir-1", "0 18:30", 150, Company, "Luddendenfoot", "6 seat", "Evening choir run");
        story.Session("-5 16:10", "lunch-3", "1 11:40", 180, Company, "Sowerby Bridge", "8 seat", "Lunch club run, four stops");
        story.Session("-3 15:30", "clinic-2", "2 08:30", 240, Lift, "Calder", "4 seat", "Morning clinics, hospital and back");

        story.Books("-13 10:10", "shopper-1", "edith", "harold", "norman", "mair", "betty", "siân");
        story.GivesBack("-13 16:40", "shopper-1", "norman");
        story.Came("shopper-1", "edith", "harold", "mair", "betty", "siân");
        story.Books("-12 11:10", "lunch-1", "edith", "betty", "harold", "rukhsana", "mair");
        story.Came("lunch-1", "edith", "betty", "rukhsana", "mair");
        story.Books("-10 09:20", "shopper-2", "winston", "alice", "norman", "stanisław", "edith", "siân");
        story.FindsItFull("-9 10:40", "shopper-2", "mair");
        story.FindsItFull("-8 15:30", "shopper-2", "becky");
        story.GivesBack("-8 17:00", "shopper-2", "siân");
        story.Books("-8 17:40", "shopper-2", "mair");
        story.Came("shopper-2", "winston", "alice", "norman", "stanisław", "edith", "mair");
        story.Books("-7 14:10", "lunch-2", "betty", "edith", "dorothy", "harold", "mustafa", "alice");
        story.Came("lunch-2", "betty", "edith", "dorothy", "mustafa", "alice");
        story.Books("-6 09:30", "clinic-1", "norman", "rukhsana", "winston", "vikram");
        story.FindsItFull("-4 10:50", "clinic-1", "mustafa");
        story.Came("clinic-1", "norman", "rukhsana", "winston", "vikram");
        story.Books("-4 13:10", "shopper-3", "edith", "harold", "alice", "mair", "dorothy");
        story.Books("-3 16:30", "choir-1", "siân", "becky", "winston");
        story.Books("-3 10:30", "lunch-3", "betty", "rukhsana", "stanisław", "mustafa");
        story.Books("-2 14:30", "clinic-2", "norman", "vikram");
    }
}
