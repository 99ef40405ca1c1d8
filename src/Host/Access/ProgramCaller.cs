using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;

namespace Coordination.Host.Access;

/// <summary>A program that showed a good token, as its community knows it now.</summary>
public sealed record ProgramCaller(CommunityId Community, RegisteredProgram State)
{
    public const string Issuer = "urn:coordination:program";

    public Login Login => new(Issuer, State.Id.ToString());

    /// <summary>At the addresses of programs, in its own community; elsewhere there is nothing for it.</summary>
    public bool Opens(HttpContext http, CommunityId community) => community == Community && http.Request.Path.StartsWithSegments("/api");

    public void Enter(HttpContext http) => http.Items[typeof(ProgramCaller)] = this;
    public static ProgramCaller? In(HttpContext http) => http.Items[typeof(ProgramCaller)] as ProgramCaller;
}
