using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;

namespace Coordination.Host.People;

/// <summary>The page on which a steward reads what it means to stop being one, before they do.</summary>
public static class StandDownPages
{
    public static void MapStandDown(this FeatureBuilder it) => it.Page("/stand-down", PeopleFeature.DecideOwn, ShowAsync);

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var (viewer, community) = (reader.Viewer, reader.Viewer.Community);
        if (!viewer.Roles.Contains(Role.Steward)) return PageReader.NotFound;
        PersonId[] remaining = [.. community.ActingStewards.Where(steward => !viewer.Is(steward)).OrderBy(steward => steward.Value)];
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], remaining);
        return reader.Page<StandDownPage>("standdown.title", Section.Elsewhere, new StandDownModel(reader.Code, community.Name,
            [.. remaining.Select(disclosure.NameOf)], remaining.Length == Community.FewestStewards,
            PersonButtons.GivingUp(viewer, Role.Steward).Refused,
            Buttons.To(Links.Do(Links.Person(reader.Code, viewer.Person.ToString()), "give-up-role"), new("standdown.do"),
                Links.MyData(reader.Code), ("role", Role.Steward.Code()))));
    }
}
