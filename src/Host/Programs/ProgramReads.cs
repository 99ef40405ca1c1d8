using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;
using Coordination.Host.Commands;
using Coordination.Host.Reads;
using Coordination.Host.SignIn;

namespace Coordination.Host.Programs;

/// <summary>A program as the API answers it: never its token.</summary>
public sealed record ProgramView(ProgramId Id, string Name, IReadOnlyList<Scope> Scopes, DateTimeOffset ExpiresAt, bool Revoked, bool Live,
    PersonId Steward)
{
    public long? Version { get; init; }

    public static ProgramView Of(RegisteredProgram program, Community community, long? version = null) =>
        new(program.Id, program.Name, [.. program.Scopes], program.ExpiresAt, program.IsRevoked,
            program.IsLive(DateTimeOffset.UtcNow, community.ActingStewards), program.Steward)
        { Version = version };
}

/// <summary>The programs of a community, latest expiry first; 200 at most.</summary>
public sealed record ProgramsView(IReadOnlyList<ProgramView> Items);

/// <summary>The reads of programs. Folded from their streams and so never behind.</summary>
public static class ProgramReads
{
    public static void MapProgramReads(this FeatureBuilder it)
    {
        it.Read<ProgramsView>("/programs", ProgramsFeature.SeePrograms, "listPrograms", "List the programs that were let in",
            async (viewer, _) => new(new ProgramsView([.. (await AllAsync(viewer)).Select(p => ProgramView.Of(p, viewer.Community))])));
        it.Read<ProgramView>("/programs/{id}", ProgramsFeature.SeePrograms, "getProgram", "Read what a program may do, and until when",
            GetAsync);
    }

    public static async Task<IReadOnlyList<RegisteredProgram>> AllAsync(Viewer viewer)
    {
        var keys = (await viewer.Service<ProgramTokens>().OfAsync(viewer.In, viewer.Cancellation))
            .Select(p => StreamKey.Of(viewer.In.Value, p.Value, RegisteredProgram.Stream)).ToList();
        var folded = await viewer.Service<Folds>().FoldAsync(keys, viewer.Cancellation);
        return [.. keys.Select(k => folded[k].State).OfType<RegisteredProgram>()];
    }

    private static async ValueTask<Read> GetAsync(Viewer viewer, ReadQuery asked) =>
        await viewer.Service<Folds>()
            .FoldAsync(RegisteredProgram.Stream, viewer.In, viewer.Route("id"), viewer.Cancellation) is ({ } program, var version)
            ? new(ProgramView.Of(program, viewer.Community, version), version) : Read.NotFound;
}
