using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Pages;

namespace Coordination.Host.Today;

/// <summary>A coordinator's day on one page.</summary>
public sealed class TodayFeature : Feature
{
    public static readonly Permission
        SeeToday = new("see-today", "See what is to be done today."),
        PrintCallList = new("print-call-list", "Print the list of calls to make.");

    public static readonly Section Section = new("Today");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(SeeToday, Role.Coordinator).ForPrograms(Scope.ReadToday);
        it.Permission(PrintCallList, Role.Coordinator);
        it.MapToday();
        it.MapTodayPage();
        it.MapPrintPages();
        it.MapFirstSteps();
        it.Menu(Section, 10, "radio", "/today", SeeToday);
        // Coordinators have no such entry: they reach their own things by the link on their name.
        it.Add(new MenuEntry(Section.Mine, 20, "hand-helping", "/mine", viewer => !viewer.May(SeeToday)));
        it.Add(new HomePage(10, "/today", SeeToday));
        it.Tag("today", "A coordinator's day.");
        it.Services.AddSingleton<DayCounts>().AddSingleton<TodayView>().AddSingleton<TodayPageBuilder>().AddSingleton<WallPageBuilder>();
    }
}
