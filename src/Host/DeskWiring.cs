using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Bookings;
using Coordination.Host.Commands;
using Coordination.Host.Matches;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Print;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Host.SignIn;
using Coordination.Host.Standards.ICalendar;
using Coordination.Host.Storage;
using Coordination.Host.Stories;
using Coordination.Host.Today;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Coordination.Host;

/// <summary>What all pages of a community share: their readers, their stories, opening and signing out.</summary>
public static class DeskWiring
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<Settings>().AddSingleton<NameDisclosures>().AddSingleton<StoryBuilder>().AddSingleton<OwnDone>().AddSingleton<Suggestions>().AddSingleton<Contacts>().AddSingleton<RequestPageBuilder>().AddSingleton<RequestsPageBuilder>().AddSingleton<People.PersonPageBuilder>().AddSingleton<PageOpener>().AddSingleton<Visitors>()
        .AddSingleton<PeopleOnPaper>().AddSingleton<SessionDates>().AddSingleton<CalendarAddresses>();

    public static void MapSignOut(this WebApplication app) => app.MapPost("/sign-out", async (HttpContext http, IAntiforgery forgery) =>
    {
        if (!await forgery.IsRequestValidAsync(http)) return Problems.Of(Problems.SignIn);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return new SeeOther("/");
    }).ExcludeFromDescription();
}
