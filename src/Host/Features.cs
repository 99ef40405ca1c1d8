using Coordination.Host.Bookings;
using Coordination.Host.Changes;
using Coordination.Host.Charts;
using Coordination.Host.Communities;
using Coordination.Host.Consents;
using Coordination.Host.Deadlines;
using Coordination.Host.EmergencyAccess;
using Coordination.Host.Handovers;
using Coordination.Host.Households;
using Coordination.Host.Matches;
using Coordination.Host.Messages;
using Coordination.Host.Mine;
using Coordination.Host.Offers;
using Coordination.Host.Operations.Leaving;
using Coordination.Host.Pages;
using Coordination.Host.People;
using Coordination.Host.Policies;
using Coordination.Host.Programs;
using Coordination.Host.Requests;
using Coordination.Host.Reviews;
using Coordination.Host.Search;
using Coordination.Host.Standards.ICalendar;
using Coordination.Host.Today;

namespace Coordination.Host;

/// <summary>The features of this Host, one line each. Nothing else lists them.</summary>
public static class Features
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        new CommunitiesFeature(),
        new PeopleFeature(),
        new HouseholdsFeature(),
        new ConsentsFeature(),
        new EmergencyAccessFeature(),
        new ProgramsFeature(),
        new RequestsFeature(),
        new OffersFeature(),
        new MatchesFeature(),
        new BookingsFeature(),
        new ReviewsFeature(),
        new HandoversFeature(),
        new ChangesFeature(),
        new MessagesFeature(),
        new DeadlinesFeature(),
        new PoliciesFeature(),
        new PagesFeature(),
        new TodayFeature(),
        new ChartsFeature(),
        new MineFeature(),
        new SearchFeature(),
        new CalendarFeature(),
        new LeavingFeature(),
    ];
}
