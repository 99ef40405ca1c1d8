using System.Net;
using Coordination.Integration.Api;

namespace Coordination.Integration.Communities;

[Collection(nameof(Town))]
public sealed class LookingLikeAnother(Town town)
{
    [Theory]
    [InlineData("new-mill-street", "Mіll Street")]
    [InlineData("new-mill-street", "Mill\u200b\u2060 Street")]
    [InlineData("new-mill-street", "FAR-AWAY")]
    [InlineData("rni1l-street", "Another")]
    [InlineData("mi-ll-street", "Another")]
    public async Task A_community_is_not_founded_under_a_code_or_a_name_that_looks_like_anothers(string code, string name) =>
        (await FoundAsync(code, name)).ShouldBeProblem(HttpStatusCode.Conflict, "community.looks-alike");

    [Fact]
    public async Task Of_two_that_look_alike_and_are_founded_at_once_one_is()
    {
        var founded = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => FoundAsync($"at-once-{n}x", "Founded at once")));
        founded.Count(f => f.Status is HttpStatusCode.Created).Should().Be(1);
        founded.Where(f => f.Status is not HttpStatusCode.Created).Should().OnlyContain(f => f.Code == "community.looks-alike");
    }

    private Task<Answered> FoundAsync(string code, string name) =>
        town.As(Guid.NewGuid().ToString()).PostAsync("/api/communities", new { code, name, yourName = "Mallory" });
}
