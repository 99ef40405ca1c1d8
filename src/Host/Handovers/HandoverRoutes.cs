using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Agreements;
using Coordination.Domain.Bookings;
using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;

namespace Coordination.Host.Handovers;

public sealed record WriteHandoverBody : CommandBody
{
    /// <summary>What the next shift has to know. Sealed before it is stored. If it is about somebody, they can read it.</summary>
    [MaxLength(Personal.LongestWords)]
    public required string Words { get; init; }
    /// <summary>The person it is about, if it is about one.</summary>
    public PersonId? Person { get; init; }
    /// <summary>The request it is about, if it is about one.</summary>
    public RequestId? Request { get; init; }
    /// <summary>The session it is about, if it is about one.</summary>
    public SessionId? Session { get; init; }
}

/// <summary>The commands on hand-over notes.</summary>
public static class HandoverRoutes
{
    public static void MapHandovers(this FeatureBuilder it)
    {
        it.Command<WriteHandoverBody>("/handovers/write", HandoversFeature.WriteHandover, "Write a note for the next shift", WriteAsync);
        it.Command<PlainBody>("/handovers/{id}/acknowledge", HandoversFeature.AcknowledgeHandover,
            "Say that one has seen a hand-over note", (call, _) => new(Acknowledging(call.Route("id"))));
        it.Command<PlainBody>("/handovers/{id}/withdraw", HandoversFeature.WithdrawHandover,
            "Withdraw a hand-over note that was written by mistake",
            (call, _) => new(Plan.On(Handover.Stream, call.Route("id"), new WithdrawHandover())));
    }

    public static Plan Acknowledging(Guid id) => Plan.On(Handover.Stream, id, new AcknowledgeHandover());

    /// <summary>What it is about has to be known here.</summary>
    public static Plan Writing(WriteHandover command) => new(command.Handover.Value, at =>
        Membership.Stream.Named(command.Person?.Value).And(Request.Stream.Named(command.Request?.Value))
            .And(Session.Stream.Named(command.Session?.Value))
            .Select(_ => Agreement.Nothing.And(command.Handover.Value, command.Decide(null, at))));

    private static async ValueTask<Planned> WriteAsync(CallerContext call, WriteHandoverBody body)
    {
        var id = new HandoverId(Guid.NewGuid());
        var words = await call.SealAsync(await SubjectAsync(call, body) ?? id.AsSubject, "words", body.Words);
        return Writing(new(id, words, body.Person, body.Request, body.Session)).At($"/handovers/{id}");
    }

    /// <summary>The person whose key seals the words: whom the note is about, or who asked for what it is about.</summary>
    private static async ValueTask<PersonId?> SubjectAsync(CallerContext call, WriteHandoverBody body) =>
        body.Person ?? (body.Request is { } request
            ? (await call.Service<Folds>().FoldAsync(Request.Stream, call.Community, request.Value, call.Cancellation)).State?.Person
            : null);
}
