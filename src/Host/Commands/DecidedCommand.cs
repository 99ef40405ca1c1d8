using System.Collections.Immutable;
using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Programs;
using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>A command decided on what is known of its streams: complete, or naming what is missing.</summary>
public sealed record DecidedCommand(Submission Of, Streams Streams, Circumstances? At = null, Agreement? Agreed = null,
    Answer? Instead = null)
{
    private static readonly IReadOnlySet<Role> ofTheSystem = new HashSet<Role> { Role.System },
        ofPrograms = new HashSet<Role> { Role.Program };

    public bool IsComplete => Agreed is not null || Instead is not null;

    public static DecidedCommand Make(Submission submission, Func<StreamKey, Folded?> known, DateTimeOffset now,
        PermissionTable permissions, CharterParameters parameters)
    {
        var streams = new Streams(submission.Community, known);
        if (Circumstances(submission, streams, now, parameters) is not { } at)
            return new(submission, streams, Instead: streams.Missing.Count > 0 ? null : new Answer.NotFound());
        if (Against(submission, streams, at, permissions) is { } notAllowed)
            return new(submission, streams, at, Instead: new Answer.NotAllowed(notAllowed));

        var isForSomebodyHere = submission.Named is not { } named || streams.Existing(Membership.Stream, named.Value) is not null;
        var agreed = at.MayBeEntered() is { } refusal ? refusal : submission.Decide(streams, at);
        return agreed is null ? new(submission, streams, at, Instead: streams.NotFound ? new Answer.NotFound() : null)
            : streams.Missing.Count > 0 ? new(submission, streams, at)
            : !isForSomebodyHere ? new(submission, streams, at, Instead: new Answer.NotFound())
            : submission.IfMatch is { } version && submission.Subject is { } subject && streams.Asked.Any(k => k.Stream == subject)
                && streams.VersionOf(subject) != version ? new(submission, streams, at, Instead: new Answer.Overtaken())
            : new(submission, streams, at, agreed);
    }

    /// <summary>
    /// A program is judged by its scopes as they are in this very commit, a person by their roles; the system's own doings are judged where
    /// they are begun.
    /// </summary>
    private static Refusal? Against(Submission submission, Streams streams, Circumstances at, PermissionTable permissions) =>
        submission switch
        {
            { Program: { } program } =>
                streams.Existing(RegisteredProgram.Stream, program.Value) is { } known && known.IsLive(DateTimeOffset.UtcNow)
                    ? permissions.Can(known.Scopes, submission.Permission!) : Problems.SignIn,
            { Caller: not null } or { Founding: not null } => permissions.Can(at.Roles, submission.Permission!),
            _ => null,
        };

    private static Circumstances? Circumstances(Submission submission, Streams streams, DateTimeOffset now, CharterParameters parameters)
    {
        var account = submission.Account;
        Circumstances Under(Charter charter, string zone, IReadOnlySet<Role> roles) =>
            new(now, account.OccurredAt ?? now, charter, parameters, zone, submission.Actor, roles, account.Channel,
                account.OnBehalfOf, account.Authority, account.ReasonCode);

        if (submission.Founding is { } founding) return Under(founding.Charter, founding.Zone, new HashSet<Role> { Role.Person });
        var community = streams.Existing(Community.Stream, submission.Community.Value);
        if (submission.Program is { } program)
            return streams.Existing(RegisteredProgram.Stream, program.Value) is null || community is null ? null
                : Under(community.Charter, community.Zone, ofPrograms);
        if (submission.Caller is not { } caller) return community is null ? null : Under(community.Charter, community.Zone, ofTheSystem);
        if (!streams.Optional(Membership.Stream, caller.Value, out var membership) || community is null) return null;
        if (membership is null && submission.Permission is not { From: Callers.Anybody }) return null;
        return Under(community.Charter, community.Zone, membership?.RolesAt(now) ?? ImmutableHashSet.Create(Role.Person));
    }
}
