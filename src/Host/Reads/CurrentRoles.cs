using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Host.Reads;

/// <summary>The present roles of a person, read at most once in half a second however many of their pages are open.</summary>
public sealed class CurrentRoles(Folds folds, CommunityClock clock) : IDisposable
{
    private static readonly TimeSpan fresh = TimeSpan.FromMilliseconds(500);
    private readonly MemoryCache asked = new(new MemoryCacheOptions());

    /// <summary>Null if the person is not a member.</summary>
    public Task<IReadOnlySet<Role>?> OfAsync(CommunityId community, PersonId person) => asked.GetOrCreate((community, person), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = fresh;
        return AskAsync(community, person);
    })!;

    private async Task<IReadOnlySet<Role>?> AskAsync(CommunityId community, PersonId person) =>
        (await folds.FoldAsync(Membership.Stream, community, person.Value, default)).State?.RolesAt(clock.GetUtcNow());

    public void Dispose() => asked.Dispose();
}
