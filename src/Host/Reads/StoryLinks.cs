using Coordination.Domain.Kernel;

namespace Coordination.Host.Reads;

/// <summary>The story of a thing includes events of other streams that name it: the whole of such a stream, or a part of it.</summary>
/// <param name="Ends">The kind of link with which the part ends; null if it does not end.</param>
public sealed record StoryLink(string Kind, bool IsPart, string? Ends = null);

public static class StoryLinks
{
    /// <summary>The story of the thing that this member names includes the whole stream of the event.</summary>
    public static void InStoryOf<TEvent>(this FeatureBuilder it, string member) where TEvent : class =>
        it.Add(new StoryLink(LinkMember.KindOf<TEvent>(member), IsPart: false));

    /// <summary>The story of the thing that this member names includes the events about the same part of the event's stream.</summary>
    public static void PartInStoryOf<TEvent>(this FeatureBuilder it, string member) where TEvent : class =>
        it.Add(new StoryLink(LinkMember.KindOf<TEvent>(member), IsPart: true));

    /// <summary>The same; until the part ends, also what happens to the whole stream and is about nobody in particular.</summary>
    /// <param name="ends">The member of the event with which the part ends that names the part.</param>
    public static void PartInStoryOf<TEvent, TEnd>(this FeatureBuilder it, string member, string ends)
        where TEvent : class where TEnd : class =>
        it.Add(new StoryLink(LinkMember.KindOf<TEvent>(member), IsPart: true, LinkMember.KindOf<TEnd>(ends)));
}
