using System.Net;

namespace Coordination.Integration.Api;

/// <summary>Every described operation keeps the rules of HTTP.</summary>
[Collection(nameof(Town))]
public sealed class WalkingEveryOperation(Town town)
{
    private static readonly string[] methods = ["get", "head", "post", "put", "patch", "delete", "options", "trace", "copy"];

    [Fact]
    public async Task A_method_that_is_not_taken_is_answered_with_those_that_are()
    {
        foreach (var at in (await OperationsAsync()).GroupBy(o => o.Path))
        {
            string[] taken = [.. at.Select(o => o.Method), "options"];
            if (taken.Contains("get")) taken = [.. taken, "head"];
            foreach (var method in methods.Except(taken.Except(["options"])))
            {
                var answer = await SendAsync(town.Ada, method, at.Key, null);
                if (method == "options") answer.ShouldBe(HttpStatusCode.NoContent);
                else if (method == "head") answer.ShouldBe(HttpStatusCode.MethodNotAllowed);
                else answer.ShouldBeProblem(HttpStatusCode.MethodNotAllowed, "input.method-not-allowed");
                answer.Content.Allow.Select(a => a.ToLowerInvariant()).Should().BeEquivalentTo(taken, $"{method} {at.Key}");
            }
        }
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_told_how_before_anything_is_read()
    {
        foreach (var (method, path, isPublic) in await OperationsAsync())
        {
            if (isPublic) continue;
            var answer = (await SendAsync(town.Nobody, method, path, method == "post" ? new string('x', 70_000) : null))
                .ShouldBeProblem(HttpStatusCode.Unauthorized, "caller.sign-in");
            answer.Headers.WwwAuthenticate.Should().ContainSingle(path).Which.Scheme.Should().Be("Bearer");
            answer.IsKeptNowhere.Should().BeTrue();
        }
    }

    [Fact]
    public async Task A_command_is_json_of_a_bearable_size_under_a_key()
    {
        foreach (var (_, path, _) in (await OperationsAsync()).Where(o => o.Method == "post"))
        {
            (await SendAsync(town.Ada, "post", path, "a=b", "application/x-www-form-urlencoded"))
                .ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "input.not-json");
            (await SendAsync(town.Ada, "post", path, "<a/>", "text/xml"))
                .ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "input.not-json");
            (await SendAsync(town.Ada, "post", path, new string(' ', 65 * 1024) + "{}"))
                .ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "input.too-large");
            (await SendAsync(town.Ada, "post", path, "{}")).ShouldBeProblem(HttpStatusCode.BadRequest, "idempotency.key-missing");
            (await SendAsync(town.Ada, "post", path, """{"noSuchMember":1}""", key: Guid.NewGuid().ToString()))
                .ShouldBeProblem(HttpStatusCode.BadRequest, "input.not-understood").Body.GetProperty("errors")
                .TryGetProperty("noSuchMember", out _).Should().BeTrue(path);
            (await SendAsync(town.Ada, "post", path, string.Concat(Enumerable.Repeat("""{"a":""", 40)) + "1" + new string('}', 40),
                key: Guid.NewGuid().ToString())).ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task What_is_read_says_how_long_it_may_be_kept_and_is_not_sent_again_while_it_is_the_same()
    {
        var tagged = 0;
        foreach (var (_, path, _) in (await OperationsAsync())
            .Where(o => o.Method == "get" && o.Path.StartsWith("/api", StringComparison.Ordinal)
            && !o.Path.Contains("{id}", StringComparison.Ordinal)))
        {
            var first = (await town.Ada.GetAsync(Filled(path))).ShouldBe(HttpStatusCode.OK);
            first.Headers.CacheControl!.ToString().Should().BeOneOf("no-store", "no-cache, private", "private, no-cache");
            if (first.IsKeptNowhere || first.Tag is not { } tag) continue;
            tagged++;
            foreach (var known in (string[])[tag, "W/" + tag, "\"other\", " + tag, "*"])
                (await town.Ada.GetAsync(Filled(path), known)).ShouldBe(HttpStatusCode.NotModified).Tag.Should().Be(tag, path);
            (await town.Ada.GetAsync(Filled(path), "\"other\"")).ShouldBe(HttpStatusCode.OK);
        }
        tagged.Should().BeGreaterThan(3);
    }

    private async Task<IReadOnlyList<(string Method, string Path, bool IsPublic)>> OperationsAsync()
    {
        var document = (await town.Nobody.GetAsync("//openapi/v1.json")).ShouldBe(HttpStatusCode.OK).Body;
        List<(string, string, bool)> operations =
            [.. document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject()
            .Select(o => (o.Name, p.Name, o.Value.GetProperty("security").GetArrayLength() == 0)))];
        operations.Count.Should().BeGreaterThan(35);
        return operations;
    }

    private static string Filled(string path) =>
        System.Text.RegularExpressions.Regex.Replace(path.Replace("{community}", Town.Code, StringComparison.Ordinal)
            .Replace("{code}", "request.out-of-area", StringComparison.Ordinal), @"\{\w+\}", _ => Guid.NewGuid().ToString());

    private static Task<Answered> SendAsync(Caller caller, string method, string path, string? body, string mediaType = "application/json",
        string? key = null) =>
        caller.SendAsync(new(method.ToUpperInvariant()), "/" + Filled(path), body,
            request => { if (key is not null) request.Headers.Add("Idempotency-Key", key); }, mediaType);
}
