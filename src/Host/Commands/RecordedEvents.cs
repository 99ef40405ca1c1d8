using System.Collections.Concurrent;
using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Commands;

/// <summary>An event as a row of the store, without its number.</summary>
public sealed record EventRow(Guid Id, string Type, string DotNetType, string Data, string Headers)
{
    private static readonly ConcurrentDictionary<Type, string> dotNetTypes = new();

    public static EventRow Of(object happened, Envelope envelope)
    {
        var type = happened.GetType();
        var dotNetType = dotNetTypes.GetOrAdd(type, t => $"{t.FullName}, {t.Assembly.GetName().Name}");
        var data = JsonSerializer.Serialize(happened, type, StoredJson.Options);
        var headers = JsonSerializer.Serialize(new EventHeaders(envelope), StoredJson.Options);
        return new(Guid.CreateVersion7(), EventNames.Of(type).Name, dotNetType, data, headers);
    }
}

/// <summary>The headers of a stored event: the envelope and nothing else.</summary>
public sealed record EventHeaders(Envelope Envelope);

/// <summary>The events appended to one stream, and the version it had before.</summary>
public sealed record Appended(CommunityId Community, Guid Stream, long Version, int Count);

/// <summary>A link written with its event. The event is named by its place in the commit, counted from 1.</summary>
public sealed record LinkRow(int Event, CommunityId Community, Guid Stream, EventLink Link);

/// <summary>The events of a commit in the order they are recorded, stream by stream.</summary>
public sealed class RecordedEvents
{
    public List<Appended> Streams { get; } = [];
    public List<EventRow> Events { get; } = [];
    public List<LinkRow> Links { get; } = [];

    public void Append(CommunityId community, Guid stream, long version, IEnumerable<(object Happened, Envelope Envelope)> facts)
    {
        var before = Events.Count;
        foreach (var (happened, envelope) in facts)
        {
            Events.Add(EventRow.Of(happened, envelope));
            foreach (var link in EventNames.Of(happened).Links(happened))
                if (link.Other != stream) Links.Add(new(Events.Count, community, stream, link));
        }
        Streams.Add(new(community, stream, version, Events.Count - before));
    }
}
