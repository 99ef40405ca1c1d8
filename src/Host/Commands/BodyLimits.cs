using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>
/// The bounds that a body declares on its members, as its description states them. All that is beyond them is said at once; how long a
/// list may be is said by its command.
/// </summary>
public static class BodyLimits
{
    private sealed record Limit(JsonPropertyInfo Member, ValidationAttribute Bound, string Expected);

    private static readonly ConcurrentDictionary<(Type, JsonSerializerOptions), Limit[]> known = new();

    public static IReadOnlyList<Fault> Beyond(object body, JsonSerializerOptions options) =>
        [.. known.GetOrAdd((body.GetType(), options), of => [.. Of(of.Item2.GetTypeInfo(of.Item1))])
            .Where(limit => limit.Member.Get?.Invoke(body) is { } value && !limit.Bound.IsValid(value))
            .Select(limit => new Fault(limit.Member.Name, limit.Expected))];

    private static IEnumerable<Limit> Of(JsonTypeInfo body) =>
        from member in body.Properties
        from bound in member.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), true).OfType<ValidationAttribute>() ?? []
        where bound is not MaxLengthAttribute || member.PropertyType == typeof(string)
        select new Limit(member, bound, Words(bound));

    private static string Words(ValidationAttribute bound) => bound switch
    {
        MaxLengthAttribute most => $"at most {most.Length} characters.",
        StringLengthAttribute length => $"{length.MinimumLength} to {length.MaximumLength} characters.",
        RangeAttribute range => $"a whole number from {range.Minimum} to {range.Maximum}.",
        RegularExpressionAttribute { Pattern: Place.Pattern } => "a ward's GSS code, like E05001370.",
        _ => "has another type or is not one of the values allowed here.",
    };
}
