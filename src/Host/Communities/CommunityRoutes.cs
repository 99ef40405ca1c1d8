using Coordination.Host.Storage;
using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.Communities;

public sealed record FoundCommunityBody : CommandBody
{
    /// <summary>The name in addresses: small letters, digits and hyphens.</summary>
    public required string Code { get; init; }
    [MaxLength(Domain.Communities.FoundCommunity.LongestName)]
    public required string Name { get; init; }
    /// <summary>IANA time zone; Europe/London when absent.</summary>
    public string? Zone { get; init; }
    /// <summary>The first charter. What it leaves out has the floor's value.</summary>
    [MaxLength(CharterRules.MostClauses)]
    public IReadOnlyList<Clause>? Charter { get; init; }
    /// <summary>What to call the founder. Kept in the vault, never in an event.</summary>
    [MaxLength(ContactLimits.Name)]
    public required string YourName { get; init; }
}

/// <summary>Founding a community: the one command that begins outside of one.</summary>
public static class CommunityRoutes
{
    public static void MapCommunities(this FeatureBuilder it) =>
        it.Command<FoundCommunityBody>("/communities", CommunitiesFeature.FoundCommunity, "Found a community", FoundAsync);

    private static async ValueTask<Plan> FoundAsync(CallerContext call, FoundCommunityBody body)
    {
        if (body.Charter?.Count > CharterRules.MostClauses)
            throw new MalformedException("charter", $"at most {CharterRules.MostClauses} clauses.");
        var founding = new FoundCommunity(call.Community, body.Code, body.Name.Trim().Normalize(), body.Zone ?? "Europe/London",
            call.Person, body.Charter ?? []);
        return Founding(founding,
        [
            call.Service<Logins>().Known(call.Login, call.Community, call.Person),
            .. await call.Service<Contacting>()(call, call.Person, ("name", Bounds.PersonName(body.YourName))),
        ]);
    }

    /// <param name="founder">What is written beside the events of who founds it: their login, what they are called.</param>
    public static Plan Founding(FoundCommunity founding, IReadOnlyList<SideRow> founder) =>
        new(founding.Community.Value, (_, at) => CommunityAgreements.Found(founding, null, null, at), "/" + founding.Code,
            [new("insert into host.community (id, code) values (?, ?)", founding.Community.Value, founding.Code), .. founder])
        { Founding = (new(1, founding.Clauses), founding.Zone) };
}
