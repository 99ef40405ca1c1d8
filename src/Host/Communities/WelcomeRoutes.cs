using Coordination.Domain.Bookings;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Storage;

namespace Coordination.Host.Communities;

/// <summary>What a community tells everybody: what it does, how it is reached, and its rules in plain words.</summary>
/// <param name="Home">Where the reader goes on; null if they are not known here.</param>
public sealed record WelcomeModel(string Community, string Name, Wording? Purpose, string? HelpPhone, Wording? OpeningHours,
    IReadOnlyList<Sentence> Rules, bool AreSessionsPublic, string? Home)
{
    /// <summary>Why nobody may be answering; null where somebody does.</summary>
    public StandingModel? Standing { get; init; }

    /// <summary>Whether help is offered and asked for here.</summary>
    public bool GoesOn => Standing is null or { ClosedOn: null, ClosesOn: null };

    public bool IsClosed => Standing?.ClosedOn is not null;
}

/// <summary>The page of a community for people who do not know it yet, signed in or not.</summary>
public static class WelcomeRoutes
{
    public static void MapWelcome(this FeatureBuilder it) =>
        it.Routes(pages => pages.MapGet("", (Delegate)ShowAsync).ExcludeFromDescription());

    private static async Task<IResult> ShowAsync(HttpContext http, string community, Logins logins, Folds folds, Settings settings,
        InstalledCommunities installed, CommunityClock clock, Declarations declarations, CancellationToken cancellation)
    {
        http.KeepNowhere();
        if (await logins.CommunityAsync(community, cancellation) is not { } id
            || (await folds.FoldAsync(Community.Stream, id, id.Value, cancellation)).State is not { } known)
            return Problems.Of(Problems.NotFound);
        var login = Login.Of(http.User);
        var phone = await settings.HelpPhoneAsync(known, cancellation);
        var shell = new ShellModel("welcome.title", clock.GetUtcNow())
        {
            Community = new(known.Code, known.Name, TimeZoneInfo.FindSystemTimeZoneById(known.Zone), phone),
            SignInHref = login is null ? "/?then=" + Uri.EscapeDataString(Links.Mine(known.Code)) : null,
            SignOutAction = login is null ? null : "/sign-out",
            IsDemo = await settings.IsDemoAsync(cancellation),
        };
        return WebPage.Of<WelcomePage>(shell, new WelcomeModel(known.Code, known.Name, Said(known, CommunityProfile.Purpose), phone,
            Said(known, CommunityProfile.OpeningHours),
            [.. declarations.All<ParameterDeclaration>().Where(rule => rule.Parameter is not WordsParameter)
                .Select(rule => rule.Says(rule.Parameter.InForce(known.Charter)))],
            known.Charter.Of(PlanSession.PublicSessions).Value is "yes",
            login is not null && await logins.PersonAsync(login, id, cancellation) is not null ? Links.Mine(known.Code) : null)
        {
            Standing = await StandingModel.OfAsync(known, installed, settings, cancellation),
        });
    }

    private static Wording? Said(Community community, WordsParameter parameter) =>
        community.Charter.Of(parameter).Value.ForReader();
}
