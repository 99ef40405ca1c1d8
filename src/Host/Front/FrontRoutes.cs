using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;

namespace Coordination.Host.Front;

/// <summary>The front page: how to sign in, the communities and, in a demo, its people.</summary>
public static class FrontRoutes
{
    public static void MapFront(this WebApplication app) => app.MapGet("/", (Delegate)ShowAsync).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(HttpContext http, Logins logins, Folds folds, InstalledCommunities installed,
        Settings settings, DemoPeople demo, KnownIssuers issuers, IHostEnvironment environment, CommunityClock clock,
        PermissionTable permissions, Declarations declarations, CancellationToken cancellation)
    {
        http.KeepNowhere();
        var login = Login.Of(http.User);
        var known = login is null ? [] : await logins.MembershipsAsync(login, cancellation);
        var communities = await installed.AllAsync(cancellation);
        var homes = new Dictionary<CommunityId, string>();
        foreach (var (code, community, person) in known)
            if ((await folds.FoldAsync(Membership.Stream, community, person.Value, cancellation)).State is { } member)
                homes[community] = $"/{code}{HomeOf(member.RolesAt(clock.GetUtcNow()))}";
        var people = login is null ? await demo(cancellation) : [];
        var titles = communities.ToDictionary(c => c.Code, c => c.Name);
        var then = http.Request.Query["then"] is [{ Length: > 0 } asked, ..] && FormFields.Local(asked, "") is { Length: > 0 } local
            && login is null ? local : null;
        var shell = new ShellModel("front.title", clock.GetUtcNow())
        { SignOutAction = login is null ? null : "/sign-out", IsDemo = await settings.IsDemoAsync(cancellation) };
        return WebPage.Of<FrontPage>(shell,
            new FrontModel([.. communities.Select(c => new FrontCommunity(c.Code, c.Name)
            {
                Home = homes.GetValueOrDefault(c.Id),
                Purpose = c.Charter.Of(CommunityProfile.Purpose).Value.ForReader(),
            })])
            {
                DemoPeople = [.. people.Select(p => new DemoPerson(p.Person.ToString(), p.Name,
                titles.GetValueOrDefault(p.Community, p.Community),
                [.. p.Roles.Where(r => r is not (Role.Person or Role.Member)).DefaultIfEmpty(Role.Member).Select(r => r.Code())]))],
                DemoSignIn = people.Count > 0 ? "/dev/sign-in" : null,
                SignIns = login is null ? [.. issuers.OfPages.Select(i => new SignInLink(i.Name,
                i.Href + (then is null ? "" : "?then=" + Uri.EscapeDataString(then))))] : [],
                HasNoIssuer = !environment.IsDevelopment() && !issuers.OfPages.Any(),
                HasFailed = http.Request.Query["sign-in"] == "failed",
                Then = then,
            });

        string? HomeOf(IReadOnlySet<Role> roles) => declarations.All<HomePage>().OrderBy(h => h.Order)
            .FirstOrDefault(h => permissions.Can(roles, h.Permission) is null)?.Path;
    }
}
