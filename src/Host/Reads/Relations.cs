using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Reads;

/// <summary>Finds the relation of a viewer to a thing that is not their own, from the streams themselves, never from a list.</summary>
public sealed record RelationSource(Func<Viewer, Guid, ValueTask<Relation>> FindAsync);

/// <summary>Finds which of these people disclose their contact to a viewer now.</summary>
public sealed record DisclosureSource(Func<Viewer, IReadOnlyCollection<PersonId>, ValueTask<IReadOnlySet<PersonId>>> FindAsync);

/// <summary>Finds until when a viewer has emergency access to a person. If no feature provides it, nobody has.</summary>
public sealed record EmergencySource(Func<Viewer, PersonId, ValueTask<DateTimeOffset?>> FindAsync);

/// <summary>The relations of a viewer to things and to people.</summary>
public sealed class Relations(Declarations declarations)
{
    /// <param name="permission">If the viewer's roles allow this, no relation is looked up.</param>
    public async ValueTask<Relation> ToAsync(Viewer viewer, Permission permission, PersonId owner, Guid thing)
    {
        if (viewer.Is(owner)) return Relation.Own;
        if (viewer.May(permission)) return Relation.None;
        var closest = Relation.None;
        foreach (var source in declarations.All<RelationSource>())
            if (await source.FindAsync(viewer, thing) is var found && found > closest) closest = found;
        return closest;
    }

    public async ValueTask<bool> IsOpenInEmergencyAsync(Viewer viewer, PersonId person) =>
        await OpenUntilAsync(viewer, person) is not null;

    /// <summary>Until when the viewer sees in an emergency what is kept from them; null if they do not.</summary>
    public async ValueTask<DateTimeOffset?> OpenUntilAsync(Viewer viewer, PersonId person)
    {
        foreach (var source in declarations.All<EmergencySource>())
            if (await source.FindAsync(viewer, person) is { } until) return until;
        return null;
    }

    /// <summary>Those of these people who disclose their contact to the viewer.</summary>
    public async ValueTask<IReadOnlySet<PersonId>> DisclosedAsync(Viewer viewer, IReadOnlyCollection<PersonId> people)
    {
        var disclosed = new HashSet<PersonId>();
        if (people.Count > 0)
            foreach (var source in declarations.All<DisclosureSource>()) disclosed.UnionWith(await source.FindAsync(viewer, people));
        return disclosed;
    }
}
