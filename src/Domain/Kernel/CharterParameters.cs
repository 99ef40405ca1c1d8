namespace Coordination.Domain.Kernel;

/// <summary>The parameters that a charter can set: those that features declare.</summary>
public sealed class CharterParameters
{
    private readonly Dictionary<string, CharterParameter> byId = [];

    public CharterParameters(IEnumerable<CharterParameter> declared)
    {
        All = [.. declared];
        foreach (var parameter in All)
            if (!byId.TryAdd(parameter.Id, parameter))
                throw new ArgumentException($"The charter parameter '{parameter.Id}' is declared twice.", nameof(declared));
    }

    public IReadOnlyList<CharterParameter> All { get; }

    public CharterParameter? Find(string id) => byId.GetValueOrDefault(id);
}
