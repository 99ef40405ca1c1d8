using System.Globalization;
using System.Text.Json.Nodes;

namespace Coordination.Host.Api;

/// <summary>The community and the ids that examples use. Filling the demo provides them.</summary>
public delegate (string Community, Guid Id) ExampleIds(string name);

/// <summary>The values that examples of the API are made of.</summary>
public sealed class ExampleValues(ExampleIds ids, DateTimeOffset now)
{
    public string Community => ids("").Community;

    /// <summary>The id of a thing of the demo: "request/leon-3".</summary>
    public string Id(string name) => ids(name).Id.ToString();

    public string Day(int ahead) =>
        DateOnly.FromDateTime(now.UtcDateTime).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static JsonObject Amount(int amount, string unit) => new() { ["amount"] = amount, ["unit"] = unit };

    /// <summary>On behalf of somebody who asked on the phone, or whose paper a steward has seen.</summary>
    public JsonObject For(string person, JsonObject? body = null, string authority = "verbal-consent")
    {
        body ??= [];
        (body["onBehalfOf"], body["authority"], body["channel"]) = (Id("person/" + person), authority, "phone");
        return body;
    }
}

/// <summary>An example of one operation. It works for the first coordinator of the demo.</summary>
/// <param name="Thing">The thing in the address, by its name in the demo.</param>
/// <param name="Booking">The booking in the address, if the address has one.</param>
public sealed record ExampleDeclaration(string Operation, string? Thing, string? Booking, Func<ExampleValues, object>? Body);

public static class ExampleDeclarations
{
    public static void Example(this FeatureBuilder it, string operation, string? thing = null, Func<ExampleValues, object>? body = null,
        string? booking = null) => it.Add(new ExampleDeclaration(operation, thing, booking, body));

    /// <summary>The description of one group of operations in OpenAPI.</summary>
    public static void Tag(this FeatureBuilder it, string name, string about) => it.Add(new TagDeclaration(name, about));
}

/// <summary>Describes one group of operations.</summary>
public sealed record TagDeclaration(string Name, string About);
