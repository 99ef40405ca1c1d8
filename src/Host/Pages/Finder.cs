using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Language;
using Coordination.Host.Reads;

namespace Coordination.Host.Pages;

/// <summary>A search: who looks, for what, and how things are said to them.</summary>
public sealed record Searching(Viewer Viewer, Sought Sought, Say Say);

/// <summary>Things of one kind that were found.</summary>
/// <param name="Title">The key of the heading.</param>
/// <param name="HasMore">Whether more were found than are shown.</param>
/// <param name="IsWhole">Whether all there are were looked at; false where only the newest were.</param>
public sealed record FoundThings(string Id, string Title, IReadOnlyList<ThingLine> Lines, bool HasMore, bool IsWhole);

/// <summary>Finds things of one kind for whoever searches: only what they may see anyway.</summary>
/// <param name="FindAsync">By what was typed.</param>
/// <param name="OfPeopleAsync">What goes on for people who were found.</param>
public sealed record Finder(int Order, Func<Searching, ValueTask<FoundThings>> FindAsync,
    Func<Searching, IReadOnlyCollection<Membership>, ValueTask<ILookup<PersonId, ThingLine>>> OfPeopleAsync)
{
    /// <summary>So many of a person are shown.</summary>
    public const int MostOfPerson = 3;

    public static ILookup<PersonId, ThingLine> Nothing { get; } = Array.Empty<ThingLine>().ToLookup(_ => default(PersonId));
}

public static class FinderDeclarations
{
    /// <param name="order">Smaller comes first.</param>
    public static void Finds(this FeatureBuilder it, int order, Func<Searching, ValueTask<FoundThings>> find,
        Func<Searching, IReadOnlyCollection<Membership>, ValueTask<ILookup<PersonId, ThingLine>>>? ofPeople = null) =>
        it.Add(new Finder(order, find, ofPeople ?? ((_, _) => ValueTask.FromResult(Finder.Nothing))));
}
