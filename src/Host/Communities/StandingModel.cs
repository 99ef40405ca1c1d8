using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;

namespace Coordination.Host.Communities;

/// <summary>Another community of this installation that goes on.</summary>
public sealed record OtherCommunity(string Code, string Name, Wording? Purpose, string? HelpPhone);

/// <summary>Why nobody may be answering in a community, or answers any more, and whom to ask instead.</summary>
public sealed record StandingModel(DateOnly? ClosedOn, DateOnly? ClosesOn, DateTimeOffset? QuietSince, IReadOnlyList<OtherCommunity> Others)
{
    /// <summary>Null for a community that goes on and in which somebody answers.</summary>
    public static async Task<StandingModel?> OfAsync(
        Community community, InstalledCommunities installed, Settings settings, CancellationToken cancellation)
    {
        if (community is { MayBegin: null, QuietSince: null }) return null;
        var others = new List<OtherCommunity>();
        foreach (var other in await installed.AllAsync(cancellation))
            if (other.Id != community.Id && other is { MayBegin: null, QuietSince: null })
                others.Add(new(other.Code, other.Name, other.Charter.Of(CommunityProfile.Purpose).Value.ForReader(),
                    await settings.HelpPhoneAsync(other, cancellation)));
        return new(community.ClosedOn, community.IsWindingDown ? community.Ending!.ClosesOn : null, community.QuietSince, others);
    }
}
