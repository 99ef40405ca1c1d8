using Coordination.Domain.Bookings;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Stories;

namespace Coordination.Host.Bookings;

/// <summary>What a story says of the events of a session.</summary>
public static class BookingSentences
{
    public static void DeclareSentences(this FeatureBuilder it)
    {
        it.Event<SessionPlanned>((e, _) => [e.Title, e.Capacity.Amount()], "calendar-days");
        it.Event<SessionReplanned>((e, says) => [TitleIn(says), new Listing([.. Changed(e)])], "calendar-days", EventTone.Warning)
            .Headline();
        it.Event<SessionCancelled>((e, says) => [TitleIn(says), e.Reason.Coded("cancellation")], "x", EventTone.Warning).Headline();
        it.Event<PersonTold>((e, says) => [says.Name(e.Person), e.By.Coded("told-by")], "phone").Headline();
        it.Event<PlaceBooked>((e, says) => [says.Name(e.Person)], "calendar-days").Headline();
        it.Event<PlaceRefused>((e, says) => [says.Name(e.Person)], "x", EventTone.Warning);
        it.Event<PlaceCancelled>((e, says) => [says.Name(e.Person)], "calendar-days").Headline();
        it.Event<PersonAttended>((e, says) => [says.Name(e.Person)], "check", EventTone.Done).Headline();
        it.Event<AbsenceNoted>((e, says) => [says.Name(e.Person)], "x", EventTone.Warning).Headline();
        it.Event<AttendanceVoided>((e, says) => [says.Name(e.Person)]).By<AttendanceVoided>(e => e.Was).Headline();
    }

    private static string TitleIn(EventContext says) => says.State is Session session ? session.Title : "";

    /// <summary>What holds from then on, as far as it is new.</summary>
    private static IEnumerable<object> Changed(SessionReplanned e)
    {
        if (e.Title is { } title) yield return title;
        if (e.Starts is { } starts) yield return new DayAndTime(starts.Instant);
        if (e.Minutes is { } minutes) yield return TimeSpan.FromMinutes(minutes);
        if (e.Place is { } place) yield return Wards.NameOf(place);
        if (e.Capacity is { } capacity) yield return capacity.Amount();
    }
}
