using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;

namespace Coordination.Host.Access;

/// <summary>A program that showed a valid token, with the present state of its registration.</summary>
public sealed record ProgramCaller(CommunityId Community, RegisteredProgram State)
{
    public const string Issuer = "urn:coordination:program";

    public Login Login => new(Issuer, State.Id.ToString());

    /// <summary>A program is let in at the addresses of the API, in its own community only.</summary>
    public bool Opens(HttpContext http, CommunityId community) => community == Community && http.Request.Path.StartsWithSegments("/api");

    public void Enter(HttpContext http) => http.Items[typeof(ProgramCaller)] = this;
    public static ProgramCaller? In(HttpContext http) => http.Items[typeof(ProgramCaller)] as ProgramCaller;
}
