using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Host.Api;

/// <summary>The general part of the OpenAPI description.</summary>
public static class OpenApiDocuments
{
    public const string Bearer = "bearer";

    private const string About = """
        Communities coordinate help: requests, offers, matches between them, and sessions people can come to. Everything that happens is recorded once and can be read as it is now or as it was known at any moment.

        Commands are POSTs named by their verb. Each carries an `Idempotency-Key`: the same key with the same body is answered the same, for a week. What may be held against a version takes `If-Match`. A no is an RFC 9457 problem whose `type` leads to a page that explains it; where it keeps somebody from help, it is recorded too.

        Personal words are sealed. Who may see them gets them opened, is noted as having seen them, and is told to keep the answer nowhere (`no-store`). Instants are UTC with six digits; promised times are a local date and time with their zone. Members that would be null are absent.
        """;

    private static readonly TagDeclaration[] ofTheHost =
    [
        new("problems", "Every kind of no, explained."),
        new("health", "Whether this Host lives and can serve."),
    ];

    public static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        var server = (document.Servers is [{ Url: { } url }, ..] ? url : "").TrimEnd('/');
        document.Info = new()
        {
            Title = "Coordination",
            Version = "1.0",
            Summary = "Communities coordinate help.",
            Description = About,
            License = new() { Name = "Apache-2.0", Url = new("https://www.apache.org/licenses/LICENSE-2.0") },
            Contact = new() { Name = "Whoever runs this installation", Url = new(server + "/problems", UriKind.RelativeOrAbsolute) },
        };
        document.Servers = [new() { Url = server, Description = "This installation" }];
        document.Tags = new HashSet<OpenApiTag>(context.ApplicationServices.GetRequiredService<Declarations>().All<TagDeclaration>().Concat(ofTheHost).Select(t => new OpenApiTag { Name = t.Name, Description = t.About }));
        OpenApiSchemas.LeaveOutNull(document);
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description =
                "A token of an issuer this installation believes. What its bearer may do comes from their membership as it is now. Or a program's token, `ccb_…`, that a steward issued: good for its scopes, in its community, until it expires or is revoked."
            },
        };
        return Task.CompletedTask;
    }
}
