using System.Net;
using System.Text.Json;
using Coordination.Host.Api;
using Coordination.Integration.Demo;
using Coordination.Integration.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Integration.Api;

[Collection(nameof(Town))]
public sealed class DescribingItself(Town town, TestPostgres postgres)
{
    private sealed record Operation(string Method, string Path, JsonElement Is)
    {
        public string Id => Is.GetProperty("operationId").GetString()!;
        public IEnumerable<JsonElement> Parameters =>
            Is.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];
    }

    [Fact]
    public async Task Every_operation_says_what_it_is_who_may_do_it_and_how_it_says_no()
    {
        var document = (await town.Nobody.GetAsync("//openapi/v1.json")).ShouldBe(HttpStatusCode.OK).Body;
        document.GetProperty("openapi").GetString().Should().StartWith("3.1");
        document.GetProperty("info").GetProperty("license").GetProperty("name").GetString().Should().Be("Apache-2.0");
        document.GetProperty("servers")[0].GetProperty("url").GetString().Should().NotEndWith("/");
        var tags = document.GetProperty("tags").EnumerateArray().Select(t => t.GetProperty("name").GetString()).ToList();
        var operations = Operations(document);
        operations.Should().HaveCountGreaterThan(35);
        operations.Select(o => o.Id).Should().OnlyHaveUniqueItems();

        foreach (var operation in operations)
        {
            operation.Is.GetProperty("summary").GetString().Should().NotBeNullOrEmpty();
            tags.Should().Contain(operation.Is.GetProperty("tags")[0].GetString());
            operation.Is.GetProperty("security").GetArrayLength().Should()
                .Be(operation.Path.StartsWith("/api", StringComparison.Ordinal) ? 1 : 0);
            operation.Is.GetProperty("responses").EnumerateObject().Where(r => r.Name[0] is '4' or '5').Should().NotBeEmpty()
                .And.OnlyContain(r => r.Value.GetProperty("content").EnumerateObject().Single().Name == "application/problem+json");
            operation.Parameters.Where(p => p.GetProperty("in").GetString() == "path").Should()
                .NotContain(p => string.IsNullOrEmpty(p.GetProperty("example").GetString()));
            operation.Parameters.Any(p => p.GetProperty("name").GetString() == "Idempotency-Key").Should().Be(operation.Method == "post");
        }
        document.ToString().Should().NotContain("\"integer\",\"string\"", "numbers are numbers").And.Contain("\"verbal-consent\"")
            .And.NotMatchRegex("\"enum\":\\s*\\[[^\\]]*null", "what is not said is left out, never null");
    }

    [Fact]
    public async Task It_is_made_once_whoever_asks_and_under_whatever_name()
    {
        var first = (await town.Nobody.GetAsync("//openapi/v1.json")).ShouldBe(HttpStatusCode.OK);
        var times = town.Host.Services.GetRequiredService<ApiDescription>().Times;
        for (var again = 0; again < 3; again++) (await town.Nobody.GetAsync("//openapi/v1.json")).Tag.Should().Be(first.Tag);
        var elsewhere = await town.Nobody.SendAsync(HttpMethod.Get, "//openapi/v1.json", null, r => r.Headers.Host = "localhost:1234");
        elsewhere.Body.GetProperty("servers")[0].GetProperty("url").GetString().Should().Be("http://localhost:1234");
        (await town.Nobody.GetAsync("//openapi/v1.json", first.Tag)).Status.Should().Be(HttpStatusCode.NotModified);
        town.Host.Services.GetRequiredService<ApiDescription>().Times.Should().Be(times);
    }

    [Fact]
    public async Task Every_example_works_for_the_demos_first_coordinator()
    {
        await using var demo = await LoadedDemo.StartAsync(postgres);
        var nobody = new Caller(demo.Http, "");
        await Until.HoldsAsync(async () => (await nobody.GetAsync("//health/ready")).Status is HttpStatusCode.OK);
        var first = (await nobody.GetAsync("//dev/people")).Body[0].GetProperty("person").GetString();
        var signedIn = await nobody.SendAsync(HttpMethod.Post, "//dev/sign-in", JsonSerializer.Serialize(new { person = first }), _ => { });
        var token = signedIn.ShouldBe(HttpStatusCode.OK).Body.GetProperty("token").GetString();

        var operations = Operations((await nobody.GetAsync("//openapi/v1.json")).Body);
        // After leaving, she may do nothing more.
        foreach (var operation in operations.OrderBy(o => o.Id is "leavePerson"))
        {
            var path = operation.Parameters.Where(p => p.GetProperty("in").GetString() == "path")
                .Aggregate(operation.Path,
                    (p, parameter) =>
                    p.Replace("{" + parameter.GetProperty("name").GetString() + "}", parameter.GetProperty("example").GetString(),
                        StringComparison.Ordinal));
            var key = operation.Parameters.Where(p => p.GetProperty("name").GetString() == "Idempotency-Key")
                .Select(p => p.GetProperty("example").GetString()).FirstOrDefault();
            var body = operation.Is.TryGetProperty("requestBody", out var sent)
                ? sent.GetProperty("content").GetProperty("application/json") is var json && json.TryGetProperty("example", out var example)
                ? example.ToString() : "{}" : null;

            var answer = await nobody.SendAsync(new(operation.Method.ToUpperInvariant()), "/" + path, body, request =>
            {
                request.Headers.Authorization = new("Bearer", token);
                if (key is not null) request.Headers.Add("Idempotency-Key", key);
            });
            // Where anybody may join there is no applicant to ask, to answer or to decline.
            if (operation.Id is "askPerson" or "answerPerson" or "declinePerson")
                answer.ShouldBeProblem(HttpStatusCode.Conflict, "membership.not-applied");
            // The demo goes on.
            else if (operation.Id is "confirmWindDown" or "closeWindDown") answer.ShouldBe(HttpStatusCode.Conflict);
            else ((int)answer.Status).Should().BeInRange(200, 299, "{0} answered {1}", operation.Id, answer.Body);
            if (operation.Method == "get")
                (answer.Tag is not null).Should().Be(IsTagged(operation), "{0} has an ETag as described", operation.Id);
        }
        await Announcement.WriteAsync(
            $"OpenAPI: all {operations.Count} examples are answered 2xx for the demo's first coordinator, "
            + $"{operations.Count(o => o.Method == "get")} of them reads.");
    }

    private static bool IsTagged(Operation operation) =>
        operation.Is.GetProperty("responses").GetProperty("200").TryGetProperty("headers", out var headers)
        && headers.TryGetProperty("ETag", out _);

    private static List<Operation> Operations(JsonElement document) =>
        [.. document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => new Operation(o.Name, p.Name, o.Value)))];
}
