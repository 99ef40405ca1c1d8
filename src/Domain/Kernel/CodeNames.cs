using System.Collections.Concurrent;
using System.Text.Json;

namespace Coordination.Domain.Kernel;

/// <summary>Writes enumeration values as codes for events, charters, addresses and forms: <c>NoStock</c> is <c>no-stock</c>.</summary>
public static class CodeNames
{
    private static readonly ConcurrentDictionary<Enum, string> known = new();

    public static string Of(Enum value) => known.GetOrAdd(value, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));

    public static IReadOnlyList<string> All<TEnum>() where TEnum : struct, Enum => Cache<TEnum>.Codes;

    /// <summary>The kind of the codes of an enumeration: <c>VettingLevel</c> is <c>vetting-level</c>.</summary>
    public static string OfType<TEnum>() where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(typeof(TEnum).Name);

    /// <summary>Null where the enumeration has no such code.</summary>
    public static TEnum? Find<TEnum>(string? code) where TEnum : struct, Enum =>
        code is not null && Cache<TEnum>.Values.TryGetValue(code, out var value) ? value : null;

    private static class Cache<TEnum> where TEnum : struct, Enum
    {
        public static readonly string[] Codes = [.. Enum.GetValues<TEnum>().Select(v => Of(v))];
        public static readonly Dictionary<string, TEnum> Values = Enum.GetValues<TEnum>().ToDictionary(v => Of(v));
    }
}
