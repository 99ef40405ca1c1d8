using Coordination.Host.Access;
using Coordination.Host.Front;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Stories;

namespace Coordination.Host;

/// <summary>Declares the sets of texts.</summary>
public static class TextDeclarations
{
    /// <summary>A type of each room below the features that has texts.</summary>
    private static readonly Type[] rooms = [typeof(Texts), typeof(Problems), typeof(WebShell), typeof(StoryBuilder), typeof(FrontModel)];

    /// <summary>Adds the texts beside the class of the feature. Without the feature they are not there.</summary>
    public static void Texts(this FeatureBuilder it) => it.Add(new TextSet(it.Feature.GetType()));

    /// <summary>All texts: of the rooms below the features, and of each feature.</summary>
    public static TextSets Texts(this Declarations declarations) =>
        new([.. rooms.Select(room => new TextSet(room)), .. declarations.All<TextSet>()]);
}
