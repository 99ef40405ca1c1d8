using Coordination.Domain.Bookings;
using Coordination.Domain.Communities;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Bookings;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Matches;
using Coordination.Host.Pages;
using Coordination.Host.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Standards.ICalendar;

/// <summary>
/// Calendars that programs fetch without sign-in: the places and promises of one person, at a secret address, and the sessions of a
/// community that publishes them.
/// </summary>
public static class CalendarRoutes
{
    private static readonly TimeSpan shownAfterwards = TimeSpan.FromDays(30), publishedAfterwards = TimeSpan.FromDays(1);
    private static readonly string[] reading = ["GET", "HEAD"];

    public static void MapCalendars(this FeatureBuilder it)
    {
        it.Page("/mine/calendar", Permission.SeeOwn, ShowMadeAsync);
        it.Routes(Map);
    }

    private static void Map(RouteGroupBuilder pages)
    {
        pages.MapMethods("/sessions.ics", reading, (Delegate)PublicAsync).ExcludeFromDescription();
        pages.MapMethods("/calendar/{secret}.ics", reading, (Delegate)OwnAsync).ExcludeFromDescription();
        pages.MapPost("/mine/calendar", (Delegate)MakeAsync).ExcludeFromDescription()
            .WithMetadata(new PermissionMetadata(Permission.SeeOwn));
        pages.MapPost("/mine/calendar/stop", (Delegate)StopAsync).ExcludeFromDescription()
            .WithMetadata(new PermissionMetadata(Permission.SeeOwn));
    }

    /// <summary>Only if the charter allows it: what is planned, when, and in which ward. It does not say how many people come.</summary>
    private static async Task<IResult> PublicAsync(HttpContext http, SessionDates dates, IStringLocalizer<Texts> texts)
    {
        if (await CommunityAsync(http) is not { } community
            || community.Charter.Of(PlanSession.PublicSessions).Value != "yes") return Problems.Of(Problems.NotFound);
        var shown = await dates.AllAsync(community.Id,
            http.RequestServices.GetRequiredService<CommunityClock>().GetUtcNow() - publishedAfterwards, http.RequestAborted);
        return new CalendarAnswer(CalendarText.Of(texts["calendar.sessions", Isolated.In(community.Name)], community.Zone,
            [.. shown.Select(CalendarEntry.Of)]), community.Code, "public, max-age=300");
    }

    /// <summary>
    /// Whoever has the secret sees this person's places and promises as this person may see them now. If the person may not see them any
    /// more, it shows none.
    /// </summary>
    private static async Task<IResult> OwnAsync(HttpContext http, string secret, CalendarAddresses addresses, SessionDates dates,
        PromiseDates promises, IStringLocalizer<Texts> texts)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await CommunityAsync(http) is not { } community) return Problems.Of(Problems.NotFound);
        var (services, cancellation) = (http.RequestServices, http.RequestAborted);
        if (await addresses.OwnerAsync(community.Id, secret, cancellation) is not { } person) return Problems.Of(Problems.NotFound);
        var (member, _) = await services.GetRequiredService<Folds>().FoldAsync(Membership.Stream, community.Id, person.Value, cancellation);
        var now = services.GetRequiredService<CommunityClock>().GetUtcNow();
        if (member is null
            || http.RequestServices.GetRequiredService<PermissionTable>().Can(member.RolesAt(now), Permission.SeeOwn) is not null)
            return Problems.Of(Problems.NotFound);
        var since = now - shownAfterwards;
        var places = await dates.OfAsync(community.Id, person, member.Records, since, cancellation);
        var promised = await promises.OfAsync(community.Id, person, member.Records, since, cancellation);
        string name = Isolated.In(community.Name), promise = texts["calendar.promise", name];
        var mine = new UriBuilder(http.Request.Scheme, http.Request.Host.Host, http.Request.Host.Port ?? -1, Links.Mine(community.Code));
        return new CalendarAnswer(CalendarText.Of(texts["calendar.mine", name], community.Zone,
            [.. places.Select(CalendarEntry.Of), .. promised.Select(date => CalendarEntry.Of(date, promise, PageOf(date.Match)))]),
            community.Code, "no-store");

        Uri PageOf(Guid match)
        {
            mine.Fragment = $"match-{match}";
            return mine.Uri;
        }
    }

    private static async Task<IResult> MakeAsync(HttpContext http)
    {
        var (reader, instead) = await AskedAsync(http);
        if (reader is null) return instead!;
        var (viewer, login) = (reader.Viewer, reader.Viewer.Caller.Login);
        var madeAs = await viewer.Service<Logins>().PersonAsync(login, viewer.In, viewer.Cancellation) ?? viewer.Person;
        var secret = await viewer.Service<CalendarAddresses>().MakeAsync(viewer.In, viewer.Person, madeAs, viewer.Cancellation);
        return viewer.Service<ShownOnce>().Then(http, Links.Mine(reader.Code) + "/calendar", secret);
    }

    private static ValueTask<IResult> ShowMadeAsync(PageReader reader)
    {
        var http = reader.Viewer.Caller.Http;
        var secret = reader.Viewer.Service<ShownOnce>().On(http);
        return new(reader.Page<CalendarPage>("calendar.made", Section.Mine, new CalendarModel(reader.Code,
            secret is null ? null : $"{http.Request.Host}/{reader.Code}/calendar/{secret}.ics", http.Request.Scheme)));
    }

    private static async Task<IResult> StopAsync(HttpContext http)
    {
        var (reader, instead) = await AskedAsync(http);
        if (reader is null) return instead!;
        await reader.Viewer.Service<CalendarAddresses>().RevokeAsync(reader.Viewer.In, reader.Viewer.Person, reader.Viewer.Cancellation);
        return new SeeOther(Links.Mine(reader.Code) + "#calendar");
    }

    private static async ValueTask<(PageReader? Reader, IResult? Instead)> AskedAsync(HttpContext http)
    {
        http.KeepNowhere();
        var (reader, refused) = await http.RequestServices.GetRequiredService<PageOpener>().OpenAsync(http);
        if (reader is null) return (null, refused == Problems.SignIn ? new SeeOther("/") : Problems.Of(refused!));
        if (!http.Request.HasFormContentType) return (null, Problems.Of(ReadableForms.None));
        return await reader.Viewer.Service<IAntiforgery>().IsRequestValidAsync(http) ? (reader, null)
            : (null, Problems.Of(Problems.SignIn));
    }

    private static async ValueTask<Community?> CommunityAsync(HttpContext http)
    {
        var code = (string?)http.Request.RouteValues["community"] ?? "";
        if (await http.RequestServices.GetRequiredService<Logins>().CommunityAsync(code, http.RequestAborted) is not { } community)
            return null;
        return (await http.RequestServices.GetRequiredService<Folds>()
            .FoldAsync(Community.Stream, community, community.Value, http.RequestAborted)).State;
    }
}
