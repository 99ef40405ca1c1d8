namespace Coordination.Integration.Walks;

/// <summary>What an endpoint has to answer to whom, written by hand and not taken from the code.</summary>
/// <param name="Door">The endpoint, as <see cref="Walks.Door.Right"/> names it.</param>
/// <param name="May">The roles that may call it with a thing of their own, or at all where nothing is owned.</param>
/// <param name="Others">The roles that may call it with a thing of somebody else; null where nothing is owned.</param>
/// <param name="No">The answer about a thing of somebody else to those who may call it with their own.</param>
/// <param name="Needs">The thing it is about.</param>
public sealed record Right(string Door, string[] May, string[]? Others = null, Said No = Said.NotFound, Thing Needs = default)
{
    /// <summary>The query that asks for one's own things.</summary>
    public string Query { get; init; } = "";

    /// <summary>The answer to a call about oneself, where it differs: nobody gives themselves a role.</summary>
    public Said Own { get; init; } = Said.Yes;

    /// <summary>The roles that have a thing of their own for it, where not all do; the others are refused.</summary>
    public string[]? Only { get; init; }

    /// <summary>Whether a thing of somebody else is changed only on their behalf, with their authority.</summary>
    public bool Speaks { get; init; } = No is Said.Refused;

    /// <summary>Whether it changes the caller or the person it is about. Then each call is made with new people.</summary>
    public bool Changes { get; init; }

    /// <summary>Whether people not known in the community may call it.</summary>
    public bool IsOpen => May.Contains("stranger");

    /// <summary>The answer to those who may not call it.</summary>
    public Said Instead { get; init; } = Said.NotAllowed;

    /// <summary>Optional members of the body to send.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>The form to send, where the API does not describe a body.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
}
