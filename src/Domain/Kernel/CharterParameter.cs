namespace Coordination.Domain.Kernel;

/// <summary>
/// Something a charter can set, once a feature has declared it. It stands beside the rule that reads it.
/// </summary>
/// <param name="id">What clauses call it, for ever.</param>
/// <param name="words">What it decides, in plain English.</param>
public abstract class CharterParameter(string id, string words)
{
    public static readonly Refusal OutOfRange =
        new("charter.out-of-range", "A clause needs a number within the bounds of its parameter, in its unit.");
    public static readonly Refusal UnknownCode = new("charter.unknown-code", "A clause names a code that its parameter does not know.");

    public string Id => id;
    public string Words => words;

    /// <summary>The values a clause may set, in plain English. All others are forbidden.</summary>
    public abstract string Allows { get; }

    /// <summary>Why the clause may not set this value; null when it may.</summary>
    public abstract Refusal? Against(Clause clause);

    /// <summary>The value in force as a complete clause: the charter's, or the floor's where the charter sets none.</summary>
    public abstract Clause InForce(Charter charter);

    public override string ToString() => id;
}

/// <summary>A charter parameter whose values have this type.</summary>
public abstract class CharterParameter<TValue>(string id, TValue floor, string words) : CharterParameter(id, words)
{
    /// <summary>What holds where a charter says nothing.</summary>
    public TValue Floor => floor;

    /// <summary>The value in force, and the clause it comes from.</summary>
    public abstract Parameter<TValue> In(Charter charter);
}
