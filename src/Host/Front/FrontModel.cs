namespace Coordination.Host.Front;

/// <summary>A community somebody may turn to from the front page.</summary>
public sealed record FrontCommunity(string Code, string Name)
{
    /// <summary>Where the reader starts in it; null where they are not known.</summary>
    public string? Home { get; init; }
}

/// <summary>Somebody of the demo whose place a visitor may take with one press.</summary>
public sealed record DemoPerson(string Person, string Name, string CommunityName, IReadOnlyList<string> Roles);

/// <summary>A place where people sign in, and the link that leads there.</summary>
public sealed record SignInDoor(string Name, string Href);

/// <summary>The doors of this installation. A door without an address is not shown.</summary>
public sealed record FrontModel(IReadOnlyList<FrontCommunity> Communities)
{
    public IReadOnlyList<DemoPerson> DemoPeople { get; init; } = [];

    /// <summary>Where a demo person's sign-in is posted, with the field <c>person</c>; null where there is no demo.</summary>
    public string? DemoSignIn { get; init; }
    /// <summary>Where the reader was going when they were asked to sign in.</summary>
    public string? Then { get; init; }
    public IReadOnlyList<SignInDoor> SignIns { get; init; } = [];
    /// <summary>Nobody can sign in to this installation, because no issuer is configured.</summary>
    public bool HasNoDoor { get; init; }
    /// <summary>The reader comes back from a sign-in that did not work.</summary>
    public bool HasFailed { get; init; }
    public string? DataHref { get; init; }
}
