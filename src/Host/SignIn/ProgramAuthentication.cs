using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Coordination.Domain.Communities;
using Coordination.Domain.Programs;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Coordination.Host.SignIn;

/// <summary>
/// Authenticates programs by their tokens; each request checks the program and who looks after the community. Any other token comes from
/// no known issuer and is refused.
/// </summary>
public sealed class ProgramAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder,
    ProgramTokens tokens, Folds folds) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var cancellation = Context.RequestAborted;
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || ProgramToken.Read(header[Bearer.Length..].Trim()) is not { } token) return AuthenticateResult.NoResult();
        if (await tokens.FindAsync(token.Program, cancellation) is not { } kept
            || !CryptographicOperations.FixedTimeEquals(kept.Hash, token.Hash)) return AuthenticateResult.NoResult();
        var (program, _) = await folds.FoldAsync(RegisteredProgram.Stream, kept.Community, token.Program.Value, cancellation);
        var (community, _) = await folds.FoldAsync(Community.Stream, kept.Community, kept.Community.Value, cancellation);
        if (community is null || program?.IsLive(DateTimeOffset.UtcNow, community.ActingStewards) is not true)
            return AuthenticateResult.NoResult();
        var caller = new ProgramCaller(kept.Community, program);
        caller.Enter(Context);
        return AuthenticateResult.Success(new(SignInSetup.Principal(caller.Login), Scheme.Name));
    }
}
