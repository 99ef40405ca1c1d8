using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Requests;

public class AskingForWhatIsNotTakenOn
{
    private static readonly RequestId id = Any.Id<RequestId>(1);
    private static readonly RaiseRequest raising = new(id, Any.Ada, Category.Lift, Any.Words(Any.Ada), Any.Parcels(1), Any.Ward, null);
    private static readonly RequestDeclined declined =
        new(id, Any.Ada, Category.Lift, raising.Words, Any.Parcels(1), Any.Ward, null, Cause.Ineligible);
    private static readonly RequestCallBackAsked callBack = new(id, DateOnly.FromDateTime(Any.Now.UtcDateTime));

    private readonly Spec<Request, RequestEvent> spec =
        new(Request.Stream, Any.ByAda.Under(new Clause(Any.Clause, "categories", Codes: ["food"])));

    [Fact]
    public void It_is_noted_once() =>
        spec.Given().When(new AskForUnserved(raising, IsCallBackWanted: false)).Then(declined).AndOnlyOnce();

    [Fact]
    public void Whoever_wants_it_is_rung_about_it() =>
        spec.Given().When(new AskForUnserved(raising, IsCallBackWanted: true)).Then(declined, callBack).AndOnlyOnce();

    [Fact]
    public void Whoever_did_not_want_it_may_want_it_later()
    {
        spec.Given(declined).When(new AskForUnserved(raising, IsCallBackWanted: true)).Then(callBack);
        spec.Given(declined, callBack).When(new AskForUnserved(raising, IsCallBackWanted: false)).ThenNothing();
    }

    [Fact]
    public void What_is_taken_on_is_asked_for_as_usual() =>
        spec.Given().When(new AskForUnserved(raising with { Category = Category.Food }, IsCallBackWanted: true))
            .ThenRefused(AskForUnserved.IsServed);

    [Fact]
    public void Nobody_else_asks_for_it() =>
        spec.By(Any.ByBen.Under(new Clause(Any.Clause, "categories", Codes: ["food"]))).Given()
            .When(new AskForUnserved(raising, IsCallBackWanted: true)).ThenRefused(Circumstances.NotYours);

    [Fact]
    public void Whoever_asks_again_on_another_day_is_rung_again() =>
        spec.Given(declined, callBack with { On = callBack.On.AddDays(-1) })
            .When(new AskForUnserved(raising, IsCallBackWanted: true)).Then(callBack);

    [Fact]
    public void A_declined_request_stays_over_when_somebody_rings() =>
        Request.Evolve(Request.Evolve(null, declined), callBack).Outcome.Should().Be(RequestOutcome.Declined);

    [Fact]
    public void Who_is_new_is_known_by_it()
    {
        var at = Any.ByAda.Under(new Clause(Any.Clause, "categories", Codes: ["food"]));
        var asked = FirstRequest.Ask(null, new AskForUnserved(raising, IsCallBackWanted: true), null, at);
        (asked.Refused, asked.Facts[0].Event is MembershipEvent, asked.Facts[^1].Event).Should().Be((null, true, callBack));
        FirstRequest.Ask(null, new AskForUnserved(raising with { Category = Category.Food }, true), null, at).Facts.Should().BeEmpty();
    }
}
