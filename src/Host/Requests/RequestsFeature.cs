using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Programs;
using Coordination.Domain.Requests;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Messages;
using Coordination.Host.Pages;
using Coordination.Host.Policies;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Requests;

namespace Coordination.Host.Requests;

/// <summary>What people need, and what becomes of it.</summary>
public sealed class RequestsFeature : Feature
{
    public static readonly Permission
        RaiseRequest = new("raise-request", "Ask for help.") { SpokenFor = SpokenFor.ByWord },
        AddRequest = new("add-request", "Take down a request from a call.") { SpokenFor = SpokenFor.ByWord },
        EndRequest = new("end-request", "End a request that needs no more help.") { SpokenFor = SpokenFor.ByWord },
        CloseAsUnmet = new("close-as-unmet", "Close a request that could not be met.") { SpokenFor = SpokenFor.ByWord },
        RecordGiven = new("record-given", "Record what was given for a request.") { SpokenFor = SpokenFor.ByWord },
        CorrectRequest = new("correct-request", "Put right what is on record for a request.") { SpokenFor = SpokenFor.ByWord },
        ChangeRequest = new("change-request", "Change a request, or open it again.") { SpokenFor = SpokenFor.ByWord },
        HandOn = new("hand-on-request", "Close a request as a duplicate, or because somebody outside looks after it.")
        { SpokenFor = SpokenFor.ByWord },
        SeeRequests = new("see-requests", "List requests."),
        SeeRequest = new("see-request", "See a request."),
        AskForHelp = new("ask-for-help", "Ask a community for help, even before it knows you.")
        { From = Callers.Anybody, SpokenFor = SpokenFor.ByWord };

    public static readonly Section Section = new("Requests");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(RaiseRequest, Role.Person).ForPrograms(Scope.WriteRequests);
        it.Permission(AddRequest, Role.Coordinator);
        it.Permission(EndRequest, Role.Person).ForPrograms(Scope.WriteRequests);
        it.Permission(CloseAsUnmet, Role.Coordinator);
        it.Permission(RecordGiven, Role.Coordinator);
        it.Permission(CorrectRequest, Role.Coordinator);
        it.Permission(ChangeRequest, Role.Person).ForPrograms(Scope.WriteRequests);
        it.Permission(HandOn, Role.Coordinator);
        it.Permission(SeeRequests, Role.Coordinator, Role.Auditor).ForRelated(Relation.Own).ForPrograms(Scope.ReadRequests);
        it.Permission(SeeRequest, Role.Coordinator, Role.Auditor).ForRelated(Relation.Own, Relation.Party, Relation.Promised)
            .ForPrograms(Scope.ReadRequests);
        it.Permission(AskForHelp, Role.Person);

        it.MapRequests();
        it.MapTakeDown();
        it.MapUnserved();
        it.MapCorrections();
        it.MapChanges();
        it.MapChangePage();
        it.MapRequestReads();
        it.MapRequestPages();
        it.MapAsk();
        it.Message<RequestClosedMessage>();
        it.Message<RequestMetMessage>();
        it.Message<CallBackMessage>();
        it.Message<ProxyRequestClosedMessage>();
        it.Parts<Membership>(RequestsOnPerson.BuildAsync);
        it.EndsBeforeClosing("request", "/requests", RequestsList.View, _ => RequestsList.IsOpen.Is(true));
        it.Finds(10, RequestsFound.FindAsync, RequestsFound.OfPeopleAsync);
        it.Menu(Section, 30, "message-square-text", "/requests", SeeRequests);
        it.Tag("requests", "What people need, and what became of it.");

