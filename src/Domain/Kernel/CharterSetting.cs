namespace Coordination.Domain.Kernel;

/// <summary>A parameter that a charter can set: a number within bounds, or codes of a kind.</summary>
public sealed record CharterSetting(string Parameter, string? Unit, int Least, int Most, Func<string, bool>? IsCode, bool OneCode)
{
    public static IReadOnlyList<CharterSetting> All { get; } =
    [
        OneOf("joining", "open", "application"),
        Codes("categories", [.. CodeNames.All<Category>()]),
        new("wards", null, 0, 0, Place.IsWard, false),
        OneOf("waiting-list-order", "first-come", "need-weighted", "lottery"),
        Number("late-entry-days", "days", 1, 366),
        Number("late-entry-reason-hours", "hours", 0, 8784),
        Number("disclosure-days", "days", 1, 90),
        Number("probation-days", "days", 0, 366),
        Codes("helper-vetting", [.. CodeNames.All<VettingLevel>()]),
        Codes("helper-categories", [.. CodeNames.All<Category>()]),
        OneOf("public-sessions", "yes", "no"),
    ];

    public static CharterSetting? Of(string parameter) => All.FirstOrDefault(s => s.Parameter == parameter);

    private static CharterSetting Number(string parameter, string unit, int least, int most) =>
        new(parameter, unit, least, most, null, false);
    private static CharterSetting OneOf(string parameter, params string[] codes) => Codes(parameter, codes) with { OneCode = true };
    private static CharterSetting Codes(string parameter, string[] codes) => new(parameter, null, 0, 0, codes.Contains, false);
}
