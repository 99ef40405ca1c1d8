using System.Text.Json;
using Coordination.Domain.Kernel;
using JasperFx.Events;

namespace Coordination.Projections;

/// <summary>Reads the envelope of a stored event.</summary>
public static class Facts
{
    public static Envelope Envelope(this IEvent happened) => happened.GetHeader("envelope") switch
    {
        Envelope envelope => envelope,
        JsonElement json => json.Deserialize<Envelope>(StoredJson.Options)!,
        { } other => JsonSerializer.SerializeToElement(other, StoredJson.Options).Deserialize<Envelope>(StoredJson.Options)!,
        null => throw new InvalidOperationException($"Event {happened.Id} has no envelope."),
    };
}
