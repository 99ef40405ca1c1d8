using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;

namespace Coordination.Host.Reads;

/// <summary>
/// Finds whoever is known already by a name or a number. A household may share a number, and several people a name: somebody who is only
/// like somebody known is asked about, and never taken for them or noted down twice in silence.
/// </summary>
public static class KnownAlike
{
    private const int Most = 5, DigitsShown = 3;

    /// <summary>
    /// The one person with this name and number, or with this number where no name was said; null for somebody new.
    /// </summary>
    /// <exception cref="MalformedException">It has to be said who it is.</exception>
    public static async ValueTask<PersonId?> FindAsync(CallerContext call, string? name, string? phone, bool? isNew)
    {
        if (isNew is true) return null;
        var (byName, byPhone) = await ByAsync(call.Service<Vault>(), call.Service<Folds>(), call.Community, name, phone, call.Cancellation);
        PersonId[] found = [.. byPhone is null ? [] : byName is null ? byPhone : byPhone.Intersect(byName)];
        return found switch
        {
            [var one] => one,
            [] when byName is null =>
                throw new MalformedException("name", byPhone is null ? "say who it is for."
                    : "nobody is known by this number yet. Say who it is."),
            [] when byName.Count > 0 || byPhone is { Count: > 0 } => throw Unsaid,
            [] => null,
            _ => throw new MalformedException("name", "several people share this number. Say who of them it is."),
        };
    }

    /// <summary>Before somebody is noted down.</summary>
    /// <exception cref="MalformedException">Somebody known has this name or number, and nobody said that it is somebody else.</exception>
    public static async ValueTask AskAsync(CallerContext call, string name, string? phone, bool? isNew)
    {
        if (isNew is true) return;
        var (byName, byPhone) = await ByAsync(call.Service<Vault>(), call.Service<Folds>(), call.Community, name, phone, call.Cancellation);
        if (byName is { Count: > 0 } || byPhone is { Count: > 0 }) throw Unsaid;
    }

    /// <summary>Those known by this name or number, with the last digits of their telephone.</summary>
    public static async ValueTask<IReadOnlyDictionary<PersonId, string?>> OfAsync(Viewer viewer, string? name, string? phone)
    {
        var (byName, byPhone) = await ByAsync(
            viewer.Service<Vault>(), viewer.Service<Folds>(), viewer.In, name, phone, viewer.Cancellation);
        var alike = new Dictionary<PersonId, string?>();
        foreach (var person in (byPhone ?? []).Concat(byName ?? []).Distinct().Take(Most))
        {
            var contact = await viewer.Service<Opening>().ContactAsync(viewer, person, Opening.Coordination);
            alike[person] = EndOf(contact.GetValueOrDefault(ContactField.Phone)?.Value ?? "");
        }
        return alike;
    }

    /// <summary>The last digits of the number itself, without an extension; null where too few are known to tell people apart.</summary>
    public static string? EndOf(string telephone) =>
        TelephoneNumber.In(telephone) is [{ International: { Length: >= ContactLimits.FewestPhoneDigits } number }, ..]
            ? number[^DigitsShown..] : null;

    private static MalformedException Unsaid => new("isNew", "say whether it is somebody known here.");

    /// <summary>Under the record in use, where records were merged. Null for what was not said.</summary>
    private static async ValueTask<(IReadOnlyList<PersonId>? ByName, IReadOnlyList<PersonId>? ByPhone)> ByAsync(
        Vault vault, Folds folds, CommunityId community, string? name, string? phone, CancellationToken cancellation)
    {
        (ContactField Field, string Value)[] said =
        [
            .. string.IsNullOrWhiteSpace(phone) ? [] : new[] { (ContactField.Phone, phone) },
            .. string.IsNullOrWhiteSpace(name) ? [] : new[] { (ContactField.Name, name) },
        ];
        var found = await vault.FindAllAsync(community, cancellation, said);
        var known = await folds.FoldAsync([.. found.SelectMany(people => people).Distinct().Select(KeyOf)], cancellation);
        return (Under(ContactField.Name), Under(ContactField.Phone));

        IReadOnlyList<PersonId>? Under(ContactField field) => Array.FindIndex(said, one => one.Field == field) is var at && at < 0 ? null
            : [.. found[at].Select(p => known[KeyOf(p)].State is Membership { MergedInto: { } kept } ? kept : p).Distinct()];

        StreamKey KeyOf(PersonId person) => StreamKey.Of(community.Value, person.Value, Membership.Stream);
    }
}
