using Coordination.Domain.Kernel;
using Coordination.Domain.Offers;
using Coordination.Domain.Requests;
using Coordination.Host.Commands;
using Coordination.Host.Offers;
using Coordination.Host.Requests;

namespace Coordination.Host.Demo;

/// <summary>What people of the demo ask for and offer.</summary>
public sealed partial class DemoScript
{
    /// <param name="until">The last day the offer holds; no end if empty.</param>
    /// <param name="wards">The wards by name; anywhere if none is given.</param>
    public void Offers(string when, string helper, Category category, string offered, string words, string until = "",
        params IReadOnlyList<string> wards)
    {
        var (key, person) = (Next(helper), Person(helper));
        var id = OfferOf(key);
        Does("offer/" + key, At(when), helper, OffersFeature.MakeOffer,
            async context =>
            Plan.Start(id.Value, new MakeOffer(id, person, category, await context.SealedAsync(person, words), Amount(offered),
            [.. wards.Select(In)], null, until.Length == 0 ? null : Promised(until))));
    }

    public void TakesBack(string when, string offer) =>
        Does("take-back/" + offer, At(when), offer.Split('-')[0], OffersFeature.WithdrawOffer,
            _ => new(Plan.On(Offer.Stream, OfferOf(offer).Value, new WithdrawOffer())));

    /// <param name="due">When it is needed by; any time if empty.</param>
    /// <param name="with">The request it is asked for together with.</param>
    public Asked Asks(string when, string person, Category category, string wanted, string ward, string due, string words,
        string? refused = null, string? with = null)
    {
        var (key, of) = (Next("ask-" + person)["ask-".Length..], Person(person));
        var id = new RequestId(Id("request", key));
        var needed = due.Length == 0 ? null : Promised(due);
        var together = with is null ? null : new AskedWith(new(Id("request", with)), of);
        Does("ask/" + key, At(when), person, RequestsFeature.RaiseRequest,
            async context =>
            Plan.Start(id.Value,
                new RaiseRequest(id, of, category, await context.SealedAsync(of, words), Amount(wanted), In(ward), needed,
                    together)), refused);
        return new(this, key, person, id, At(when), Amount(wanted));
    }

    /// <summary>It was written on paper first and entered later.</summary>
    public Asked AsksOnPaper(string entered, string happened, string person, Category category, string wanted, string ward, string due,
        string words)
    {
        var asked = Asks(entered, person, category, wanted, ward, due, words);
        var late = new Account(Channel.Paper, Person(person), Authority.WrittenConsent, At(happened), "paper-first");
        steps[^1] = steps[^1] with { Account = late };
        return asked;
    }

    /// <summary>Somebody asks in the name of a person whom nobody could ask first. It is reviewed afterwards.</summary>
    public Asked AsksInEmergency(string when, string by, string person, Category category, string wanted, string ward, string due,
        string words)
    {
        var asked = Asks(when, person, category, wanted, ward, due, words);
        steps[^1] = steps[^1] with
        {
            By = Person(by),
            Account = new(Channel.Phone, Person(person), Authority.Emergency),
            Operation = "raiseRequest",
        };
        return asked;
    }

    /// <summary>The community does not take this request on, and records that.</summary>
    public void AsksInVain(string when, string person, Category category, string wanted, string ward, string words, string refused) =>
        Asks(when, person, category, wanted, ward, "", words, refused);

    private OfferId OfferOf(string key) => new(Id("offer", key));
}
