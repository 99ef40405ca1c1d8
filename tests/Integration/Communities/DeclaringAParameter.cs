using System.Net;
using Coordination.Host;
using Coordination.Integration.Api;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.Communities;

/// <summary>A charter can set what the features of its Host declare, and nothing else.</summary>
public sealed class DeclaringAParameter(TestPostgres postgres)
{
    [Fact]
    public async Task A_feature_of_another_assembly_adds_one_by_declaring_it()
    {
        var place = postgres.NewHost();
        await using (var host = await TestHost.StartAsync(place, [.. Host.Features.All, new LendingFeature()]))
        {
            var zoe = new Caller(host.SignedIn("zoe"), Town.Root("ladders"));
            (await FoundAsync(zoe, "ladders", 30)).ShouldBe(HttpStatusCode.Created);
            (await FoundAsync(zoe, "ladders-for-ever", 61)).Code.Should().Be("charter.out-of-range");
            (await RulesAsync(zoe)).Should().Contain(("lending-days", "L-1", 30));
        }

        await using var without = await TestHost.StartAsync(place);
        var again = new Caller(without.SignedIn("zoe"), Town.Root("ladders"));
        (await FoundAsync(again, "more-ladders", 30)).Code.Should().Be("charter.unknown-parameter");
        (await RulesAsync(again)).Should().NotContain(rule => rule.Parameter == "lending-days", "nothing reads it");
    }

    [Fact]
    public async Task Two_features_that_declare_the_same_id_do_not_start() =>
        (await FluentActions.Awaiting(() => Installation.BuildAsync([], [new LendingFeature(), new OtherLendingFeature()],
            TestContext.Current.CancellationToken)).Should().ThrowAsync<ArgumentException>()).WithMessage("*'lending-days'*");

    private static Task<Answered> FoundAsync(Caller founder, string code, int days) => founder.PostAsync("/api/communities", new
    {
        code,
        name = code,
        yourName = "Zoe",
        charter = new[] { new { id = "L-1", parameter = "lending-days", number = days, unit = "days" } }
    });

    private static async Task<IReadOnlyList<(string Parameter, string Clause, int Number)>> RulesAsync(Caller reader) =>
        [.. (await reader.GetAsync("/charter")).ShouldBe(HttpStatusCode.OK).Body.GetProperty("rules").EnumerateArray()
            .Select(rule => (rule.GetProperty("parameter").GetString()!, rule.GetProperty("clause").GetString()!,
                rule.TryGetProperty("number", out var number) ? number.GetInt32() : 0))];
}
