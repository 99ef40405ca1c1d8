using System.Text.Json.Nodes;
using Coordination.Domain.Kernel;
using Coordination.Domain.Offers;
using Coordination.Domain.People;
using Coordination.Domain.Programs;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Policies;
using Coordination.Host.Reads;
using Coordination.Host.Stories;
using Coordination.Projections.Offers;

namespace Coordination.Host.Offers;

/// <summary>What people are ready to give.</summary>
public sealed class OffersFeature : Feature
{
    public static readonly Permission
        MakeOffer = new("make-offer", "Offer help.") { SpokenFor = SpokenFor.ByWord },
        WithdrawOffer = new("withdraw-offer", "Take an offer back.") { SpokenFor = SpokenFor.ByWord },
        SeeOffers = new("see-offers", "List offers."),
        SeeOffer = new("see-offer", "See an offer.");

    public static readonly Section Section = new("Offers");

    public override void Declare(FeatureBuilder it)
    {
        it.Texts();
        it.Permission(MakeOffer, Role.Member).ForPrograms(Scope.WriteOffers);
        it.Permission(WithdrawOffer, Role.Member).ForPrograms(Scope.WriteOffers);
        it.Permission(SeeOffers, Role.Coordinator, Role.Auditor).ForRelated(Relation.Own).ForPrograms(Scope.ReadOffers);
        it.Permission(SeeOffer, Role.Coordinator, Role.Auditor)
            .ForRelated(Relation.Own, Relation.Party, Relation.Promised).ForPrograms(Scope.ReadOffers);

        it.MapOffers();
        it.MapOfferReads();
        it.MapOfferPages();
        it.MapOfferOnPage();
        it.Parts<Membership>(OffersOnPerson.BuildAsync);
        it.Finds(20, OffersFound.FindAsync);
        it.Menu(Section, 40, "hand-heart", "/offers", SeeOffers);
        it.Tag("offers", "What people are ready to give.");

        it.List(OffersList.View);
        it.WordsIn(OffersList.View, OffersList.Helper, OffersList.NewestFirst, row => row.Words, SeeOffer);
        it.Policy<WithdrawOffersOfLeavers>(WithdrawOffersOfLeavers.StoredAs);
        it.Stream(Offer.Stream).OnPage(id => $"/offers/{id}");
        it.Event<OfferMade>((e, says) => [says.Name(e.Helper), e.Offered.Amount()], "hand-heart");
        it.Event<OfferCommitted>((e, _) => [e.Quantity.Amount()], "handshake");
        it.Event<OfferReleased>((e, _) => [e.Quantity.Amount()]);
        it.Event<OfferUsed>((e, _) => [e.Quantity.Amount()], "check");
        it.Event<OfferUseCorrected>((e, _) => [e.Quantity.Amount()], "wrench");
        it.Event<OfferUseVoided>(tone: EventTone.Warning);
        it.Event<OfferWithdrawn>();

        it.Services.AddSingleton<OffersPageBuilder>();
        it.Example("getOffer", "offer/carys");
        it.Example("withdrawOffer", "offer/sam-2");
        it.Example("makeOffer", body: x => new
        {
            category = "errand",
            words = "I can walk round with a parcel in the evenings.",
            offered = ExampleValues.Amount(5, "trip"),
            wards = new[] { "E05001379" },
            until = new JsonObject { ["on"] = x.Day(14) },
        });
    }
}
