using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Operations.Leaving;

namespace Coordination.Host.Operations;

/// <summary>
/// <c>recover --community=code --steward=id --reason="…"</c>: names a steward of a community that has too few to name one itself. Every
/// member sees that it was done, and why.
/// </summary>
public static class RecoverCommand
{
    public static async Task<string> RunAsync(string[] settings, CancellationToken cancellation)
    {
        var given = Installation.Configuration(settings);
        var (code, reason) = (given.Needed("community", "COMMUNITY=code"), given.Needed("reason", "REASON=\"why\""));
        if (!Guid.TryParseExact(given.Needed("steward", "STEWARD=id"), "D", out var id))
            throw new ArchiveRefusedException("STEWARD: a person's id is a lower-case UUID.");

        await using var installation = await Installation.BuildAsync(settings, Features.All, cancellation);
        var services = installation.App.Services;
        if (await services.GetRequiredService<Logins>().CommunityAsync(code, cancellation) is not { } community)
            throw new ArchiveRefusedException($"There is no community '{code}' here.");
        return await RecoverAsync(services, community, new(id), reason, cancellation) switch
        {
            Answer.Done { Receipt.Position: > 0 } => $"{id} is now a steward of {code}. Every member sees that, and why.",
            Answer.Refused refused => throw new ArchiveRefusedException(refused.Why.Reason),
            Answer.Done => throw new ArchiveRefusedException($"{id} is a steward of {code} already."),
            _ => throw new ArchiveRefusedException($"There is no person {id} in {code}."),
        };
    }

    /// <summary>The same on a Host that is built already.</summary>
    public static async Task<Answer> RecoverAsync(IServiceProvider services, CommunityId community, PersonId steward, string reason,
        CancellationToken cancellation)
    {
        var made = new NewKeys();
        var words = await services.GetRequiredService<Seal>().SealAsync(community, steward, "words", reason, made, cancellation);
        var submission = OperatorSubmission.Of(community, community.Value, at =>
            from known in Community.Stream.Existing(community.Value).And(Membership.Stream.Existing(steward.Value))
            select CommunityAgreements.Recover(known.First, known.Second, words, at), cancellation, keys: made);
        await services.GetRequiredService<Commits>().CommitAsync([submission], cancellation);
        return await submission.Answered.Task;
    }
}
