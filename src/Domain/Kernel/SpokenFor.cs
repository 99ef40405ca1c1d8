namespace Coordination.Domain.Kernel;

/// <summary>
/// Whether something may be done in the name of somebody else (<c>onBehalfOf</c>), and what that takes. Each permission says so.
/// </summary>
public enum SpokenFor
{
    /// <summary>Only the person does it, whatever somebody says.</summary>
    Never,
    /// <summary>Whoever acts says that the person agreed.</summary>
    ByWord,
    /// <summary>
    /// The same for an adult. For somebody under 18 a parent or guardian agrees, whose authority a steward has seen.
    /// </summary>
    Parental,
    /// <summary>
    /// A steward has seen the evidence of the authority: a paper of the person, of their attorney or deputy, or of a parent.
    /// </summary>
    WithEvidence,
}
