using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Coordination.Host.Access;
using Coordination.Host.Storage;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Host.Api;

/// <summary>
/// The description of the API, which takes long to make and is made once for each day of its examples: it is the same for everybody, but
/// for the address at which they ask.
/// </summary>
public sealed class ApiDescription(
    [FromKeyedServices(ApiDescription.Name)] IOpenApiDocumentProvider documents, CommunityClock clock, ExampleIds ids) : IDisposable
{
    public const string Name = "v1";

    /// <summary>Stands for the address of this installation while the description is made.</summary>
    public const string Server = "https://this-installation.invalid";

    private readonly SemaphoreSlim turn = new(1);
    private (DateOnly Day, string Community, string[] Parts)? made;

    /// <summary>How often it was made.</summary>
    public int Times { get; private set; }

    public async Task<IResult> AnswerAsync(HttpContext http, string documentName)
    {
        if (documentName != Name) return Problems.Of(Problems.NotFound);
        var server = JavaScriptEncoder.Default.Encode($"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}");
        var text = string.Join(server, await PartsAsync(http.RequestAborted));
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}\"";
        http.Response.Headers.ETag = tag;
        return http.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal)
            ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Text(text, "application/json;charset=utf-8");
    }

    /// <summary>The text between the places where the address of the installation stands.</summary>
    private async ValueTask<string[]> PartsAsync(CancellationToken cancellation)
    {
        var (day, community) = (DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), ids("").Community);
        if (made is { } before && (before.Day, before.Community) == (day, community)) return before.Parts;
        await turn.WaitAsync(cancellation);
        try
        {
            if (made is { } meanwhile && (meanwhile.Day, meanwhile.Community) == (day, community)) return meanwhile.Parts;
            using var text = new MemoryStream();
            var document = await documents.GetOpenApiDocumentAsync(CancellationToken.None);
            await document.SerializeAsJsonAsync(text, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
            Times++;
            made = (day, community, Encoding.UTF8.GetString(text.ToArray()).Split(Server));
            return made.Value.Parts;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
