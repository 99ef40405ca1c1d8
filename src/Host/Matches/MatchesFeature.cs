using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.Offers;
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
using Coordination.Projections.Matches;

namespace Coordination.Host.Matches;

/// <summary>Matches of one person's request with another's offer, agreed by both.</summary>
public sealed class MatchesFeature : Feature
{
    public static readonly Permission
        ProposeMatch = new("propose-match", "Propose an offer for a request.") { SpokenFor = SpokenFor.ByWord },
        AcceptMatch = new("accept-match", "Say yes to a proposed match.") { SpokenFor = SpokenFor.Parental },
        DeclineMatch = new("decline-match", "Say no to a proposed match.") { SpokenFor = SpokenFor.ByWord },
        CompleteMatch = new("complete-match", "Record that a promise was kept.") { SpokenFor = SpokenFor.ByWord },
        DissolveMatch = new("dissolve-match", "Take back a promise.") { SpokenFor = SpokenFor.ByWord },
        SeeMatches = new("see-matches", "List matches."),
        SeeMatch = new("see-match", "See a match.");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(ProposeMatch, Role.Coordinator);
        it.Permission(AcceptMatch, Role.Person);
        it.Permission(DeclineMatch, Role.Person);
        it.Permission(CompleteMatch, Role.Person);
        it.Permission(DissolveMatch, Role.Person);
        it.Permission(SeeMatches, Role.Coordinator, Role.Auditor).ForRelated(Relation.Own).ForPrograms(Scope.ReadMatches);
        it.Permission(SeeMatch, Role.Coordinator, Role.Auditor)
            .ForRelated(Relation.Party, Relation.Promised).ForPrograms(Scope.ReadMatches);

        it.MapMatches();
        it.MapMatchReads();
        it.Add(new RelationSource(MatchRelations.ThroughMatchesAsync));
        it.Add(new DisclosureSource(MatchRelations.DisclosedAsync));
        it.Parts<Request>(page => page.Viewer.Service<MatchesOnRequest>().BuildAsync(page));
        it.Parts<Offer>(page => page.Viewer.Service<MatchesOnOffer>().BuildAsync(page));
        it.Parts<Membership>(MatchesOnPerson.BuildAsync);
        it.Add(MatchFilters.Waiting);
        it.Add(MatchFilters.Promised);
        it.EndsBeforeClosing("proposal", "/requests?show=waiting", MatchesList.View, _ => MatchesList.Phase.Is(MatchPhase.Proposed));
        it.EndsBeforeClosing("promise", "/requests?show=promised", MatchesList.View, _ => MatchesList.Phase.Is(MatchPhase.Confirmed));
        it.Tag("matches", "One person's need and another's offer, agreed by both.");

        it.Parameter(Domain.Matches.AcceptMatch.DisclosureDays);
        it.Parameter(Domain.Matches.ProposeMatch.HelperCategories);
        it.InStoryOf<MatchProposed>(nameof(MatchProposed.Request));
        it.List(MatchesList.View);
        it.Policy<LetProposalsGo>(LetProposalsGo.StoredAs);
        it.Policy<LetChangedProposalsGo>(LetChangedProposalsGo.StoredAs);
        it.Policy<DissolveMatchesOfLeavers>(DissolveMatchesOfLeavers.StoredAs);
        it.Deadlines(MatchDeadlines.All);
        it.Message<ProposalMessage>();
        it.Message<ConfirmedMessage>();
        it.Message<FellThroughMessage>();
        it.Stream(Match.Stream).OnPage<Match>(match => $"/requests/{match.Request}");
        it.Event<MatchProposed>((e, says) => [says.Name(e.Helper), e.Quantity.Amount()], "handshake");
        it.Event<MatchAccepted>((e, says) => [Who(says, e.Side)], "handshake").By<MatchAccepted>(e => e.Side);
        it.Event<MatchPartOffered>((e, says) => [Who(says, Side.Helper), e.Quantity.Amount()], "handshake");
        it.Event<MatchDeclined>((e, says) => [Who(says, e.Side)], "x", EventTone.Warning).By<MatchDeclined>(e => e.Side);
        it.Event<MatchConfirmed>((_, says) => [Who(says, Side.Helper)], "handshake").Headline();
        it.Event<ContactDisclosed>((e, says) => [says.Name(e.To), says.Name(e.Of), new At(e.Until)], "phone");
        it.Event<DisclosureRecalled>((e, says) => [says.Name(e.Of), says.Name(e.To)]);
        it.Event<DisclosureEnded>((e, says) => [says.Name(e.To), says.Name(e.Of)], "phone");
        it.Event<MatchCompleted>((e, says) => [Who(says, Side.Helper), e.Given.Amount()], "check", EventTone.Done).Headline();
        it.Event<MatchGivenCorrected>((e, says) => [Who(says, Side.Helper), e.Given.Amount()], "wrench").Corrects<MatchCompleted>();
        it.Event<MatchCompletionVoided>((_, says) => [Who(says, Side.Helper)], "x", EventTone.Warning)
            .Corrects<MatchCompleted>();
        it.Event<MatchDissolved>((_, says) => [Who(says, Side.Helper)], "x", EventTone.Warning).Headline();

        it.Example("getMatch", "match/zofia-2/1");
        it.Example("getMatchContact", "match/zofia-2/1");
        it.Example("proposeMatch", body: x =>
            new { request = x.Id("request/stacey-2"), offer = x.Id("offer/sam"), quantity = ExampleValues.Amount(1, "parcel") });
        it.Example("acceptMatch", "match/rhian-2/1", x => x.For("rhian", new() { ["side"] = "person" }));
        it.Example("declineMatch", "match/walter-4/1", x => x.For("walter", new() { ["side"] = "person" }));
        it.Example("completeMatch", "match/piotr-2/1", _ => new { given = ExampleValues.Amount(1, "parcel") });
        it.Example("dissolveMatch", "match/ivy-3/1", _ => new { cause = "helper-unavailable" });

        it.Services.AddSingleton<Suggestions>().AddSingleton<Contacts>().AddSingleton<PromiseDates>()
            .AddSingleton<MatchesOnRequest>().AddSingleton<MatchesOnOffer>();
    }

    private static object Who(EventContext says, Side side) =>
        says.State is Match match ? says.Name(match.Of(side)) : new Sentence($"match-side.{side.Code()}");
}
