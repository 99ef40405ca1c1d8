using Coordination.Domain.Kernel;

namespace Coordination.Host.Keys;

/// <summary>The Host cannot or must not use its keys. The message is one sentence that says why and what to do.</summary>
public sealed class KeysException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A sealed value or a key was damaged or exchanged. It must never be taken for an erased one.</summary>
public sealed class SealBrokenException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Something was to be sealed for a person whose key was destroyed. Answered as a refusal.</summary>
public sealed class PersonErasedException(PersonId person) : Exception($"The key of {person} was destroyed.")
{
    public static readonly Refusal Refusal =
        new("person.erased", "This person's data was erased. Nothing more can be recorded under that person.");

    public PersonId Person { get; } = person;
}

/// <summary>A text that no store and no proof could hold. Answered as malformed input that names the field.</summary>
public sealed class UnacceptableTextException(string field, string rule) : Exception($"{field}: {rule}")
{
    public string Field { get; } = field;
    public string Rule { get; } = rule;
}
