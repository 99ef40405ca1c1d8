using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Storage;

namespace Coordination.Host.Communities;

public sealed record FoundCommunityBody : CommandBody
{
    /// <summary>The name in addresses: small letters, digits and hyphens.</summary>
    public required string Code { get; init; }
    [MaxLength(Domain.Communities.FoundCommunity.LongestName)]
    public required string Name { get; init; }
    /// <summary>IANA time zone; Europe/London when absent.</summary>
    public string? Zone { get; init; }
    /// <summary>The first charter. Rules that it leaves out get the value of the floor.</summary>
    [MaxLength(CharterRules.MostClauses)]
    public IReadOnlyList<Clause>? Charter { get; init; }
    /// <summary>The name of the founder. Kept in the vault, never in an event.</summary>
    [MaxLength(ContactLimits.Name)]
    public required string YourName { get; init; }
}

/// <summary>The command that founds a community. It is the only one given outside of a community.</summary>
public static class CommunityRoutes
{
    public static readonly Refusal CodeTaken = new("community.code-taken", "Another community here already has this code.");

    public static void MapCommunities(this FeatureBuilder it) =>
        it.Command<FoundCommunityBody>("/communities", CommunitiesFeature.FoundCommunity, "Found a community", FoundAsync);

    private static async ValueTask<Planned> FoundAsync(CallerContext call, FoundCommunityBody body)
    {
        if (body.Charter?.Count > CharterRules.MostClauses)
            throw new MalformedException("charter", $"at most {CharterRules.MostClauses} clauses.");
        if (body.Charter?.Any(c => c is null || c.Words?.Contains(null!) is true || c.Codes?.Contains(null!) is true) is true)
            throw new MalformedException("charter", "clauses, each with words and codes that are not null.");
        var founding = new FoundCommunity(call.Community, body.Code, body.Name.Trim().Normalize(), body.Zone ?? "Europe/London",
            call.Person, body.Charter ?? []);
        return Founding(founding,
        [
            call.Service<Logins>().Known(call.Login, call.Community, call.Person),
            .. await call.Service<Contacting>()(call, call.Person, ("name", Bounds.Name(body.YourName, ContactLimits.Name, "yourName"))),
        ]).At("/" + founding.Code);
    }

    /// <param name="founder">The rows about the founder that are written beside the events: their login and their name.</param>
    public static Plan Founding(FoundCommunity founding, IReadOnlyList<SideRow> founder) =>
        new(founding.Community.Value, at => Needed.Of(CommunityAgreements.Found(founding, null, null, at)))
        {
            SideRows = [new("insert into host.community (id, code) values (?, ?)", founding.Community.Value, founding.Code)
            {
                IfTaken = new("community_code_key", CodeTaken),
            }, .. founder],
            Giver = new GivingFounder(new(1, founding.Clauses), founding.Zone),
        };
}

/// <summary>The founder of a community: judged under the charter that is being adopted, when nobody is known there yet.</summary>
public sealed record GivingFounder(Charter Charter, string Zone) : Giver
{
    private static readonly ImmutableHashSet<Role> roles = [Role.Person];

    public override Needed<GiverStanding> StandingIn(CommunityId community, DateTimeOffset now, PermissionTable permissions) =>
        Needed.Of(new GiverStanding(Charter, Zone, roles, permissions.Can(roles, CommunitiesFeature.FoundCommunity)));
}
