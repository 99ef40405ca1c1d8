using System.ComponentModel.DataAnnotations;
using Coordination.Domain.Kernel;
using Coordination.Domain.Offers;
using Coordination.Host.Access;
using Coordination.Host.Commands;

namespace Coordination.Host.Offers;

public sealed record MakeOfferBody : CommandBody
{
    /// <summary>The person who offers; the caller if absent.</summary>
    public PersonId? Helper { get; init; }
    public required Category Category { get; init; }
    /// <summary>What is offered, in the helper's own words. Sealed before it is stored.</summary>
    [MaxLength(Personal.LongestWords)]
    public required string Words { get; init; }
    public required Quantity Offered { get; init; }
    /// <summary>The wards in which it can be given; anywhere if absent.</summary>
    [MaxLength(Domain.Offers.MakeOffer.MostWards)]
    public IReadOnlyList<string>? Wards { get; init; }
    public When? From { get; init; }
    public When? Until { get; init; }
}

/// <summary>The commands on offers.</summary>
public static class OfferRoutes
{
    public static void MapOffers(this FeatureBuilder it)
    {
        it.Command<MakeOfferBody>("/offers/make", OffersFeature.MakeOffer, "Offer help", MakeAsync);
        it.Command<PlainBody>("/offers/{id}/withdraw", OffersFeature.WithdrawOffer, "Take an offer back",
            (call, _) => new(Plan.On(Offer.Stream, call.Route("id"), new WithdrawOffer())));
    }

    private static async ValueTask<Planned> MakeAsync(CallerContext call, MakeOfferBody body)
    {
        var (id, helper) = (Guid.NewGuid(), body.Helper ?? body.OnBehalfOf ?? call.Person);
        if (body.Wards?.Count > Domain.Offers.MakeOffer.MostWards)
            throw new MalformedException("wards", $"at most {Domain.Offers.MakeOffer.MostWards} wards.");
        var words = await call.SealAsync(helper, "words", body.Words);
        var making = new MakeOffer(new(id), helper, body.Category, words, CallerContext.Positive(body.Offered, "offered"),
            [.. (body.Wards ?? []).Select(w => CallerContext.Ward(w, "wards"))], await call.MomentAsync(body.From, "from"),
            await call.MomentAsync(body.Until, "until"));
        return Plan.StartFor(helper, id, making, known => known.MayHelp).At($"/offers/{id}");
    }
}
