namespace Coordination.Host.Access;

/// <summary>One member of what was sent, and what is expected there, in words.</summary>
public sealed record Fault(string Field, string Expected);

/// <summary>Input that cannot be understood: names each field with what is expected there. Answered with 400.</summary>
public sealed class MalformedException(IReadOnlyList<Fault> faults)
    : Exception(string.Join(" ", faults.Select(f => $"{f.Field}: {f.Expected}")))
{
    public MalformedException(string field, string expected) : this([new(field, expected)]) { }

    public IReadOnlyList<Fault> Faults => faults;
}
