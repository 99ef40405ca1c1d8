using Coordination.Domain.Programs;
using Coordination.Host.Commands;
using Coordination.Host.Desk;
using Coordination.Host.Web;
using Coordination.Host.Wiring;

namespace Coordination.Host.Programs;

/// <summary>The stewards' page about programs.</summary>
public static class ProgramPages
{
    public static void MapProgramPages(this RouteGroupBuilder pages) => pages.MapPage("/programs", Act.SeePrograms, ShowAsync);

    /// <summary>Shown in answer to the form itself, so that no address leads to it.</summary>
    public static async ValueTask<IResult> IssuedAsync(Call call, Guid program, string? token)
    {
        call.Http.KeepNowhere();
        var (reader, refused) = await call.Service<Readers>().OpenAsync(call.Http);
        return reader is null ? Problems.Of(refused!) : reader.Page<ProgramIssuedPage>("programs.issued", Section.Elsewhere, new IssuedModel(reader.Code, token));
    }

    private static async ValueTask<IResult> ShowAsync(Reader reader)
    {
        var programs = await ProgramReads.AllAsync(reader.Viewer);
        var sight = await reader.Viewer.Service<Sights>().OpenAsync(reader.Viewer, [], programs.Select(p => p.Steward));
        return reader.Page<ProgramsPage>("programs.title", Section.Elsewhere, new ProgramsModel(
            reader.Code,
            [.. programs.Select(p => new ProgramLine(p.Id.ToString(), p.Name, sight.NameOf(p.Steward).Text ?? "", [.. p.Scopes.Select(s => s.Code())], p.ExpiresAt, p.IsRevoked, p.IsLive(DateTimeOffset.UtcNow)))],
            [.. Enum.GetValues<Scope>().Select(s => s.Code())])
        { Typed = reader.Typed });
    }
}
