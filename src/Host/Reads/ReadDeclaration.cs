using Coordination.Host.Access;

namespace Coordination.Host.Reads;

/// <summary>Looks something up for a viewer. A feature writes one for each thing that can be read.</summary>
public delegate ValueTask<Read> Looking(Viewer viewer, ReadQuery asked);

/// <summary>Something that can be read through the API.</summary>
/// <param name="Pattern">The route below the community: "/requests/{id}".</param>
/// <param name="Id">The name of the operation.</param>
/// <param name="Asks">The query parameters it knows; others are refused.</param>
public sealed record ReadDeclaration(string Pattern, Permission Permission, string Id, string Summary, Type Answer, Looking Look,
    IReadOnlyList<QueryParameter> Asks)
{
    /// <summary>
    /// Whether the answer has an ETag. What may hold opened personal values has one only if it is a thing with a version.
    /// </summary>
    public bool IsTagged { get; init; } = true;
}

public static class ReadDeclarations
{
    public static void Read<TAnswer>(this FeatureBuilder it, string pattern, Permission permission, string id, string summary, Looking look,
        params QueryParameter[] asks) => it.Add(new ReadDeclaration(pattern, permission, id, summary, typeof(TAnswer), look, asks));

    /// <summary>The same for an answer without a version in which personal values may be opened. It has no ETag.</summary>
    public static void ReadOpened<TAnswer>(this FeatureBuilder it, string pattern, Permission permission, string id, string summary,
        Looking look, params QueryParameter[] asks) =>
        it.Add(new ReadDeclaration(pattern, permission, id, summary, typeof(TAnswer), look, asks) { IsTagged = false });
}
