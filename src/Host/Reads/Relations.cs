using Coordination.Domain.Kernel;
using Coordination.Host.Access;

namespace Coordination.Host.Reads;

/// <summary>Finds how a viewer stands to a thing that is not theirs, from the streams themselves, never from a list.</summary>
public sealed record RelationSource(Func<Viewer, Guid, ValueTask<Relation>> FindAsync);

/// <summary>Finds out to whom of these people's details a viewer was let, now.</summary>
public sealed record DisclosureSource(Func<Viewer, IReadOnlyCollection<PersonId>, ValueTask<IReadOnlySet<PersonId>>> FindAsync);

/// <summary>Finds out whether emergency access to somebody is open to a viewer, now. Where nothing says so, it is not.</summary>
public sealed record EmergencySource(Func<Viewer, PersonId, ValueTask<bool>> IsOpenAsync);

/// <summary>How a viewer stands to things and to people.</summary>
public sealed class Relations(Declarations declarations)
{
    /// <param name="permission">Asked for nothing more where the viewer's roles allow it.</param>
    public async ValueTask<Relation> ToAsync(Viewer viewer, Permission permission, PersonId owner, Guid thing)
    {
        if (viewer.Person == owner) return Relation.Own;
        if (viewer.May(permission)) return Relation.None;
        var closest = Relation.None;
        foreach (var source in declarations.All<RelationSource>())
            if (await source.FindAsync(viewer, thing) is var found && found > closest) closest = found;
        return closest;
    }

    public async ValueTask<bool> IsOpenInEmergencyAsync(Viewer viewer, PersonId person)
    {
        foreach (var source in declarations.All<EmergencySource>())
            if (await source.IsOpenAsync(viewer, person)) return true;
        return false;
    }

    /// <summary>Those of these people who let the viewer know how to reach them.</summary>
    public async ValueTask<IReadOnlySet<PersonId>> DisclosedAsync(Viewer viewer, IReadOnlyCollection<PersonId> people)
    {
        var disclosed = new HashSet<PersonId>();
        if (people.Count > 0)
            foreach (var source in declarations.All<DisclosureSource>()) disclosed.UnionWith(await source.FindAsync(viewer, people));
        return disclosed;
    }
}
