using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Stories;

namespace Coordination.Host.Programs;

/// <summary>Other programs to which stewards give access.</summary>
public sealed class ProgramsFeature : Feature
{
    public static readonly Permission
        IssueToken = new("issue-token", "Let a program in.") { IsGoverning = true },
        RevokeToken = new("revoke-token", "Shut a program out.") { OutlivesClosing = true },
        SeePrograms = new("see-programs", "See which programs are let in.");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(IssueToken, Role.Steward);
        it.Permission(RevokeToken, Role.Steward);
        it.Permission(SeePrograms, Role.Steward);

        it.MapPrograms();
        it.MapProgramReads();
        it.MapProgramPages();
        it.Link(LinkPlace.Settings, "programs.title", "/programs", SeePrograms);
        it.Tag("programs", "Other programs that stewards let in.");

        it.Stream(RegisteredProgram.Stream);
        it.Event<TokenIssued>((e, _) => [e.Name]);
        it.Event<TokenRevoked>();

        it.Example("getProgram", "program/website");
        it.Example("issueProgram", body: _ => new { name = "Council listings", scopes = new[] { "read-sessions" }, days = 30 });
        it.Example("revokeProgram", "program/spreadsheet");
    }
}
