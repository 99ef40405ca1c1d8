using Coordination.Host.Bookings;
using Coordination.Host.BreakGlass;
using Coordination.Host.Commands;
using Coordination.Host.Communities;
using Coordination.Host.Consents;
using Coordination.Host.Demo;
using Coordination.Host.Desk;
using Coordination.Host.Issuers;
using Coordination.Host.Desk.Sheets;
using Coordination.Host.Leaving;
using Coordination.Host.Matches;
using Coordination.Host.Me;
using Coordination.Host.Offers;
using Coordination.Host.People;
using Coordination.Host.Programs;
using Coordination.Host.Requests;
using Coordination.Host.Standards.ICalendar;
using Coordination.Host.Today;
using Coordination.Host.Web;

namespace Coordination.Host.Wiring;

/// <summary>Every feature's routes, in one place to look.</summary>
public static class Routes
{
    public static void MapRoutes(this WebApplication app)
    {
        var doors = new CommandDoors(app.MapGroup("/api/communities/{community}"), app.MapGroup("/{community}"));
        doors.MapRequests();
        doors.MapTakeDown();
        doors.MapOffers();
        doors.MapMatches();
        doors.MapSessions();
        doors.MapPeople();
        doors.MapMemberships();
        doors.MapContacts();
        doors.MapHouseholds();
        doors.MapConsents();
        doors.MapGlass();
        doors.MapPrograms();
        doors.MapLeaving();
        new CommandDoors(app.MapGroup("/api"), app.MapGroup("")).MapCommunities();
        var reads = app.MapGroup("/api/communities/{community}");
        reads.MapCommunityReads();
        reads.MapToday();
        reads.MapRequestReads();
        reads.MapOfferReads();
        reads.MapMatchReads();
        reads.MapSessionReads();
        reads.MapPeopleReads();
        reads.MapHouseholdReads();
        reads.MapPersonData();
        reads.MapGlassReads();
        reads.MapConsentReads();
        reads.MapProgramReads();
        reads.MapMe();
        var pages = app.MapGroup("/{community}");
        pages.MapTodayPage();
        pages.MapRequestPages();
        pages.MapAsk();
        pages.MapOfferPages();
        pages.MapOfferOnPage();
        pages.MapSessionPages();
        pages.MapPeoplePages();
        pages.MapProgramPages();
        pages.MapPersonPages();
        pages.MapCharterPage();
        pages.MapSettingsPage();
        pages.MapLeavePage();
        pages.MapMine();
        pages.MapCalendars();
        pages.MapSheets();
        pages.MapOpen();
        app.MapFront();
        app.MapProblems();
        app.MapIssuers();
        app.MapSignOut();
        app.MapHealth();
        app.MapApiDescription();
        app.MapDevDoor();
        app.MapEmptyCommunity();
    }
}
