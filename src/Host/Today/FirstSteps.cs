using Coordination.Domain.Communities;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Communities;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Projections.Bookings;
using Coordination.Projections.Lists;
using Coordination.Projections.People;
using Coordination.Projections.Requests;

namespace Coordination.Host.Today;

/// <summary>One thing that a new community does first, and where.</summary>
public sealed record FirstStep(string Key, bool IsDone, string Href);

/// <param name="Address">Of the community's page, to send to others.</param>
public sealed record FirstStepsModel(IReadOnlyList<FirstStep> Steps, string Address);

/// <summary>What a new community does in its first hour. Stewards are led there until all of it is done once.</summary>
public static class FirstSteps
{
    public static void MapFirstSteps(this FeatureBuilder it)
    {
        it.Page("/first-steps", CommunitiesFeature.SeeSettings, async reader => reader.Page<FirstStepsPage>("steps.title",
            Section.Elsewhere, new FirstStepsModel(await OfAsync(reader.Viewer), AddressOf(reader.Viewer.Caller))));
        it.Notice(LeftAsync);
    }

    private static string AddressOf(CallerContext caller) =>
        Isolated.In($"{caller.Http.Request.Scheme}://{caller.Http.Request.Host}/{caller.Code}");

    private static async ValueTask<(Sentence, string)?> LeftAsync(Viewer viewer)
    {
        if (!viewer.May(CommunitiesFeature.SeeSettings)) return null;
        var left = (await OfAsync(viewer)).Count(step => !step.IsDone);
        return left == 0 ? null : (Sentence.Counted("steps.left", left), $"/{viewer.Caller.Code}/first-steps");
    }

    private static async ValueTask<IReadOnlyList<FirstStep>> OfAsync(Viewer viewer)
    {
        var (code, batch) = (viewer.Caller.Code, viewer.Service<ListReader>().Ask(viewer.In));
        var members = batch.Count(PeopleList.View, PeopleList.StandAs(viewer.Now, Standing.Member, Standing.Probation));
        var sessions = batch.Count(SessionsList.View, Filter.All<ListedSession>());
        var requests = batch.Count(RequestsList.View, Filter.All<ListedRequest>());
        var met = batch.Count(RequestsList.View, RequestsList.Outcome.Is(RequestOutcome.Fulfilled));
        await batch.RunAsync(viewer.Cancellation);
        return
        [
            new("members", members.Value >= Constitute.FewestFounders, Links.People(code)),
            new("steward", viewer.Community.ActingStewards.Count >= Community.FewestStewards, Links.People(code)),
            new("session", sessions.Value > 0, Links.PlanSession(code)),
            new("request", requests.Value > 0, Links.AddByPhone(code)),
            new("met", met.Value > 0, Links.Requests(code)),
            new("constituted", viewer.Community.IsConstituted, Links.Settings(code)),
        ];
    }
}
