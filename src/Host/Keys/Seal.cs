using Coordination.Domain.Kernel;

namespace Coordination.Host.Keys;

/// <summary>
/// Seals people's words before any rule sees them, and opens them for a viewer who may see them. The caller has logged the look.
/// </summary>
public sealed class Seal(KeyRing keys)
{
    /// <summary>The name is that of the field. An error about the text uses it.</summary>
    public async ValueTask<Personal> SealAsync(CommunityId tenant, PersonId subject, string name, string value,
        CancellationToken cancellation)
    {
        var text = PlainText.Kept(name, value);
        return SealedText.Make(await keys.GetOrMakeAsync(tenant, subject, cancellation), tenant, subject, name, text);
    }

    /// <summary>The same for a command, with a key that is stored once the command is recorded if the person has none.</summary>
    public async ValueTask<Personal> SealAsync(CommunityId tenant, PersonId subject, string name, string value, NewKeys made,
        CancellationToken cancellation)
    {
        var text = PlainText.Kept(name, value);
        return SealedText.Make(await keys.FindOrDraftAsync(tenant, subject, made, cancellation), tenant, subject, name, text);
    }

    public async ValueTask<Unsealed> OpenAsync(CommunityId tenant, Personal value, CancellationToken cancellation) =>
        (await OpenAsync(tenant, [value], cancellation))[0];

    /// <summary>In the given order. All their keys are read at once.</summary>
    public async ValueTask<IReadOnlyList<Unsealed>> OpenAsync(CommunityId tenant, IReadOnlyCollection<Personal> values,
        CancellationToken cancellation)
    {
        var found = await keys.FindAsync(tenant, [.. values.Select(v => v.Subject)], cancellation);
        return [.. values.Select(v => found.TryGetValue(v.Subject, out var key) ? (Unsealed)SealedText.Open(key, tenant, v)
            : Unsealed.Erased.Value)];
    }
}
