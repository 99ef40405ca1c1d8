using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Storage;

namespace Coordination.Host.People;

/// <summary>Who signs in: under their own record, or under a duplicate that was merged into it.</summary>
public sealed class Accounts(Logins logins, Folds folds, CommunityClock clock)
{
    public static readonly Refusal SignsInNow =
        new("membership.signs-in-now", "Somebody began to sign in as this person just now. Look at the record again.")
        { DependsOnTime = true };

    /// <summary>Whether anybody signs in as this person; and what holds the commit to it, where nobody does.</summary>
    public async ValueTask<(bool SignsIn, IReadOnlyList<SideRow> Still)> AnyOfAsync(CommunityId community, PersonId person,
        CancellationToken cancellation)
    {
        var (known, _) = await folds.FoldAsync(Membership.Stream, community, person.Value, cancellation);
        return await StillAsync(community, known?.Records ?? [person], cancellation);
    }

    /// <summary>The same for this very record.</summary>
    public ValueTask<(bool SignsIn, IReadOnlyList<SideRow> Still)> OwnAsync(CommunityId community, PersonId record,
        CancellationToken cancellation) => StillAsync(community, [record], cancellation);

    private async ValueTask<(bool SignsIn, IReadOnlyList<SideRow> Still)> StillAsync(CommunityId community,
        IReadOnlyCollection<PersonId> records, CancellationToken cancellation) =>
        await logins.AnyOfAsync(community, records, cancellation) ? (true, [])
            : (false, [Logins.StillNobody(community, records, SignsInNow)]);

    /// <summary>Whether this login waits here for a steward to agree that a record is of them.</summary>
    public async ValueTask<bool> ClaimsAsync(CommunityId community, Login login, CancellationToken cancellation) =>
        await logins.ClaimedAsync(login, community, cancellation) is { } record
        && (await folds.FoldAsync(Membership.Stream, community, record.Value, cancellation)).State is { } known
        && known.AsOf(clock.GetUtcNow()).Standing is Standing.Claimed;

    public ValueTask<bool> AnyOfAsync(CommunityId community, Membership person, CancellationToken cancellation) =>
        logins.AnyOfAsync(community, person.Records, cancellation);
}
