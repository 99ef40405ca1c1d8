using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Reads;

namespace Coordination.Host.Communities;

public sealed record ProposeWindDownBody : CommandBody
{
    /// <summary>Why the community ends (docs/codes.md).</summary>
    public required EndingCause Cause { get; init; }
    /// <summary>The day on which it is closed at the earliest.</summary>
    public required DateOnly ClosesOn { get; init; }
}

/// <summary>How a community stands: whether it goes on, comes to its end or is over.</summary>
public enum CommunityStage { Open, Dormant, EndProposed, WindingDown, Closed }

/// <summary>How a community stands, and what is still open there, by kind.</summary>
public sealed record EndingView(CommunityStage Stage, IReadOnlyList<Hindrance> Open)
{
    public EndingCause? Cause { get; init; }
    public DateOnly? ClosesOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    /// <summary>Since when no coordinator has done anything.</summary>
    public DateTimeOffset? QuietSince { get; init; }
}

/// <summary>The end of a community: proposed by one steward, decided by two, closed once nothing is open.</summary>
public static class EndingRoutes
{
    public static readonly Refusal StillMoving = new("community.still-moving",
        "Something recorded here is not counted yet, because it came just now or cannot be read. Try again in a moment; if it stays so, " +
        "ask whoever runs this installation.")
    { DependsOnTime = true };

    public static void MapEnding(this FeatureBuilder it)
    {
        it.Command<ProposeWindDownBody>("/wind-down/propose", CommunitiesFeature.EndCommunity, "Propose that the community ends",
            (call, body) => new(On(call, new ProposeWindDown(body.Cause, body.ClosesOn))));
        it.Command<PlainBody>("/wind-down/confirm", CommunitiesFeature.EndCommunity,
            "Agree that the community ends, as the second steward", (call, _) => new(On(call, new ConfirmWindDown())));
        it.Command<PlainBody>("/wind-down/call-off", CommunitiesFeature.EndCommunity,
            "Call off the end of the community, proposed or decided", (call, _) => new(On(call, new CallOffWindDown())));
        it.Command<PlainBody>("/wind-down/close", CommunitiesFeature.EndCommunity,
            "Close the community, once nothing is open there", async (call, _) => await ClosingAsync(call));
        it.Read<EndingView>("/wind-down", CommunitiesFeature.SeeEnding, "getWindDown",
            "Read how the community stands, and what is open before it can be closed", async (viewer, _) =>
            new(await ViewAsync(viewer), viewer.CommunityVersion));
    }

    private static Plan On(CallerContext call, ICommand<Community, CommunityEvent> command) =>
        Plan.On(Community.Stream, call.Community.Value, command);

    private static async ValueTask<Plan> ClosingAsync(CallerContext call)
    {
        var open = await OpenThings.CountAsync(call);
        return On(call, new CloseCommunity(open.Kinds)) with
        {
            SideRows = [NothingRecordedSince.In(call.Community, open.Position, StillMoving)],
        };
    }

    private static async ValueTask<EndingView> ViewAsync(Viewer viewer)
    {
        var (community, ending) = (viewer.Community, ProposeWindDown.OpenIn(viewer.Community, viewer.At));
        return new(StageOf(community, ending), community.ClosedOn is null ? (await OpenThings.CountAsync(viewer.Caller)).Kinds : [])
        {
            Cause = ending?.Cause,
            ClosesOn = ending?.ClosesOn,
            ClosedOn = community.ClosedOn,
            QuietSince = community.QuietSince,
        };
    }

    /// <param name="ending">What is decided, or proposed and can still be agreed to.</param>
    public static CommunityStage StageOf(Community community, Ending? ending) => community switch
    {
        { ClosedOn: not null } => CommunityStage.Closed,
        { IsWindingDown: true } => CommunityStage.WindingDown,
        _ when ending is not null => CommunityStage.EndProposed,
        { QuietSince: not null } => CommunityStage.Dormant,
        _ => CommunityStage.Open,
    };
}
