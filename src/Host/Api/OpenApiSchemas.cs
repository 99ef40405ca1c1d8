using System.Text.Json.Serialization.Metadata;
using Coordination.Domain.Kernel;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Host.Api;

/// <summary>The schemas of values: ids, instants and codes by their formats, and which members are always present.</summary>
public static class OpenApiSchemas
{
    private static readonly Dictionary<Type, (string? Format, string? Pattern, string About)> texts = new()
    {
        [typeof(DateTimeOffset)] = ("date-time", null, "An instant: UTC with six digits."),
        [typeof(TimeOnly)] = (null, "^([01][0-9]|2[0-3]):[0-5][0-9]$", "A time of day: HH:mm."),
        [typeof(ClauseId)] = (null, null, "A clause of the charter."),
        [typeof(Actor)] = (null, "^(person|program|system):.+$", "Who acted, as known in this community."),
    };

    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (IsId(type)) (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
        else if (type.IsEnum) (schema.Type, schema.Enum) = (JsonSchemaType.String, [.. OpenApiOperations.CodesOf(type)]);
        else if (texts.TryGetValue(type, out var text))
            (schema.Type, schema.Format, schema.Pattern, schema.Description) =
                (JsonSchemaType.String, text.Format, text.Pattern, schema.Description ?? text.About);
        else if (context.JsonTypeInfo.Kind is JsonTypeInfoKind.Object && schema.Properties is { } properties)
        {
            // Members computed from other members are not written.
            foreach (var member in context.JsonTypeInfo.Properties.Where(p => p.Set is null && p.AssociatedParameter is null))
                properties.Remove(member.Name);
            schema.Required = context.JsonTypeInfo.Properties.Where(IsAlwaysThere).Select(p => p.Name).Where(properties.ContainsKey)
                .ToHashSet();
        }
        else if (context.JsonTypeInfo.ElementType is { } element && context.JsonTypeInfo.Kind is JsonTypeInfoKind.Enumerable
            && (texts.ContainsKey(element) || IsId(element) || element.IsEnum))
            schema.Items = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Format = IsId(element) ? "uuid" : null,
                Enum = element.IsEnum ? [.. OpenApiOperations.CodesOf(element)] : null,
            };
        // Such members are left out when empty, never null.
        if (schema.Type is { } kind && kind != JsonSchemaType.Null) schema.Type = kind & ~JsonSchemaType.Null;
        return Task.CompletedTask;
    }

    /// <summary>Ids and similar values are described inline; types with members get a name.</summary>
    public static string? NameOf(JsonTypeInfo type)
    {
        var of = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return texts.ContainsKey(of) || of.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))
            || of == typeof(System.Text.Json.Nodes.JsonObject) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    }

    private static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    /// <summary>An optional member is described by the schema of its value.</summary>
    public static void LeaveOutNull(OpenApiDocument document)
    {
        foreach (var properties in document.Components!.Schemas!.Values.Select(s => s.Properties)
            .OfType<IDictionary<string, IOpenApiSchema>>())
            foreach (var (name, member) in properties.ToList())
                if (member.OneOf is [{ Type: JsonSchemaType.Null }, var there]) properties[name] = there;
    }

    private static bool IsAlwaysThere(JsonPropertyInfo member) =>
        member.IsRequired || (member.PropertyType.IsValueType ? Nullable.GetUnderlyingType(member.PropertyType) is null
            : !member.IsGetNullable);
}
