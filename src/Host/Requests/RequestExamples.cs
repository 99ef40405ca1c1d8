using System.Text.Json.Nodes;
using Coordination.Host.Api;

namespace Coordination.Host.Requests;

/// <summary>Working examples of the operations on requests.</summary>
public static class RequestExamples
{
    private const string Ovenden = "E05001379";

    public static void DeclareExamples(this FeatureBuilder it)
    {
        it.Example("getRequest", "request/gemma-4");
        it.Example("getRequestStory", "request/gemma-4");
        it.Example("raiseRequest", body: x => x.For("doreen", new()
        {
            ["category"] = "food",
            ["words"] = "A parcel for two, and bread if there is any.",
            ["wanted"] = ExampleValues.Amount(1, "parcel"),
            ["ward"] = Ovenden,
            ["neededBy"] = new JsonObject { ["on"] = x.Day(3), ["at"] = "16:00" },
        }));
        it.Example("addRequest", body: _ => new
        {
            name = "Edith Marsden",
            phone = "01632 960199",
            category = "food",
            words = "Soup and bread, I cannot get out.",
            wanted = ExampleValues.Amount(1, "parcel"),
            ward = Ovenden,
            authority = "verbal-consent",
            channel = "phone",
        });
        it.Example("declineRequest", body: _ => new
        {
            name = "Wilf Sugden",
            phone = "01632 960177",
            category = "lift",
            words = "To the eye clinic on Monday.",
            ward = Ovenden,
            callBack = true,
            authority = "verbal-consent",
            channel = "phone",
        });
        it.Example("giveRequest", "request/maria-3", _ => new { given = ExampleValues.Amount(1, "parcel") });
        it.Example("closeAsUnmetRequest", "request/ewa-3", _ => new { cause = "no-capacity" });
        it.Example("withdrawRequest", "request/faisal-3", x => x.For("faisal", new() { ["cause"] = "no-longer-needed" }));
        it.Example("resolveElsewhereRequest", "request/doreen-4");
        it.Example("changeRequest", "request/gemma-4", _ => new
        { category = "household", wanted = ExampleValues.Amount(2, "item"), ward = Ovenden, words = "Two booster seats, if there are." });
        it.Example("reopenRequest", "request/nadia-2", _ => new { reason = "still-needed" });
        it.Example("referOutRequest", "request/brian-2", x => x.For("brian", new()
        { ["to"] = "The repair workshop on Gibbet Street.", ["mayBeContacted"] = true }));
        it.Example("closeAsDuplicateRequest", "request/leon-3", x => new { original = x.Id("request/leon") });
        it.Example("correctGivenRequest", "request/gemma-2", _ => new
        { corrects = 3, given = ExampleValues.Amount(1, "parcel"), shortfall = "no-stock", reason = "miscounted" });
        it.Example("voidGivenRequest", "request/brian", _ => new { corrects = 2, reason = "never-happened" });
        it.Example("correctCauseRequest", "request/ewa", _ => new { cause = "no-capacity", reason = "learned-later" });
    }
}
