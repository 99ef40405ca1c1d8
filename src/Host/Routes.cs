using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Bookings;
using Coordination.Host.Commands;
using Coordination.Host.Communities;
using Coordination.Host.Consents;
using Coordination.Host.Demo;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Front;
using Coordination.Host.Households;
using Coordination.Host.Language;
using Coordination.Host.Matches;
using Coordination.Host.Mine;
using Coordination.Host.Offers;
using Coordination.Host.Operations;
using Coordination.Host.Operations.Leaving;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Print;
using Coordination.Host.People;
using Coordination.Host.Programs;
using Coordination.Host.Reads;
using Coordination.Host.Requests;
using Coordination.Host.SignIn;
using Coordination.Host.Standards.ICalendar;
using Coordination.Host.Stories;
using Coordination.Host.Today;

namespace Coordination.Host;

/// <summary>Every feature's routes, in one place to look.</summary>
public static class Routes
{
    public static void MapRoutes(this WebApplication app)
    {
        var routes = new CommandRouteGroups(app.MapGroup("/api/communities/{community}"), app.MapGroup("/{community}"));
        routes.MapRequests();
        routes.MapTakeDown();
        routes.MapOffers();
        routes.MapMatches();
        routes.MapSessions();
        routes.MapPeople();
        routes.MapMemberships();
        routes.MapContacts();
        routes.MapHouseholds();
        routes.MapConsents();
        routes.MapEmergencyAccess();
        routes.MapPrograms();
        routes.MapLeaving();
        new CommandRouteGroups(app.MapGroup("/api"), app.MapGroup("")).MapCommunities();
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
        reads.MapEmergencyAccessReads();
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
        pages.MapPrintPages();
        pages.MapOpen();
        app.MapFront();
        app.MapProblems();
        app.MapIssuers();
        app.MapSignOut();
        app.MapHealth();
        app.MapApiDescription();
        app.MapDevelopment();
        app.MapEmptyCommunity();
    }
}
