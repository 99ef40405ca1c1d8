using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Reads;
using Coordination.Host.Storage;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Host.Api;

/// <summary>Describes each operation: its parameters, who may call it, and an example that works on the demo.</summary>
public static partial class OpenApiOperations
{
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var path = "/" + context.Description.RelativePath;
        var (isPost, isPublic) = (context.Description.HttpMethod == "POST", metadata.OfType<Public>().Any());
        var services = context.ApplicationServices;
        var example = new OpenApiExamples(operation.OperationId!,
            services.GetRequiredService<Declarations>().All<ExampleDeclaration>().FirstOrDefault(e => e.Operation == operation.OperationId),
            new(services.GetRequiredService<ExampleIds>(), services.GetRequiredService<CommunityClock>().GetUtcNow()));

        operation.Parameters = [.. InPath().Matches(path).Select(m => PathParameter(m.Groups[1].Value, example)),
            .. metadata.OfType<QueryParameter>().Select(QueryParameterOf)];
        operation.Security = isPublic ? []
            : [new() { [new OpenApiSecuritySchemeReference(OpenApiDocuments.Bearer, context.Document)] = [] }];
        operation.Description ??= isPublic ? "For anybody, without signing in."
            : metadata.OfType<PermissionMetadata>().FirstOrDefault() is { } allowed
                ? services.GetRequiredService<PermissionTable>().Explain(allowed.Permission)
            : operation.Summary;
        if (isPost)
        {
            operation.Parameters.Add(Header("Idempotency-Key", true,
                "New for each command, the same when it is repeated. " +
                $"At most {Commands.IdempotencyKeys.Longest} printable characters, bare or in quotes.", example.Key));
            if (path.Contains("{id}", StringComparison.Ordinal))
                operation.Parameters.Add(Header("If-Match", false, "The version this was decided on; 412 if there is a newer one.", null));
            if (operation.RequestBody is OpenApiRequestBody body)
                foreach (var content in body.Content!.Values) content.Example = example.Body;
        }
        else if (operation.Responses!.ContainsKey("304"))
            operation.Parameters.Add(Header("If-None-Match", false, "The ETag of a known answer; 304 if nothing has changed.", null));
        foreach (var (status, answer) in operation.Responses!) Describe(status, (OpenApiResponse)answer);
        if (isPost || operation.Responses.ContainsKey("304"))
            foreach (var status in (string[])["200", "201", "304"])
                if (operation.Responses.TryGetValue(status, out var answer))
                    answer.Headers!["ETag"] = isPost ? HeaderOf("The new version of the thing; absent if nothing changed.")
                        : HeaderOf("The version of what was read.", isRequired: true);
        return Task.CompletedTask;
    }

    private static void Describe(string status, OpenApiResponse answer)
    {
        answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
        if (status is "201") answer.Headers["Location"] = HeaderOf("The address of the new thing.");
        if (status is "405") answer.Headers["Allow"] = HeaderOf("The methods of this address.");
        if (status is "429" or "503") answer.Headers["Retry-After"] = HeaderOf("After how many seconds to repeat the request.");
    }

    private static OpenApiHeader HeaderOf(string about, bool isRequired = false) =>
        new() { Description = about, Required = isRequired, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiParameter PathParameter(string name, OpenApiExamples example) => new()
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Description = name switch { "community" => "The community's code.", "code" => "The problem's code.", _ => "Its id." },
        Schema = name is "community" or "code" ? new() { Type = JsonSchemaType.String }
            : new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
        Example = example.InPath(name),
    };

    private static OpenApiParameter QueryParameterOf(QueryParameter known) => new()
    {
        Name = known.Name,
        In = ParameterLocation.Query,
        Description = known.Meaning,
        Schema = known switch
        {
            { Name: "limit" } =>
                new() { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{ReadQuery.MostItems}", Default = ReadQuery.UsualItems },
            _ when known.Type == typeof(bool) => new() { Type = JsonSchemaType.Boolean },
            _ when known.Type == typeof(long) => new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0" },
            _ when known.Type == typeof(Guid) => new() { Type = JsonSchemaType.String, Format = "uuid" },
            _ when known.Type.IsEnum => new() { Type = JsonSchemaType.String, Enum = [.. CodesOf(known.Type)] },
            _ => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        },
    };

    public static IEnumerable<JsonNode> CodesOf(Type type) =>
        Enum.GetValues(type).Cast<Enum>().Select(value => (JsonNode)CodeNames.Of(value));

    private static OpenApiParameter Header(string name, bool isRequired, string about, string? example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = isRequired,
        Description = about,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex InPath();
}
