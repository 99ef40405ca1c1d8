using Coordination.Host.Bookings;
using Coordination.Host.Commands;
using Coordination.Host.Desk.Sheets;
using Coordination.Host.Standards.ICalendar;
using Coordination.Host.Wiring;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Coordination.Host.Desk;

/// <summary>What all pages of a community share: their readers, their stories, opening and signing out.</summary>
public static class DeskWiring
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<Settings>().AddSingleton<Sights>().AddSingleton<Stories>().AddSingleton<OwnDone>().AddSingleton<Suggestions>().AddSingleton<Contacts>().AddSingleton<RequestPicture>().AddSingleton<RequestsPicture>().AddSingleton<People.PersonPicture>().AddSingleton<Readers>().AddSingleton<Visitors>()
        .AddSingleton<PeopleOnPaper>().AddSingleton<SessionDates>().AddSingleton<CalendarAddresses>();

    public static void MapSignOut(this WebApplication app) => app.MapPost("/sign-out", async (HttpContext http, IAntiforgery forgery) =>
    {
        if (!await forgery.IsRequestValidAsync(http)) return Problems.Of(Problems.SignIn);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return new SeeOther("/");
    }).ExcludeFromDescription();
}
