using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;
using Coordination.Host.Commands;
using Coordination.Host.Programs;
using Coordination.Host.SignIn;

namespace Coordination.Host.Demo;

/// <summary>The programs of a community of the demo. Nobody ever sees their tokens.</summary>
public sealed partial class DemoScript
{
    public void LetsIn(string when, string key, string program, params IReadOnlyList<Scope> scopes)
    {
        var (id, at) = (new ProgramId(Id("program", key)), At(when));
        var plan = Plan.Start(id.Value,
            new IssueToken(id, program, scopes, IssueToken.MostDays, at)) with
        {
            SideRows =
            [ProgramTokens.Kept(ProgramToken.New(id), Community, at.AddDays(IssueToken.MostDays))]
        };
        Stewards("let-in/" + key, at, ProgramsFeature.IssueToken, plan);
    }
}
