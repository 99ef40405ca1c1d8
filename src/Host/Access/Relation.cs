namespace Coordination.Host.Access;

/// <summary>The relation of a caller to the thing they ask about.</summary>
public enum Relation
{
    None,
    /// <summary>The thing is the caller's own.</summary>
    Own,
    /// <summary>The caller is one of the two people of a match about it.</summary>
    Party,
    /// <summary>The caller is one of the two people of a match about it, and both have agreed.</summary>
    Promised,
    /// <summary>The contact of the other person is disclosed to the caller now.</summary>
    Disclosed,
    /// <summary>The caller has opened emergency access to it, and it has not ended.</summary>
    EmergencyAccess,
}
