using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Coordination.Integration.Api;

/// <summary>What an address answered.</summary>
public sealed record Answered(HttpStatusCode Status, JsonElement Body, HttpResponseHeaders Headers, HttpContentHeaders Content)
{
    public string? Tag => Headers.ETag?.Tag;
    public bool IsKeptNowhere => Headers.CacheControl?.NoStore == true;
    public string? Code => Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;
    public string Id => Body.GetProperty("subject").GetString()!;
    public long Position => Body.GetProperty("position").GetInt64();

    public Answered ShouldBe(HttpStatusCode status)
    {
        Status.Should().Be(status, Body.ToString());
        return this;
    }

    /// <summary>A refusal in the form of RFC 9457.</summary>
    public Answered ShouldBeProblem(HttpStatusCode status, string code)
    {
        ShouldBe(status);
        Content.ContentType?.MediaType.Should().Be("application/problem+json");
        Code.Should().Be(code);
        Body.GetProperty("type").GetString().Should().Be("/problems/" + code);
        Body.GetProperty("status").GetInt32().Should().Be((int)status);
        Body.GetProperty("title").GetString().Should().NotBeNullOrWhiteSpace();
        return this;
    }

    /// <summary>The field that the problem names.</summary>
    public void ShouldName(string field)
    {
        ShouldBeProblem(HttpStatusCode.BadRequest, "input.not-understood");
        Body.GetProperty("errors").EnumerateObject().Select(e => e.Name).Should().Equal(field);
    }
}

/// <summary>A caller of the API, signed in or not.</summary>
public sealed class Caller(HttpClient http, string root)
{
    public HttpClient Http => http;
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<Answered> GetAsync(string path, string? known = null) =>
        SendAsync(HttpMethod.Get, path, null,
            request => { if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known); });

    public Task<Answered> PostAsync(string path, object? body, string? key = null, string? ifMatch = null) =>
        SendAsync(HttpMethod.Post, path, body is string text ? text : JsonSerializer.Serialize(body ?? new { }), request =>
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key ?? Guid.NewGuid().ToString());
            if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        });

    public async Task<Answered> SendAsync(HttpMethod method, string path, string? body, Action<HttpRequestMessage> prepare,
        string mediaType = "application/json")
    {
        var isWhole = path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(method, isWhole ? path.Replace("//", "/", StringComparison.Ordinal) : root + path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, mediaType);
        prepare(request);
        using var response = await http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return new(response.StatusCode, text.Length > 0 && text[0] is '{' or '[' ? JsonDocument.Parse(text).RootElement
            : default, response.Headers, response.Content.Headers);
    }
}
