using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Coordination.Domain.Programs;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Coordination.Host.SignIn;

/// <summary>
/// Lets programs in by their tokens, each time as the program's stream stands; whatever else is shown here is of no issuer known, and
/// believed by nobody.
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
        if (program?.IsLive(DateTimeOffset.UtcNow) is not true) return AuthenticateResult.NoResult();
        var caller = new ProgramCaller(kept.Community, program);
        caller.Enter(Context);
        return AuthenticateResult.Success(new(SignInSetup.Principal(caller.Login), Scheme.Name));
    }
}
