using Coordination.Domain.Kernel;

namespace Coordination.Host.Commands;

/// <summary>A kind of stream that a feature owns, and the page that shows one of them.</summary>
public sealed class StreamDeclaration(string name, IReadOnlyList<EventKind> events, Func<Guid, Guid, StreamKey> key)
{
    private Func<Guid, object?, string?> page = (_, _) => null;

    public string Name => name;

    public IReadOnlyList<EventKind> Events => events;

    /// <summary>Whether sentences about its events need the state of the stream.</summary>
    public bool IsFoldedForSentences { get; private set; }

    public StreamKey KeyOf(Guid community, Guid stream) => key(community, stream);

    /// <summary>The page below the community; null if it has none.</summary>
    public string? PageOf(Guid stream, object? state) => page(stream, state);

    public StreamDeclaration OnPage(Func<Guid, string> path)
    {
        page = (stream, _) => path(stream);
        return this;
    }

    /// <summary>For a stream shown on the page of another thing, which its state names.</summary>
    public StreamDeclaration OnPage<TState>(Func<TState, string> path) where TState : class
    {
        page = (_, state) => state is TState known ? path(known) : null;
        return FoldedForSentences();
    }

    public StreamDeclaration FoldedForSentences()
    {
        IsFoldedForSentences = true;
        return this;
    }
}

public static class StreamDeclarations
{
    /// <summary>Declares a kind of stream. Its events become known by their stored names.</summary>
    public static StreamDeclaration Stream<TState, TEvent>(this FeatureBuilder it, StreamOf<TState, TEvent> kind)
        where TState : class where TEvent : class =>
        it.Add(new StreamDeclaration(kind.Name, [.. EventNames.Under(typeof(TEvent))],
            (community, stream) => StreamKey.Of(community, stream, kind)));
}
