using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Keys;

namespace Coordination.Host.Reads;

/// <summary>Finds people by a part of their name or by their number. Who is found opens nothing yet.</summary>
public sealed class PeopleSearch(Vault vault, Folds folds)
{
    /// <summary>So many are shown.</summary>
    public const int Most = 50;
    private const int MostLookedAt = 4 * Most;

    /// <summary>A to Z. Who was looked for under a record that was merged is found once, under the one in use.</summary>
    public async ValueTask<(IReadOnlyList<PersonId> Found, bool HasMore)> FindAsync(Viewer viewer, string typed)
    {
        var found = await vault.SearchAsync(viewer.In, typed, CultureInfo.CurrentCulture, viewer.Cancellation);
        var known = await folds.FoldAsync([.. found.Take(MostLookedAt).Select(KeyOf)], viewer.Cancellation);
        PersonId[] kept = [.. found.Take(MostLookedAt).Select(p => known[KeyOf(p)].State is Membership { MergedInto: { } into } ? into : p)
            .Distinct()];
        return ([.. kept.Take(Most)], kept.Length > Most);

        StreamKey KeyOf(PersonId person) => StreamKey.Of(viewer.In.Value, person.Value, Membership.Stream);
    }
}
