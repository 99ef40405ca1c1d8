using System.Diagnostics.Metrics;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// <c>link --community=code --person=id --issuer=… --subject=…</c>: links a sign-in name to a person of a community.
/// Sign-in names are not in an archive, so this is how people come back after an import. The community can see that it was done.
/// </summary>
public static class LinkCommand
{
    public static async Task<string> RunAsync(string[] settings, CancellationToken cancellation)
    {
        var given = Installation.Configuration(settings);
        var (code, issuer, subject) = (given.Needed("community", "COMMUNITY=code"), given.Needed("issuer", "ISSUER=…"),
            given.Needed("subject", "SUBJECT=…"));
        if (!Guid.TryParseExact(given.Needed("person", "PERSON=id"), "D", out var person))
            throw new ArchiveRefusedException("PERSON: a person's id is a lower-case UUID.");
        await using var storage = await Installation.JoinStorageAsync(given, cancellation);
        var keys = await KeysWiring.OpenAsync(given, storage, cancellation);
        await using var keysDatabase = keys.Database;
        await using var events = NpgsqlDataSource.Create(storage.Serving);
        using var logins = new Logins(events, await KeysWiring.SignInNamesAsync(keys, cancellation));
        if (await logins.CommunityAsync(code, cancellation) is not { } community)
            throw new ArchiveRefusedException($"There is no community '{code}' here.");
        var submission = OperatorSubmission.Of(community, person, Plan.On(Membership.Stream, person, new LinkSignIn()).Decide, cancellation,
            rows: [logins.Known(new(issuer, subject), community, new(person))]);
        await CommitAsync(events, keys, submission, cancellation);
        return await submission.Answered.Task switch
        {
            Answer.Done => $"This sign-in name now belongs to {person} in {code}.",
            Answer.NotFound => throw new ArchiveRefusedException($"There is no person {person} in {code}."),
            Answer.Refused { Why: var why } => throw new ArchiveRefusedException($"{why.Reason} Nothing was changed."),
            _ => throw new ArchiveRefusedException(
                $"This sign-in name belongs to another person in {code}, or {person} has another one; nothing was changed."),
        };
    }

    /// <summary>Hosts may be running, so nothing is migrated and no Host is built.</summary>
    private static async Task CommitAsync(NpgsqlDataSource events, KeyStore keys, Submission submission, CancellationToken cancellation)
    {
        var declarations = new Declarations(Features.All, new ServiceCollection());
        await using var metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var folds = new Folds(events);
        using var ring = new KeyRing(keys);
        using var clock = new CommunityClock();
        await clock.LoadAsync(events, cancellation);
        var commits = new Commits(events, folds, clock, new PermissionTable(declarations.All<PermissionRule>()), declarations.Parameters(),
            new CommandFigures(metrics.GetRequiredService<IMeterFactory>()), ring);
        await commits.CommitAsync([submission], cancellation);
    }
}
