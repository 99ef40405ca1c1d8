namespace Coordination.Host.Access;

/// <summary>Input that cannot be understood: names the field and what is expected there. Answered with 400.</summary>
public sealed class MalformedException(string field, string expected) : Exception($"{field}: {expected}")
{
    public string Field { get; } = field;
    public string Expected { get; } = expected;
}
