namespace Coordination.Domain.Kernel;

/// <summary>The name under which an event is stored, for ever: <c>stream.past-tense</c>. A new shape is a new name.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoredAsAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The widest circle that may see an event. It is stored with the event. Where nothing is said, nobody sees it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class VisibleAttribute(To circle) : Attribute
{
    public To Circle { get; } = circle;
}

/// <summary>
/// The roles that see an event, or one member of it, instead of its whole circle. The people the event is about see it as well. Said of
/// the base of a stream's events, it holds for each that says nothing of its own.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class SeenByAttribute(params Role[] roles) : Attribute
{
    public IReadOnlyList<Role> Roles { get; } = roles;
}

/// <summary>Circles of visibility, widest first.</summary>
public enum To { Public, Members, Coordinators, CasePanel, Sealed, Safeguarding }
