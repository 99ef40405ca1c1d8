using Coordination.Domain.Communities;
using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.Reads;

/// <summary>The communities of this installation, as everybody may know them: those that were founded first, by their codes.</summary>
public sealed class InstalledCommunities(Logins logins, Folds folds)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Community>> AllAsync(CancellationToken cancellation)
    {
        var keys = (await logins.CommunitiesAsync(Most, cancellation))
            .Select(c => StreamKey.Of(c.Community.Value, c.Community.Value, Community.Stream)).ToList();
        var folded = await folds.FoldAsync(keys, cancellation);
        return [.. keys.Select(key => folded[key].State).OfType<Community>()];
    }
}
