namespace Coordination.Host.Access;

/// <summary>The permission that a route needs.</summary>
public sealed record PermissionMetadata(Permission Permission);

/// <summary>The route needs no sign-in.</summary>
public sealed record Public;
