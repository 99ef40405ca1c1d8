using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Host.Api;

/// <summary>The general part of the OpenAPI description.</summary>
public static class OpenApiDocuments
{
    public const string Bearer = "bearer";

    private const string About =
        "Communities coordinate help: requests, offers, matches between them, and sessions people can come to. " +
        "Everything that happens is recorded once and can be read as it is now or as it was known at any moment.\n\n" +
        "Commands are POSTs named by their verb. Each carries an `Idempotency-Key`: " +
        "for a week, the same key with the same body gets the same answer. " +
        "Commands on a thing with a version accept `If-Match`. " +
        "A refusal is an RFC 9457 problem whose `type` leads to a page that explains it; " +
        "if it keeps somebody from help, it is recorded too.\n\n" +
        "Personal words are sealed. They are opened for callers who may see them; each look is logged, " +
        "and the answer must not be cached (`no-store`). " +
        "Instants are UTC with six digits; promised times are a local date and time with their zone. " +
        "Members that would be null are absent.";

    private static readonly TagDeclaration[] ofTheHost =
    [
        new("problems", "Every kind of problem, explained."),
        new("health", "Whether this Host is alive and can serve."),
    ];

    public static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        const string server = ApiDescription.Server;
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
        document.Tags = new HashSet<OpenApiTag>(context.ApplicationServices.GetRequiredService<Declarations>()
            .All<TagDeclaration>().Concat(ofTheHost)
            .Select(t => new OpenApiTag { Name = t.Name, Description = t.About }));
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
                    "A token of an issuer this installation accepts: the present membership says what its bearer may do. " +
                    "Or a program's token, `ccb_…`, that a steward issued: valid for its scopes, in its community, " +
                    "until it expires or is revoked.",
            },
        };
        return Task.CompletedTask;
    }
}
