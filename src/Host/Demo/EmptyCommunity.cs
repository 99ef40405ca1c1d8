using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Communities;
using Coordination.Host.Keys;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Coordination.Host.Demo;

/// <summary>
/// Lets a visitor begin with an empty community in development instead of the demo. The simulation of the demo then stops.
/// </summary>
public static class EmptyCommunity
{
    public sealed record Body(string? Code, string? Name, string? YourName);

    private const string Usual = "my-community";

    public static void MapEmptyCommunity(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) app.MapPost("/dev/empty-community", FoundAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> FoundAsync(HttpContext http, CommandPath path, Seal seal, Vault vault, Logins logins,
        DemoTokens tokens, [FromServices] NpgsqlDataSource events, CancellationToken cancellation)
    {
        var body = http.Request.HasFormContentType
            ? RequestBody.Parse<Body>(await http.Request.ReadFormAsync(cancellation), FormFields.Apart)
            : RequestBody.Parse<Body>(await RequestBody.ReadAsync(http.Request, cancellation) ?? []);
        var code = body.Code ?? await FreeAsync(events, cancellation);
        var (community, person) = (new CommunityId(Guid.NewGuid()), new PersonId(Guid.NewGuid()));
        var login = new Login(DemoTokens.Issuer, person.ToString());
        var founding = new FoundCommunity(community, code, (body.Name ?? NameOf(code)).Trim().Normalize(), DemoScript.Zone, person, []);
        var name = Bounds.PersonName(body.YourName ?? "Founder");
        var plan = CommunityRoutes.Founding(founding,
            [logins.Known(login, community, person),
            await new StepContext(community, seal, vault, logins, cancellation).ContactAsync(person, name)]);
        var answer = await path.SubmitAsync(new()
        {
            Community = community,
            Actor = Actor.Person(person),
            Account = new(Channel.Web),
            Permission = CommunitiesFeature.FoundCommunity,
            Decide = plan.Decide,
            CommandId = Guid.CreateVersion7(),
            Subject = plan.Subject,
            SideRows = plan.SideRows,
            Giver = plan.Giver!,
            Aborted = cancellation,
        });
        if (answer is not Answer.Done) return Problems.Of(answer is Answer.Refused { Why: var why } ? why : Problems.Busy);
        await DemoSettings.WriteAsync(events, DemoSettings.Simulator, "off", cancellation);
        await http.SignInAsync(SignInSetup.Principal(login));
        return http.Request.HasFormContentType ? new SeeOther($"/{code}/today")
            : Results.Json(new { community = code, person = person.ToString(), token = tokens.For(login) });
    }

    private static string NameOf(string code) => code.Length == 0 ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    /// <summary>If no code was chosen: the default, or the next one that is free.</summary>
    private static async Task<string> FreeAsync(NpgsqlDataSource events, CancellationToken cancellation)
    {
        await using var command =
            events.CreateCommand("select count(*) from host.community where code = $1 or code ~ ('^' || $1 || '-[0-9]+$')");
        command.Parameters.Add(new() { Value = Usual });
        return (long)(await command.ExecuteScalarAsync(cancellation))! is > 0 and var taken ? $"{Usual}-{taken + 1}" : Usual;
    }
}
