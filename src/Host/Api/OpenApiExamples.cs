using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordination.Host.Api;

/// <summary>Adds the example of an operation: its key, its address and its body.</summary>
public sealed class OpenApiExamples(string operation, ExampleDeclaration? declared, ExampleValues values)
{
    public string Key => values.Id("example/" + operation);

    public JsonNode InPath(string name) => name switch
    {
        "community" => values.Community,
        "code" => "request.out-of-area",
        "booking" => values.Id(declared?.Booking ?? ""),
        _ => values.Id(declared?.Thing ?? ""),
    };

    public JsonNode Body => JsonSerializer.SerializeToNode(declared?.Body?.Invoke(values) ?? new { }, JsonSerializerOptions.Web)!;
}
