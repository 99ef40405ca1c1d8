namespace Coordination.Host.Access;

/// <summary>How a caller stands to the one thing they ask about.</summary>
public enum Relation
{
    None,
    /// <summary>It is theirs.</summary>
    Own,
    /// <summary>They are one of the two of a match about it.</summary>
    Party,
    /// <summary>They are one of the two of a match about it, and both said yes.</summary>
    Promised,
    /// <summary>The other one's contact is disclosed to them, now.</summary>
    Disclosed,
    /// <summary>They opened emergency access to it, and it has not ended.</summary>
    EmergencyAccess,
}
