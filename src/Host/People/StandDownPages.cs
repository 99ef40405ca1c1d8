using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;

namespace Coordination.Host.People;

/// <summary>What a steward reads before they stop being one: who remains, and whether the community would need another first.</summary>
public static class StandDownPages
{
    public static async ValueTask<AskedOrNot> AskAsync(PageReader reader)
    {
        var (viewer, community) = (reader.Viewer, reader.Viewer.Community);
        if (!viewer.Roles.Contains(Role.Steward)) return AskedOrNot.NotFound;
        PersonId[] remaining = [.. community.ActingStewards.Where(steward => !viewer.Is(steward)).OrderBy(steward => steward.Value)];
        var disclosure = await viewer.Service<NameDisclosures>().OpenAsync(viewer, [], remaining);
        return new Asking("stand-down", "standdown.title", new("standdown.heading", community.Name), Links.MyData(reader.Code),
            new("mydata.title"))
        {
            Means = [Sentence.Counted("standdown.remain", remaining.Length)],
            People = [.. remaining.Select(disclosure.NameOf)],
            WhyNot = PersonButtons.GivingUp(viewer, Role.Steward).Refused is { } why
                ? (why, "standdown.appoint", Links.People(reader.Code)) : null,
            Then = [new(remaining.Length == Community.FewestStewards ? "standdown.fewest" : "standdown.enough"), new("standdown.you")],
            Do = new(Links.Do(Links.Person(reader.Code, viewer.Person.ToString()), "give-up-role"), new("standdown.do"),
                ("role", Role.Steward.Code())),
            Stay = "standdown.stay",
        };
    }
}
