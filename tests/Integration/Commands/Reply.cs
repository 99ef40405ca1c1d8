using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Coordination.Integration.Commands;

/// <summary>The answer of a Host to a command: status, body and headers.</summary>
public sealed record Reply(HttpStatusCode Status, JsonElement Body, string Text, HttpResponseHeaders Headers)
{
    public int Number => (int)Status;
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;
    public string? Title => Body.TryGetProperty("title", out var title) ? title.GetString() : null;
    public Guid Subject => Body.GetProperty("subject").GetGuid();
    public long Position => Body.GetProperty("position").GetInt64();

    /// <summary>The streams that were written according to the answer, and their new versions.</summary>
    public IEnumerable<(Guid Stream, long Version)> Versions =>
        Body.GetProperty("streams").EnumerateArray().Select(s => (s.GetProperty("stream").GetGuid(), s.GetProperty("version").GetInt64()));

    public static async Task<Reply> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return new(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) is true
            ? JsonSerializer.Deserialize<JsonElement>(text) : default, text, answer.Headers);
    }

    public Reply Done()
    {
        Number.Should().BeLessThan(300, "it was answered {0}", Text);
        return this;
    }
}
