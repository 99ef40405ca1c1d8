namespace Coordination.Host.Access;

/// <summary>Who may call for a permission at all.</summary>
public enum Callers
{
    /// <summary>People the community knows, and its programs.</summary>
    Known,
    /// <summary>Anybody signed in, also somebody the community does not know yet.</summary>
    Anybody,
    /// <summary>Anybody signed in, outside of any community: they found one.</summary>
    Founders,
}

/// <summary>Something a caller may do or look at. The feature that owns it declares who may.</summary>
public sealed record Permission(string Code)
{
    public Callers From { get; init; } = Callers.Known;

    /// <summary>Read one's own things.</summary>
    public static readonly Permission SeeOwn = new("see-own");
    /// <summary>Open personal words.</summary>
    public static readonly Permission OpenWords = new("open-words");
    /// <summary>Open what people are called.</summary>
    public static readonly Permission OpenNames = new("open-names");
    /// <summary>Open how people are reached.</summary>
    public static readonly Permission OpenContact = new("open-contact");
}
