using Coordination.Domain.Handovers;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Pages;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Handovers;

namespace Coordination.Host.Handovers;

/// <summary>What one shift tells the next: notes that somebody else has to see, and attempts to call people.</summary>
public sealed class HandoversFeature : Feature
{
    public static readonly Permission
        SeeHandovers = new("see-handovers", "See the notes that one shift leaves for the next."),
        WriteHandover = new("write-handover", "Write a note for the next shift."),
        AcknowledgeHandover = new("acknowledge-handover", "Say that one has seen a hand-over note."),
        WithdrawHandover = new("withdraw-handover", "Withdraw a hand-over note."),
        RecordCall = new("record-call", "Record an attempt to call somebody."),
        SeeCalls = new("see-calls", "See attempts to call somebody.");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(SeeHandovers, Role.Coordinator, Role.Steward, Role.Auditor);
        it.Permission(WriteHandover, Role.Coordinator);
        it.Permission(AcknowledgeHandover, Role.Coordinator);
        it.Permission(WithdrawHandover, Role.Coordinator, Role.Steward);
        it.Permission(RecordCall, Role.Coordinator);
        it.Permission(SeeCalls, Role.Coordinator, Role.Auditor).ForRelated(Relation.Own);

        it.MapHandovers();
        it.MapHandoverReads();
        it.MapHandoverPages();
        it.MapCalls();
        it.Parts<Membership>(CallsOnPages.OfPersonAsync);
        it.Parts<Membership>(NotesOnPages.OfPersonAsync);
        it.Parts<Request>(CallsOnPages.OfRequestAsync);
        it.Parts<Request>(NotesOnPages.OfRequestAsync);
        it.Link(LinkPlace.Foot, "handovers.title", "/handovers", SeeHandovers);
        it.Tag("handovers", "Notes that one shift leaves for the next.");

        it.Parameter(Domain.Handovers.WriteHandover.AlertHours);
        it.List(HandoversList.View);
        it.WordsIn(HandoversList.View, HandoversList.Subject, HandoversList.NewestFirst, row => row.Words, SeeHandovers);
        it.Stream(Handover.Stream).OnPage(id => $"/handovers#handover-{id}");
        it.InStoryOf<HandoverWritten>(nameof(HandoverWritten.Request));
        it.Event<HandoverWritten>((e, says) => [says.Name(e.WrittenBy)]);
        it.Event<HandoverSeen>((e, says) => [says.Name(e.Reader)]);
        it.Event<HandoverWithdrawn>();
        it.Stream(Call.Stream).OnPage<Call>(call => $"/people/{call.Person}");
        it.InStoryOf<CallAttempted>(nameof(CallAttempted.Request));
        it.Event<CallAttempted>((e, says) => [says.Name(e.Person)]).By<CallAttempted>(e => e.Outcome);

        it.Example("writeHandover", body: x =>
            new { words = "She waits for a call about the parcel. Please try again after four.", person = x.Id("person/doreen") });
        it.Example("acknowledgeHandover", "handover/key");
        it.Example("withdrawHandover", "handover/freezer");
        it.Example("getHandover", "handover/key");
        it.Example("recordCallPerson", "person/doreen", _ => new { outcome = "no-answer" });
        it.Example("listPersonCalls", "person/doreen");
    }
}
