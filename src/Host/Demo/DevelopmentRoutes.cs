using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Front;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Coordination.Host.Demo;

/// <summary>
/// The routes of development: sign in as any person of the demo, and move the community clock. They exist in no other environment.
/// </summary>
public static class DevelopmentRoutes
{
    public sealed record SignInBody(PersonId Person);
    public sealed record TokenView(string Token);
    public sealed record ClockBody(DateTimeOffset? To, int? Advance);

    public static void MapDevelopment(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;
        var dev = app.MapGroup("/dev").ExcludeFromDescription();
        dev.MapGet("/people", async (DemoPeople people, CancellationToken cancellation) => Results.Json(await people(cancellation),
            StoredJson.Options));
        dev.MapPost("/sign-in", SignInAsync);
        dev.MapPost("/clock", ClockAsync);
    }

    private static async Task<IResult> SignInAsync(HttpContext http, DemoPeople people, DemoTokens tokens, CancellationToken cancellation)
    {
        var asked = http.Request.HasFormContentType
            ? Guid.TryParse((await http.Request.ReadFormAsync(cancellation))["person"], out var id) ? new PersonId(id) : default
            : RequestBody.Parse<SignInBody>(await RequestBody.ReadAsync(http.Request, cancellation) ?? []).Person;
        if ((await people(cancellation)).FirstOrDefault(p => p.Person == asked) is not { } person) return Problems.Of(Problems.NotFound);
        var login = new Login(DemoTokens.Issuer, asked.ToString());
        await http.SignInAsync(SignInSetup.Principal(login));
        return http.Request.HasFormContentType
            ? new SeeOther(FormFields.Local(http.Request.Form["then"],
            $"/{person.Community}/{(person.Roles.Contains(Role.Coordinator) ? "today" : "mine")}"))
            : Results.Json(new TokenView(tokens.For(login)), StoredJson.Options);
    }

    /// <summary>Forwards only: to an instant, or by minutes.</summary>
    private static async Task<IResult> ClockAsync(HttpContext http, CommunityClock clock, [FromServices] NpgsqlDataSource events,
        CancellationToken cancellation)
    {
        var body = RequestBody.Parse<ClockBody>(await RequestBody.ReadAsync(http.Request, cancellation) ?? []);
        var to = body.To ?? clock.GetUtcNow()
            .AddMinutes(body.Advance ?? throw new MalformedException("to", "an instant, or minutes to advance."));
        return await clock.MoveToAsync(to, events, cancellation)
            ? Results.Json(new ClockBody(clock.GetUtcNow(), null), StoredJson.Options)
            : Problems.Of(new MalformedException("to", "the clock moves forwards only."));
    }
}
