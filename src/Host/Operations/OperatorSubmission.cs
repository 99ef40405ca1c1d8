using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Storage;

namespace Coordination.Host.Operations;

/// <summary>A command that the operator of the installation gives on a command line, once.</summary>
public static class OperatorSubmission
{
    /// <param name="permission">Under which it is counted; the operator needs none.</param>
    public static Submission Of(CommunityId community, Guid subject, Deciding decide, CancellationToken cancellation,
        Permission? permission = null, NewKeys? keys = null, params IReadOnlyList<SideRow> rows) => new()
        {
            Community = community,
            Actor = Actor.System("operator"),
            Account = new(Channel.System),
            Permission = permission,
            Decide = decide,
            SideRows = rows,
            CommandId = Guid.CreateVersion7(),
            Subject = subject,
            NewKeys = keys ?? new(),
            Aborted = cancellation,
        };
}
