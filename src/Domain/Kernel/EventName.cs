namespace Coordination.Domain.Kernel;

/// <summary>The name under which an event is stored, for ever: <c>stream.past-tense</c>. A new shape is a new name.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoredAsAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The widest circle that may see an event.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class VisibleAttribute(To circle) : Attribute
{
    public To Circle { get; } = circle;
}

/// <summary>Circles of visibility, widest first.</summary>
public enum To { Public, Members, Coordinators, CasePanel, Sealed, Safeguarding }
