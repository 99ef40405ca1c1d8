using Coordination.Domain.Kernel;

namespace Coordination.Host.Front;

/// <summary>A community on the front page.</summary>
public sealed record FrontCommunity(string Code, string Name)
{
    /// <summary>What the community does, in its own words.</summary>
    public Wording? Purpose { get; init; }

    /// <summary>The page on which the reader starts there; null if they are not known in it.</summary>
    public string? Home { get; init; }
}

/// <summary>A person of the demo a visitor can sign in as.</summary>
public sealed record DemoPerson(string Person, string Name, string CommunityName, IReadOnlyList<string> Roles);

/// <summary>An issuer that people can sign in with, and the link that leads to it.</summary>
public sealed record SignInLink(string Name, string Href);

/// <summary>The front page of this installation. A link without an address is not shown.</summary>
public sealed record FrontModel(IReadOnlyList<FrontCommunity> Communities)
{
    public IReadOnlyList<DemoPerson> DemoPeople { get; init; } = [];

    /// <summary>
    /// Where the form to sign in as a person of the demo is posted, with the field <c>person</c>; null if there is no demo.
    /// </summary>
    public string? DemoSignIn { get; init; }
    /// <summary>The page the reader wanted when they were asked to sign in.</summary>
    public string? Then { get; init; }
    public IReadOnlyList<SignInLink> SignIns { get; init; } = [];
    /// <summary>Nobody can sign in to this installation, because no issuer is configured.</summary>
    public bool HasNoIssuer { get; init; }
    /// <summary>The reader comes back from a sign-in that failed.</summary>
    public bool HasFailed { get; init; }
    public string? DataHref { get; init; }
}
