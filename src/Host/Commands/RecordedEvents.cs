using System.Collections.Concurrent;
using System.Text.Json;
using Coordination.Domain.Kernel;

namespace Coordination.Host.Commands;

/// <summary>An event as a row of the store, without its number.</summary>
public sealed record EventRow(Guid Id, string Type, string DotNetType, string Data, string Headers)
{
    public PersonId? InNameOf { get; private init; }

    /// <summary>The correlation of the command because of which the system did this.</summary>
    public Guid? FollowsFrom { get; private init; }

    private static readonly ConcurrentDictionary<Type, string> dotNetTypes = new();

    public static EventRow Of(object happened, Envelope envelope)
    {
        var type = happened.GetType();
        var dotNetType = dotNetTypes.GetOrAdd(type, t => $"{t.FullName}, {t.Assembly.GetName().Name}");
        var data = JsonSerializer.Serialize(happened, type, StoredJson.Options);
        var headers = JsonSerializer.Serialize(new EventHeaders(envelope), StoredJson.Options);
        return new(Guid.CreateVersion7(), EventNames.Of(type).Name, dotNetType, data, headers)
        {
            InNameOf = envelope.InNameOf,
            FollowsFrom = envelope.CausationId is null ? null : envelope.CorrelationId,
        };
    }
}

/// <summary>The headers of a stored event: the envelope and nothing else.</summary>
public sealed record EventHeaders(Envelope Envelope);

/// <summary>The events that a command appends to one stream, as rows, and the version it has before.</summary>
public sealed record ToAppend(Guid Stream, long Version, IReadOnlyList<(object Happened, EventRow Row)> Events)
{
    /// <summary>False if one of them could not be a leaf of the log (docs/evidence.md): then nobody could ever prove it.</summary>
    public bool CanBeProved(CommunityId community, DateTimeOffset at)
    {
        try
        {
            foreach (var (index, (_, row)) in Events.Index())
                CanonicalForm.Of(new(row.Id, Stream, Version + index + 1, community.ToString(), row.Type, at, row.Headers, row.Data));
            return true;
        }
        catch (NotCanonicalException)
        {
            return false;
        }
    }
}

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

    public void Append(CommunityId community, ToAppend facts)
    {
        foreach (var (happened, row) in facts.Events)
        {
            Events.Add(row);
            foreach (var link in EventNames.Of(happened).Links(happened))
                if (link.Other != facts.Stream) Links.Add(new(Events.Count, community, facts.Stream, link));
            if (row.InNameOf is { } named)
                Links.Add(new(Events.Count, community, facts.Stream, new(named.Value, EventLink.InNameOf, null)));
            if (row.FollowsFrom is { } first)
                Links.Add(new(Events.Count, community, facts.Stream, new(first, EventLink.FollowsFrom, null)));
        }
        Streams.Add(new(community, facts.Stream, facts.Version, facts.Events.Count));
    }
}
