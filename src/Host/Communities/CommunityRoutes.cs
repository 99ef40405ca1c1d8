using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Storage;
using Npgsql;

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
    /// <summary>Rules to begin with, where no charter is given; the other fields below are clauses of it.</summary>
    public StartingCharter? Starting { get; init; }
    /// <summary>What the community does, in its own words. Everybody can read it.</summary>
    [MaxLength(CommunityProfile.LongestPurpose)]
    public string? Purpose { get; init; }
    /// <summary>The number to ring for help. Everybody can read it.</summary>
    [MaxLength(CommunityProfile.LongestPhone)]
    public string? HelpPhone { get; init; }
    /// <summary>When the doors are open, or somebody answers.</summary>
    [MaxLength(CommunityProfile.LongestHours)]
    public string? OpeningHours { get; init; }
    /// <summary>The wards it serves, by GSS code; everywhere when absent.</summary>
    [MaxLength(CharterRules.MostClauses)]
    public IReadOnlyList<string>? Wards { get; init; }
    /// <summary>The kinds of help it takes on; those of the starting charter when absent.</summary>
    [MaxLength(CharterRules.MostClauses)]
    public IReadOnlyList<Category>? Categories { get; init; }
    /// <summary>The name of the founder. Kept in the vault, never in an event.</summary>
    [MaxLength(ContactLimits.Name)]
    public required string YourName { get; init; }
}

/// <summary>The command that founds a community. It is the only one given outside of a community.</summary>
public static class CommunityRoutes
{
    /// <summary>The setting that says how many communities one login may found here; none if it is 0.</summary>
    public const string MostSetting = "Communities:PerLogin";
    private const int Usually = 3;

    public static readonly Refusal CodeTaken = new("community.code-taken", "Another community here already has this code.")
    { Field = "code" };
    public static readonly Refusal LooksAlike =
        new("community.looks-alike", "Another community here has a code or name that looks like this. Choose one that cannot be mistaken.");
    public static readonly Refusal TooMany = new("community.too-many",
        "One person founds only a few communities here, one after the other. Whoever runs this installation can found more.");

    public static void MapCommunities(this FeatureBuilder it) =>
        it.Command<FoundCommunityBody>("/communities", CommunitiesFeature.FoundCommunity, "Found a community", FoundAsync);

    private static async ValueTask<Planned> FoundAsync(CallerContext call, FoundCommunityBody body)
    {
        if (body.Charter?.Count > CharterRules.MostClauses)
            throw new MalformedException("charter", $"at most {CharterRules.MostClauses} clauses.");
        if (body.Charter?.Any(c => c is null || c.Words?.Contains(null!) is true || c.Codes?.Contains(null!) is true) is true)
            throw new MalformedException("charter", "clauses, each with words and codes that are not null.");
        if (body.HelpPhone is { } phone) Bounds.Dialled(phone, "helpPhone");
        var first = ClausesOf(body);
        if (first.Count > 0 && body.Charter is not null)
            throw new MalformedException("charter", "left out where its clauses are said one by one.");
        var founding = new FoundCommunity(call.Community, body.Code, body.Name.Trim().Normalize(), body.Zone ?? "Europe/London",
            call.Person, body.Charter ?? first);
        var before = await call.Service<Logins>().FoundedAsync(call.Login, call.Cancellation);
        if (await AgainstAsync(call, founding, before) is { } refusal)
            return new Plan(null, _ => Needed.Of<Agreement>(refusal)) { Giver = FounderOf(founding) };
        return Founding(founding,
        [
            call.Service<Logins>().Founded(call.Login, call.Community, before, TooMany),
            call.Service<Logins>().Known(call.Login, call.Community, call.Person),
            .. await call.Service<Contacting>()(call, call.Person, ("name", Bounds.Name(body.YourName, ContactLimits.Name, "yourName"))),
        ]).At("/" + founding.Code) with
        {
            Page = receipt => ValueTask.FromResult<IResult>(new SeeOther($"/{founding.Code}/first-steps?at={receipt.Position}")),
        };
    }

    private static IReadOnlyList<Clause> ClausesOf(FoundCommunityBody body) => new FirstCharter(body.Starting,
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, Said(body.Purpose), Said(body.HelpPhone), Said(body.OpeningHours),
        body.Wards ?? [], body.Categories ?? []).Clauses;

    private static string? Said(string? words) => words?.Trim().Normalize() is { Length: > 0 } said ? said : null;

    /// <summary>What is seen before anything is made for the community. The commit sees it too.</summary>
    private static async ValueTask<Refusal?> AgainstAsync(CallerContext call, FoundCommunity founding, int before) =>
        before >= call.Service<IConfiguration>().GetValue(MostSetting, Usually) ? TooMany
        : await call.Service<Logins>().CommunityAsync(founding.Code, call.Cancellation) is not null ? CodeTaken
        : await CommunityLooks.AreTakenAsync(call.Service<NpgsqlDataSource>(), founding.Code, founding.Name, call.Cancellation) ? LooksAlike
        : null;

    private static GivingFounder FounderOf(FoundCommunity founding) => new(new(1, founding.Clauses), founding.Zone);

    /// <param name="founder">The rows about the founder that are written beside the events: their login and their name.</param>
    public static Plan Founding(FoundCommunity founding, IReadOnlyList<SideRow> founder) =>
        new(founding.Community.Value, at => Needed.Of(CommunityAgreements.Found(founding, null, null, at)))
        {
            SideRows = [new("insert into host.community (id, code) values (?, ?)", founding.Community.Value, founding.Code)
            {
                IfTaken = new("community_code_key", CodeTaken),
            }, .. CommunityLooks.Rows(founding.Community, founding.Code, founding.Name, LooksAlike), .. founder],
            Giver = FounderOf(founding),
        };
}

/// <summary>The founder of a community: judged under the charter that is being adopted, when nobody is known there yet.</summary>
public sealed record GivingFounder(Charter Charter, string Zone) : Giver
{
    private static readonly ImmutableHashSet<Role> roles = [Role.Person];

    public override Needed<GiverStanding> StandingIn(CommunityId community, DateTimeOffset now, PermissionTable permissions) =>
        Needed.Of(new GiverStanding(Charter, Zone, roles, permissions.Can(roles, CommunitiesFeature.FoundCommunity)));
}
