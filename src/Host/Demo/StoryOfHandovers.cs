using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;
using Coordination.Host.Handovers;

namespace Coordination.Host.Demo;

/// <summary>What one shift leaves for the next: notes, and attempts to call people.</summary>
public sealed partial class DemoScript
{
    /// <param name="about">The person it is about; null if it is about nobody in particular.</param>
    public void LeavesNote(string when, string key, string by, string words, string? about = null)
    {
        var (id, person) = (new HandoverId(Id("handover", key)), about is null ? (PersonId?)null : Person(about));
        steps.Add(new("handover/" + key, At(when), Person(by), HandoversFeature.WriteHandover, new(Channel.Web), async context =>
            HandoverRoutes.Writing(new WriteHandover(id, await context.SealedAsync(person ?? id.AsSubject, words), person))));
    }

    public void SeesNote(string when, string key, string by) =>
        steps.Add(new($"handover-seen/{key}/{by}", At(when), Person(by), HandoversFeature.AcknowledgeHandover, new(Channel.Web),
            _ => new(HandoverRoutes.Acknowledging(Id("handover", key)))));

    public void TriesToCall(string when, string key, string by, CallOutcome outcome) =>
        steps.Add(new($"call/{key}/{when}", At(when), Person(by), HandoversFeature.RecordCall, new(Channel.Web),
            _ => new(CallRoutes.Recording(new(Id("call", $"{key}/{when}")), Person(key), outcome, request: null))));
}
