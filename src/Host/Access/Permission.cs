using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Access;

/// <summary>Who can be given a permission at all.</summary>
public enum Callers
{
    /// <summary>People known in the community, and its programs.</summary>
    Known,
    /// <summary>Anybody signed in, even if the community does not know them yet.</summary>
    Anybody,
    /// <summary>Anybody signed in, outside of any community. Only for founding one.</summary>
    Founders,
}

/// <summary>Something a caller may do or see. The feature that owns it declares who has it.</summary>
/// <param name="Words">What it allows, in plain English.</param>
public sealed record Permission(string Code, string Words)
{
    public Callers From { get; init; } = Callers.Known;

    /// <summary>What it takes to do it in the name of somebody else.</summary>
    public SpokenFor SpokenFor { get; init; }

    /// <summary>Whether it governs the community. A community with too few stewards does none of it.</summary>
    public bool IsGoverning { get; init; }

    /// <summary>Whether it is done in a closed community too: what is taken away from there, and what people are owed there.</summary>
    public bool OutlivesClosing { get; init; }

    /// <param name="acts">Whether something is done by it. What is only read can be read for ever.</param>
    public Refusal? Against(Community community, bool acts) =>
        acts && !OutlivesClosing && community.ClosedOn is not null ? Community.IsClosed : IsGoverning ? community.MayGovern : null;

    public static readonly Permission SeeOwn = new("see-own", "See one's own things.");
    public static readonly Permission SeePerson = new("see-person", "See the record of somebody.");
    public static readonly Permission OpenWords = new("open-words", "Read what people wrote in their own words.");
    public static readonly Permission OpenNames = new("open-names", "Read the names of people.");
    public static readonly Permission OpenContact = new("open-contact", "Read how people are reached.");
}
