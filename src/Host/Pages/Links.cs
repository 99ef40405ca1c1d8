using System.Globalization;

namespace Coordination.Host.Pages;

/// <summary>The addresses of a community's pages, defined once.</summary>
public static class Links
{
    public static string Search(string community) => $"/{community}/search";
    public static string Today(string community) => $"/{community}/today";
    public static string Wall(string community) => $"/{community}/today?wall=1";
    public static string Requests(string community, string? show = null) =>
        $"/{community}/requests" + (show is null ? "" : $"?show={show}");
    public static string Request(string community, string id) => $"/{community}/requests/{id}";
    /// <summary>Where it is recorded what was given, with the form for it open.</summary>
    public static string RecordGiven(string community, string id) => $"{Request(community, id)}?form=record-given#record-given";
    public static string ChangeRequest(string community, string id) => $"/{community}/requests/{id}/change";
    public static string Changes(string community, DateTimeOffset since) => $"/{community}/changes?since={InUrl(since)}";
    public static string AddByPhone(string community) => $"/{community}/requests/add";
    public static string AddTogether(string community, string with) => $"{AddByPhone(community)}?askedWith={with}";
    public static string Ask(string community) => $"/{community}/ask";
    public static string AskTogether(string community, string with) => $"{Ask(community)}?askedWith={with}";
    public static string AskDone(string community, string id) => $"/{community}/ask/done/{id}";
    public static string Mine(string community) => $"/{community}/mine";
    public static string Join(string community, string? invitation = null) =>
        $"/{community}/join{(invitation is null ? "" : $"?invitation={Uri.EscapeDataString(invitation)}")}";
    public static string Offers(string community) => $"/{community}/offers";
    public static string OfferHelp(string community) => $"/{community}/offers/new";
    public static string Offer(string community, string id) => $"/{community}/offers/{id}";
    public static string Sessions(string community, string? show = null) =>
        $"/{community}/sessions" + (show is null ? "" : $"?show={show}");
    public static string SessionsOf(string community, DateOnly day) =>
        FormattableString.Invariant($"/{community}/sessions?day={day:yyyy-MM-dd}");
    public static string PastSessions(string community) => $"/{community}/sessions/past";
    public static string SessionsCalendar(string community) => $"/{community}/sessions.ics";
    public static string PlanSession(string community) => $"/{community}/sessions/plan";
    public static string Session(string community, string id) => $"/{community}/sessions/{id}";
    public static string AttendanceSheet(string community, string id) => $"/{community}/sessions/{id}/print";
    public static string CallList(string community) => $"/{community}/call-list";
    public static string Leave(string community) => $"/{community}/leave";
    public static string People(string community) => $"/{community}/people";
    public static string Person(string community, string id) => $"/{community}/people/{id}";
    public static string MyData(string community) => $"/{community}/my-data";
    public static string StandDown(string community) => $"/{community}/stand-down";
    public static string Charter(string community) => $"/{community}/charter";
    public static string Settings(string community) => $"/{community}/settings";
    public static string EmergencyAccess(string community) => $"/{community}/emergency-access";

    public static string Reviews(string community) => $"/{community}/reviews";
    public static string Handovers(string community) => $"/{community}/handovers";
    public static string Handover(string community, string id) => $"/{community}/handovers#handover-{id}";
    public static string Messages(string community) => $"/{community}/messages";
    public static string Programs(string community) => $"/{community}/programs";

    /// <summary>The same page as of a moment; as it is now for null.</summary>
    public static string AsOf(this string page, DateTimeOffset? moment) => moment is not { } at ? page
        : page + (page.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "asOf="
            + InUrl(at);

    private static string InUrl(DateTimeOffset at) =>
        Uri.EscapeDataString(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary>Where a command on a thing is posted: its page and the verb.</summary>
    public static string Do(string page, string verb) => $"{page}/{verb}";

    /// <summary>The anchor of an event in its story: <c>#event-48231</c>.</summary>
    public static string Event(string story, long sequence) => FormattableString.Invariant($"{story}#event-{sequence}");
}
