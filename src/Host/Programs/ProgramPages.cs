using Coordination.Domain.Programs;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;

namespace Coordination.Host.Programs;

/// <summary>The stewards' page about programs.</summary>
public static class ProgramPages
{
    public static void MapProgramPages(this FeatureBuilder it)
    {
        it.Page("/programs", ProgramsFeature.SeePrograms, ShowAsync);
        it.Page("/programs/{id}/issued", ProgramsFeature.SeePrograms, ShowIssuedAsync);
    }

    /// <param name="token">Null where the form was sent before.</param>
    public static ValueTask<IResult> IssuedAsync(CallerContext call, Guid program, string? token)
    {
        var page = $"{Links.Programs(call.Code)}/{program}/issued";
        return new(token is null ? new SeeOther(page) : call.Service<ShownOnce>().Then(call.Http, page, token));
    }

    private static async ValueTask<IResult> ShowIssuedAsync(PageReader reader)
    {
        var viewer = reader.Viewer;
        var (program, _) = await viewer.Service<Folds>()
            .FoldAsync(RegisteredProgram.Stream, viewer.In, viewer.Route("id"), viewer.Cancellation);
        return program is null ? PageReader.NotFound : reader.Page<ProgramIssuedPage>("programs.issued", Section.Elsewhere,
            new IssuedModel(reader.Code, program.Name, viewer.Service<ShownOnce>().On(viewer.Caller.Http)));
    }

    private static async ValueTask<IResult> ShowAsync(PageReader reader)
    {
        var programs = await ProgramReads.AllAsync(reader.Viewer);
        var disclosure = await reader.Viewer.Service<NameDisclosures>().OpenAsync(reader.Viewer, [], programs.Select(p => p.Steward));
        var acting = reader.Viewer.Community.ActingStewards;
        return reader.Page<ProgramsPage>("programs.title", Section.Elsewhere, new ProgramsModel(
            reader.Code,
            [.. programs.Select(p => new ProgramLine(p.Id.ToString(), p.Name, disclosure.NameOf(p.Steward).Text ?? "",
                [.. p.Scopes.Select(s => s.Code())], p.ExpiresAt, p.IsRevoked,
                p.IsLive(DateTimeOffset.UtcNow, acting), acting.Contains(p.Steward)))],
            [.. Enum.GetValues<Scope>().Select(s => s.Code())])
        {
            WhyNot = reader.Viewer.WhyNotNow(ProgramsFeature.IssueToken),
            Typed = reader.Typed,
        });
    }
}
