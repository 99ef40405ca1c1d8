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
/// <param name="Words">What it allows, in plain English.</param>
public sealed record Permission(string Code, string Words)
{
    public Callers From { get; init; } = Callers.Known;

    public static readonly Permission SeeOwn = new("see-own", "See one's own things.");
    public static readonly Permission OpenWords = new("open-words", "Read what people wrote in their own words.");
    public static readonly Permission OpenNames = new("open-names", "Read the names of people.");
    public static readonly Permission OpenContact = new("open-contact", "Read how people are reached.");
}
