namespace Coordination.Integration.Walks;

/// <summary>What a door is meant to say, in the words of those who agreed on it, and not as the code has it.</summary>
/// <param name="Door">As <see cref="Walks.Door.Right"/> names it.</param>
/// <param name="May">Who may, with what is their own; where nothing is owned, who may at all.</param>
/// <param name="Others">Who may with what is somebody else's; null where nothing is owned.</param>
/// <param name="No">What those who may with their own are told about somebody else's.</param>
/// <param name="Needs">What it is about.</param>
public sealed record Right(string Door, string[] May, string[]? Others = null, Said No = Said.NotFound, Thing Needs = default)
{
    /// <summary>What is asked behind the question mark to have one's own.</summary>
    public string Query { get; init; } = "";

    /// <summary>What one's own is answered, where it is a no of its own: nobody gives themselves a role.</summary>
    public Said Own { get; init; } = Said.Yes;

    /// <summary>Those who have something of their own to do it with; the others are refused.</summary>
    public string[]? Only { get; init; }

    /// <summary>Whether what is somebody else's is touched only in their name, with their authority.</summary>
    public bool Speaks { get; init; } = No is Said.Refused;

    /// <summary>Whether who did it, or to whom it was done, is not the same afterwards: newcomers take their parts.</summary>
    public bool Changes { get; init; }

    /// <summary>Whether one need not be known in the community.</summary>
    public bool IsOpen => May.Contains("stranger");

    /// <summary>What those who may not are told.</summary>
    public Said Instead { get; init; } = Said.NotAllowed;

    /// <summary>Members of the body that need not be there, and are.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>What is sent, where the API does not describe it.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
}
