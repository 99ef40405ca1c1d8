using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;

namespace Coordination.Host.Requests;

/// <summary>A community as whoever needs help may know it: what it does, what it takes on, where, and its number.</summary>
public sealed record WhoHelps(string Code, string Name, Wording? Purpose, IReadOnlyList<Sentence> Rules, string? HelpPhone);

/// <summary>Who else could help with what a community does not take on: the other communities of this installation that go on.</summary>
public sealed record WhoElse(WhoHelps Here, IReadOnlyList<WhoHelps> Others)
{
    private static readonly string[] rules = [RaiseRequest.Categories.Id, RaiseRequest.Wards.Id];

    public static async Task<WhoElse> ThanAsync(Community here, IServiceProvider services, CancellationToken cancellation)
    {
        var (all, settings) = (await services.GetRequiredService<InstalledCommunities>().AllAsync(cancellation),
            services.GetRequiredService<Settings>());
        var declared = services.GetRequiredService<Declarations>().All<ParameterDeclaration>()
            .Where(rule => rules.Contains(rule.Parameter.Id)).ToList();
        var others = new List<WhoHelps>();
        foreach (var community in all.Where(other => other.Id != here.Id && other.MayBegin is null))
            others.Add(await AsKnownAsync(community));
        return new(await AsKnownAsync(here), others);

        async Task<WhoHelps> AsKnownAsync(Community community) => new(community.Code, community.Name,
            community.Charter.Of(CommunityProfile.Purpose).Value.ForReader(),
            [.. declared.Select(rule => rule.Says(rule.Parameter.InForce(community.Charter)))],
            await settings.HelpPhoneAsync(community, cancellation));
    }
}
