using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Pages;

/// <summary>How a list was asked for, as its address: each part can be changed or taken out again.</summary>
public sealed record ListAddress(string Path, IReadOnlyList<KeyValuePair<string, string>> Parts)
{
    private static readonly string[] passing = ["after", "at", "language", "limit"];

    /// <summary>With everything that was asked and understood, but for where a page of the list begins.</summary>
    public static ListAddress Of(string path, ReadQuery asked) => new(path, [.. asked.Understood.Where(p => !passing.Contains(p.Key))]);

    public string? this[string name] => Parts.Where(part => part.Key == name).Select(part => part.Value).FirstOrDefault();

    public ListAddress Without(params IEnumerable<string> names) => this with { Parts = [.. Parts.Where(p => !names.Contains(p.Key))] };

    public ListAddress With(string name, string value) =>
        this with { Parts = [.. Without(name).Parts, KeyValuePair.Create(name, value)] };

    public override string ToString() =>
        Path + QueryString.Create(Parts.Select(part => KeyValuePair.Create<string, string?>(part.Key, part.Value)));
}

/// <summary>One thing that a list is narrowed to, and the address of the list without it.</summary>
public sealed record FilterChip(Sentence Says, string Without);

/// <summary>What a list is narrowed to, and what of its address nobody knows.</summary>
/// <param name="Clear">The address of the list that is not narrowed.</param>
public sealed record ListFilter(ListAddress Address, IReadOnlyList<FilterChip> Chips, string Clear, IReadOnlyList<string> Unknown)
{
    public bool IsOn => Chips.Count > 0;

    /// <param name="says">What the list is narrowed to, each with the parameters that say so.</param>
    public static ListFilter Of(ListAddress address, IReadOnlyList<(Sentence Says, string[] Names)> says, IReadOnlyList<string> unknown) =>
        new(address, [.. says.Select(one => new FilterChip(one.Says, address.Without(one.Names).ToString()))],
            address.Without(says.SelectMany(one => one.Names)).ToString(), unknown);
}