        it.Parameter(Domain.Requests.RaiseRequest.Categories);
        it.Parameter(Domain.Requests.RaiseRequest.Wards).Named(Wards.NameOf, Wards.Names.Keys);
        it.List(RequestsList.View);
        it.WordsIn(RequestsList.View, RequestsList.Person, RequestsList.NewestFirst, row => row.Words, SeeRequest);
        it.Stream(Request.Stream).OnPage(id => $"/requests/{id}").FoldedForSentences();
        it.Event<RequestRaised>((e, says) => [says.Name(e.Person), e.Category.Coded("category")], "message-square-text").Headline();
        it.Event<RequestDeclined>((e, says) => [says.Name(e.Person), e.Cause.Coded("cause")], "message-square-text", EventTone.Warning);
        it.Event<RequestCallBackAsked>(WhoAsked, "phone");
        it.Event<RequestAmended>((e, says) => [Listed(e, says)], "wrench").Headline();
        it.Event<RequestMatched>((e, _) => [e.Quantity.Amount()], "handshake");
        it.Event<RequestReleased>((e, _) => [e.Quantity.Amount()]);
        it.Event<RequestBooked>(WhoAsked, "calendar-days");
        it.Event<RequestBookingEnded>(WhoAsked, "calendar-days");
        it.Event<RequestPartlyFulfilled>((e, _) => [e.Given.Amount()], "check", EventTone.Done);
        it.Event<RequestFulfilled>((e, _) => [e.Given.Amount()], "check", EventTone.Done);
        it.Event<RequestRemainderClosed>((e, _) => [e.Remainder.Amount()], "x", EventTone.Warning).Headline();
        it.Event<RequestUnmet>(WhoAsked, "x", EventTone.Warning).Headline();
        it.Event<RequestWithdrawn>(WhoAsked).Headline();
        it.Event<RequestResolvedElsewhere>(WhoAsked, tone: EventTone.Done).Headline();
        it.Event<RequestReferredOut>(WhoAsked, "log-out", EventTone.Done)
            .By<RequestReferredOut>(e => e.MayBeContacted ? Contacting.Agreed : Contacting.NotAsked).Headline();
        it.Event<RequestClosedAsDuplicate>(WhoAsked).Headline();
        it.Event<RequestReopened>((e, _) => [e.Reason.Coded("reopening-reason")], "message-square-text").Headline();
        it.Event<RequestGivenCorrected>((e, _) => [e.Given.Amount(), e.Reason.Coded("correction-reason")], "wrench").Headline()
            .Corrects<RequestFulfilled>().Corrects<RequestPartlyFulfilled>();
        it.Event<RequestGivenVoided>((e, _) => [e.Reason.Coded("correction-reason")], "x", EventTone.Warning).Headline()
            .Corrects<RequestFulfilled>().Corrects<RequestPartlyFulfilled>();
        it.Event<RequestCauseCorrected>((e, _) => [e.Reason.Coded("correction-reason")], "wrench").Headline()
            .Corrects<RequestUnmet>().Corrects<RequestRemainderClosed>().Corrects<RequestWithdrawn>();
        it.Policy<WithdrawRequestsOfDeceased>(WithdrawRequestsOfDeceased.StoredAs);
        it.DeclareExamples();

        it.Services.AddSingleton<RequestPageBuilder>().AddSingleton<RequestPossibilities>().AddSingleton<RequestsPageBuilder>()
            .AddSingleton<RequestViews>();
    }

    /// <summary>What is different now.</summary>
    private static Listing Listed(RequestAmended e, EventContext says) => new(
    [
        .. e.Category is { } category ? (object[])[category.Coded("category")] : [],
        .. e.Words is null ? (object[])[] : [new Coded("amended", "words")],
        .. e.Wanted is { } wanted ? (object[])[wanted.Amount()] : [],
        .. e.Place is { } place ? (object[])[Wards.NameOf(place)] : [],
        .. e.NeededBy is { } by ? (object[])[new By(by.Instant, by.At is null)] : [],
        .. e.IsUndated is true ? (object[])[new Coded("amended", "undated")] : [],
    ]);

    /// <summary>Whether the person agreed that others are told how to reach them.</summary>
    private enum Contacting { Agreed, NotAsked }

    private static object[] WhoAsked(RequestEvent happened, EventContext says) =>
        says.State is Request request ? [says.Name(request.Person)] : [];
}
