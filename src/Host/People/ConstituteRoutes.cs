using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Forms;
using Coordination.Host.Reads;
using Coordination.Host.Storage;
using Coordination.Projections.Lists;
using Coordination.Projections.People;

namespace Coordination.Host.People;

/// <summary>Constituting a community, once it has the people for it.</summary>
public static class ConstituteRoutes
{
    public static void MapConstituting(this FeatureBuilder it)
    {
        it.Command<PlainBody>("/constitute", PeopleFeature.ConstituteCommunity,
            "Constitute the community: from now on its members decide on its rules", async (call, _) => Plan.On(Community.Stream,
                call.Community.Value, new Constitute(await MembersAsync(call.Service<ListReader>(),
                    call.Community, call.Service<CommunityClock>().GetUtcNow(), call.Cancellation))));
        it.Parts<Community>(OfCommunityAsync);
    }

    /// <summary>On the stewards' page, while the community is proposed; with the button once it is large enough.</summary>
    private static async ValueTask<IReadOnlyList<PagePart>> OfCommunityAsync(PartContext<Community> page)
    {
        var viewer = page.Viewer;
        if (viewer.Community.IsConstituted) return [];
        var members = await MembersAsync(viewer.Service<ListReader>(), viewer.In, viewer.Now, viewer.Cancellation);
        return [PagePart.Of<ConstitutePanel>(PartPlace.Sections, 5, new ConstituteModel(members, viewer.Community.ActingStewards.Count,
            viewer.Accepts(PeopleFeature.ConstituteCommunity, viewer.Community, new Constitute(members))
                ? Buttons.To($"/{viewer.Caller.Code}/constitute", new("settings.constitute"), page.Href) : null))];
    }

    private static async Task<int> MembersAsync(
        ListReader lists, CommunityId community, DateTimeOffset now, CancellationToken cancellation) =>
        (int)await lists.CountAsync(PeopleList.View, community, null,
            PeopleList.StandAs(now, Standing.Member, Standing.Probation), cancellation);
}

/// <param name="Members">How many members there are.</param>
/// <param name="Stewards">How many stewards there are who can decide.</param>
/// <param name="Button">Null while the community is too small.</param>
public sealed record ConstituteModel(int Members, int Stewards, Button? Button);
