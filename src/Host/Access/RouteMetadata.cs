namespace Coordination.Host.Access;

/// <summary>The permission that a route needs.</summary>
public sealed record PermissionMetadata(Permission Permission);

/// <summary>The answer ends only when its reader leaves, so nobody asks for its head alone.</summary>
public sealed record Endless;

/// <summary>The route needs no sign-in.</summary>
public sealed record Public;
