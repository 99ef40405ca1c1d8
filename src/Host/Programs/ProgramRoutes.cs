using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Programs;
using Coordination.Host.Commands;
using Coordination.Host.SignIn;

namespace Coordination.Host.Programs;

public sealed record IssueTokenBody : CommandBody
{
    /// <summary>The name of the program here. It is shown to all members and must not name a person.</summary>
    [MaxLength(IssueToken.LongestName)]
    public required string Name { get; init; }
    /// <summary>What the program may do, and nothing else, even if more scopes are added later.</summary>
    public required IReadOnlyList<Scope> Scopes { get; init; }
    /// <summary>The days until it expires.</summary>
    [Range(IssueToken.FewestDays, IssueToken.MostDays)]
    public required int Days { get; init; }
}

/// <summary>What was recorded, and the program's token. The token is only in the first answer.</summary>
public sealed record IssuedToken(Guid? Subject, IReadOnlyList<StreamVersion> Streams, long Position)
{
    /// <summary>
    /// Send it as <c>Authorization: Bearer …</c>. It is not kept here and cannot be shown again. If it is lost, revoke it and issue
    /// another.
    /// </summary>
    public string? Token { get; init; }
}

/// <summary>The stewards' commands on programs.</summary>
public static class ProgramRoutes
{
    public static void MapPrograms(this FeatureBuilder it)
    {
        it.Command<IssueTokenBody>("/programs/issue", ProgramsFeature.IssueToken, "Let a program in, with a token that is shown once",
            (call, body) => new(Issue(call, body)), typeof(IssuedToken));
        it.Command<PlainBody>("/programs/{id}/revoke", ProgramsFeature.RevokeToken, "Let a program in no more",
            (call, _) => new(Plan.On(RegisteredProgram.Stream, call.Route("id"), new RevokeToken())));
    }

    private static Planned Issue(CallerContext call, IssueTokenBody body)
    {
        var token = ProgramToken.New(new(Guid.NewGuid()));
        var now = DateTimeOffset.UtcNow;
        var issue = new IssueToken(token.Program, body.Name.Trim().Normalize(), body.Scopes, body.Days,
            now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)));
        var plan = Plan.Start(token.Program.Value, issue) with
        {
            SideRows = body.Days is >= IssueToken.FewestDays and <= IssueToken.MostDays
                ? [ProgramTokens.Kept(token, call.Community, issue.From.AddDays(body.Days))] : [],
        };
        return plan.At($"/programs/{token.Program}") with
        {
            Shown = receipt => new IssuedToken(receipt.Subject, receipt.Streams, receipt.Position) { Token = Of(receipt) },
            Page = receipt => ProgramPages.IssuedAsync(call, receipt.Subject!.Value, Of(receipt)),
        };

        // With a repeated key the first answer holds, and its token is gone.
        string? Of(Receipt receipt) => receipt.Subject == token.Program.Value ? token.ToString() : null;
    }
}
