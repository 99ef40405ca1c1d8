using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Coordination.Integration.Api;

/// <summary>What HTTP itself says of requests and answers (RFC 9110), on the API and on pages.</summary>
[Collection(nameof(Town))]
public sealed class SpeakingHttp(Town town)
{
    private static readonly string[] pages = ["/", "/mill-street/today", "/mill-street/requests", "/mill-street/mine", "/problems"];
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\"1\", \"2\"", 200), InlineData("\"7\",\"2\" , \"9\"", 200), InlineData("*", 200), InlineData("\"2\"", 200)]
    [InlineData("\"1\", \"3\"", 412), InlineData("W/\"2\"", 412), InlineData("W/\"2\", \"1\"", 412), InlineData("\"x\"", 412)]
    public async Task One_of_several_versions_is_enough_and_a_weak_one_is_none(string ifMatch, int status)
    {
        var id = await town.RaiseAsync();
        (await town.Ada.PostAsync($"/requests/{id}/give", new { given = new { amount = 1, unit = "pack" }, shortfall = "no-stock" }))
            .ShouldBe(HttpStatusCode.OK).Tag.Should().Be("\"2\"");
        ((int)(await town.Cleo.PostAsync($"/requests/{id}/withdraw", null, ifMatch: ifMatch)).Status).Should().Be(status);
    }

    [Fact]
    public async Task The_head_of_a_page_is_that_of_the_page_without_its_body()
    {
        foreach (var path in pages)
        {
            using var whole = await SendAsync(new(HttpMethod.Get, path));
            using var head = await SendAsync(new(HttpMethod.Head, path));
            head.StatusCode.Should().Be(HttpStatusCode.OK, path).And.Be(whole.StatusCode);
            head.Content.Headers.ContentType.Should().Be(whole.Content.Headers.ContentType);
            head.Headers.CacheControl?.ToString().Should().Be(whole.Headers.CacheControl?.ToString());
            (await head.Content.ReadAsByteArrayAsync(Cancellation)).Should().BeEmpty(path);
        }
    }

    [Fact]
    public async Task An_address_says_what_it_takes()
    {
        foreach (var path in pages)
        {
            using var asked = await SendAsync(new(HttpMethod.Options, path));
            using var wrong = await SendAsync(new(HttpMethod.Delete, path));
            asked.StatusCode.Should().Be(HttpStatusCode.NoContent, path);
            wrong.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed, path);
            asked.Content.Headers.Allow.Should().Contain(["GET", "HEAD", "OPTIONS"], path)
                .And.BeEquivalentTo(wrong.Content.Headers.Allow, path);
        }
        using var live = await SendAsync(new(HttpMethod.Head, "/mill-street/today/live"));
        live.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed, "a stream has no end");
        live.Content.Headers.Allow.Should().BeEquivalentTo("GET", "OPTIONS");
    }

    [Theory]
    [InlineData("/api/communities/mill-street/requests?x="), InlineData("/mill-street/requests?x="), InlineData("/")]
    public async Task A_head_that_is_too_long_is_refused_in_words(string path)
    {
        await ShouldBeProblemAsync(new(HttpMethod.Get, path + new string('x', 9000)), 414, "input.long-address");
        var large = new HttpRequestMessage(HttpMethod.Get, path);
        large.Headers.Add("X-Large", new string('x', 33 * 1024));
        await ShouldBeProblemAsync(large, 431, "input.large-headers");
        var many = new HttpRequestMessage(HttpMethod.Get, path);
        for (var n = 0; n < 120; n++) many.Headers.Add($"X-{n}", "y");
        await ShouldBeProblemAsync(many, 431, "input.large-headers");
    }

    [Theory]
    [InlineData("/api/communities/mill-street/requests/raise", "application/json")]
    [InlineData("/mill-street/requests/raise", "application/x-www-form-urlencoded")]
    public async Task A_body_is_utf_8_and_not_compressed(string path, string type)
    {
        foreach (var charset in (string[])["utf-16", "iso-8859-1", "utf-7", "nonsense", "\"utf-16\""])
            await ShouldBeProblemAsync(Sending(path, type + "; charset=" + charset, null), 415, "input.encoded");
        foreach (var coding in (string[])["gzip", "br", "identity, gzip", "x-nonsense"])
            await ShouldBeProblemAsync(Sending(path, type, coding), 415, "input.encoded");
        foreach (var (said, coding) in ((string, string?)[])[(type + "; charset=UTF-8", null), (type + "; charset=\"utf-8\"", "identity"),
            (type, null)])
        {
            using var taken = await SendAsync(Sending(path, said, coding));
            taken.StatusCode.Should().NotBe(HttpStatusCode.UnsupportedMediaType);
        }
    }

    private static HttpRequestMessage Sending(string path, string type, string? coding)
    {
        var sending = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}")) };
        sending.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (coding is not null) sending.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        sending.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return sending;
    }

    private async Task ShouldBeProblemAsync(HttpRequestMessage request, int status, string code)
    {
        using var answer = await SendAsync(request);
        ((int)answer.StatusCode).Should().Be(status);
        answer.Content.Headers.ContentType?.MediaType.Should().Be("application/problem+json");
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("code").GetString()
            .Should().Be(code);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await town.Host.SignedIn("ada").SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }
}
