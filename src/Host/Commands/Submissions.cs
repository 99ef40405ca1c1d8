using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>Turns a planned command of a caller into a submission.</summary>
public static class Submissions
{
    public static Submission Of(CallerContext call, Permission permission, string operation, Plan plan, Account account, byte[] key,
        byte[] fingerprint, IReadOnlyList<long>? ifMatch = null) => new()
        {
            Community = call.Community,
            Actor = call.Actor,
            Account = account with { OnBehalfOf = plan.For ?? account.OnBehalfOf, OccurredAt = plan.OccurredAt ?? account.OccurredAt },
            Permission = permission,
            Operation = operation,
            Named = account.OnBehalfOf,
            Decide = plan.Decide,
            CommandId = IdempotencyKeys.CommandId(key),
            Key = key,
            Fingerprint = fingerprint,
            Subject = plan.Subject,
            IfMatch = ifMatch,
            SideRows = plan.SideRows,
            NewKeys = call.NewKeys,
            Giver = plan.Giver!,
            Aborted = call.Cancellation,
        };

    public static IResult At(this IResult result, HttpContext http, string location)
    {
        http.Response.Headers.Location = location;
        return result;
    }
}
