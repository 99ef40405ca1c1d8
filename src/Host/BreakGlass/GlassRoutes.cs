using Coordination.Domain.Agreements;
using Coordination.Domain.BreakGlass;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Reads;
using Coordination.Host.Wiring;

namespace Coordination.Host.BreakGlass;

public sealed record BreakGlassBody : CommandBody
{
    /// <summary>Whose details one has to know.</summary>
    public required PersonId Person { get; init; }
    public required Emergency Emergency { get; init; }
    /// <summary>Why. Sealed before it is stored; the person can read it.</summary>
    public required string Words { get; init; }
}

public sealed record ReviewGlassBody : CommandBody
{
    public required bool IsJustified { get; init; }
    public required string Words { get; init; }
}

/// <summary>A glass that was broken, as those who were told of it and whom it is about see it.</summary>
public sealed record GlassView(GlassId Id, PersonId By, PersonId Person, Emergency Emergency, PersonalValue Words, DateTimeOffset Until, IReadOnlyList<PersonId> Told, bool IsReviewed);

/// <summary>Breaking the glass in an emergency, and looking at it afterwards.</summary>
public static class GlassRoutes
{
    public static void MapGlass(this CommandDoors doors)
    {
        doors.MapCommand<BreakGlassBody>("/break-glass/break", Act.BreakGlass, "See in an emergency how to reach somebody; two stewards are told", BreakAsync);
        doors.MapCommand<ReviewGlassBody>("/break-glass/{id}/review", Act.ReviewGlass, "Say afterwards whether breaking the glass was justified", ReviewAsync);
    }

    public static void MapGlassReads(this RouteGroupBuilder api) =>
        api.MapRead<IReadOnlyList<GlassView>>("/break-glass", Act.SeeGlass, "listBrokenGlass", "List where the glass was broken lately", async (viewer, _) =>
        {
            var glasses = await viewer.Service<Glasses>().LatestAsync(viewer);
            var words = await viewer.Service<Opening>().WordsAsync(viewer, glasses.Select(g => g.Words), Opening.Review);
            return new(glasses.Select(g => Of(g, words)).ToList(), null, HoldsOpened: true);
        });

    public static GlassView Of(Glass glass, Words words) => new(glass.Id, glass.By, glass.Person, glass.Emergency, words.Of(glass.Words), glass.Until, glass.Told, glass.IsReviewed);

    private static async ValueTask<Plan> BreakAsync(Call call, BreakGlassBody body)
    {
        var id = new GlassId(Guid.NewGuid());
        var words = await call.SealAsync(body.Person, "words", body.Words);
        return new(id.Value, (streams, at) => (streams.Existing(Community.Stream, call.Community.Value), streams.Existing(Membership.Stream, body.Person.Value)) is ({ } community, not null)
            ? Agreement.Nothing.And(id.Value, new BreakTheGlass(id, body.Person, body.Emergency, words, community.Stewards).Decide(null, at)) : null, $"/break-glass/{id}");
    }

    private static async ValueTask<Plan> ReviewAsync(Call call, ReviewGlassBody body)
    {
        var id = call.Route("id");
        var (glass, _) = await call.Service<Folds>().FoldAsync(Glass.Stream, call.Community, id, call.Cancellation);
        if (glass is null) return new(id, (streams, _) => streams.Existing(Glass.Stream, id) is null ? null : Agreement.Nothing);
        return Plan.On(Glass.Stream, id, new ReviewGlass(body.IsJustified, await call.SealAsync(glass.Person, "words", body.Words)));
    }
}
