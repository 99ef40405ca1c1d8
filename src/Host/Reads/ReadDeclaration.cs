using Coordination.Host.Access;

namespace Coordination.Host.Reads;

/// <summary>Looks something up for a viewer. A feature writes one for each thing that can be read.</summary>
public delegate ValueTask<Read> Looking(Viewer viewer, ReadQuery asked);

/// <summary>Something that can be read through the API.</summary>
/// <param name="Pattern">The route below the community: "/requests/{id}".</param>
/// <param name="Id">The name of the operation.</param>
/// <param name="Asks">The query parameters it knows; others are refused.</param>
public sealed record ReadDeclaration(string Pattern, Permission Permission, string Id, string Summary, Type Answer, Looking Look,
    IReadOnlyList<QueryParameter> Asks);

public static class ReadDeclarations
{
    public static void Read<TAnswer>(this FeatureBuilder it, string pattern, Permission permission, string id, string summary, Looking look,
        params QueryParameter[] asks) => it.Add(new ReadDeclaration(pattern, permission, id, summary, typeof(TAnswer), look, asks));
}
