using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Microsoft.OpenApi;

namespace Coordination.Host.Api;

/// <summary>A problem as it is answered: RFC 9457 with the members this project adds.</summary>
/// <param name="Type">The page that explains it.</param>
/// <param name="Code">The kind of problem. A code never changes its meaning.</param>
public sealed record Problem(string Type, string Title, int Status, string Code)
{
    public string? Detail { get; init; }
    /// <summary>The clause of the charter that the refusal rests on.</summary>
    public string? Clause { get; init; }
    /// <summary>The fields that were not understood, each with what is expected there.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
    /// <summary>What was recorded with the refusal: somebody did not get help.</summary>
    public Receipt? Recorded { get; init; }
}

/// <summary>The description of the API that programs read: OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html).</summary>
public static class OpenApiWiring
{
    public static void AddApiDescription(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            StoredJson.Configure(options.SerializerOptions);
            options.SerializerOptions.IgnoreReadOnlyProperties = false;
        });
        builder.Services.AddSingleton<ApiDescription>().AddOpenApi(ApiDescription.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.CreateSchemaReferenceId = OpenApiSchemas.NameOf;
            options.AddSchemaTransformer(OpenApiSchemas.DescribeAsync);
            options.AddOperationTransformer(OpenApiOperations.DescribeAsync);
            options.AddDocumentTransformer(OpenApiDocuments.DescribeAsync);
        });
    }

    public static void MapApiDescription(this WebApplication app) => app.MapGet("/openapi/{documentName}.json",
        (HttpContext http, ApiDescription description, string documentName) => description.AnswerAsync(http, documentName))
        .ExcludeFromDescription();

    /// <summary>The problems that this route can answer with.</summary>
    public static RouteHandlerBuilder SaysNo(this RouteHandlerBuilder route, params int[] statuses) =>
        statuses.Aggregate(route, (described, status) => described.Produces<Problem>(status, "application/problem+json"));
}
