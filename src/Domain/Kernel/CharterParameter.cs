namespace Coordination.Domain.Kernel;

/// <summary>
/// Something a charter can set. It stands beside the rule that reads it, and a charter can set it where a feature declares it.
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

    /// <summary>What a clause may set, in plain English. It forbids everything else.</summary>
    public abstract string Allows { get; }

    /// <summary>Null when the clause sets it to something that it allows.</summary>
    public abstract Refusal? Against(Clause clause);

    /// <summary>The value in force as a clause with nothing left out: the charter's, or the floor's where the charter says nothing.</summary>
    public abstract Clause InForce(Charter charter);

    public override string ToString() => id;
}

/// <summary>The same, with the type of its values.</summary>
public abstract class CharterParameter<TValue>(string id, TValue floor, string words) : CharterParameter(id, words)
{
    /// <summary>What holds where a charter says nothing.</summary>
    public TValue Floor => floor;

    /// <summary>The value in force, and the clause it comes from.</summary>
    public abstract Parameter<TValue> In(Charter charter);
}
