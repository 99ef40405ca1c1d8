using Coordination.Domain.Kernel;
using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Requests;
using Coordination.Host.Stories;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Architecture;

/// <summary>What a feature leaves out is reported: the sentence of an event, the role of a permission, the example of a command.</summary>
public class GapsOfFeatures
{
    private static readonly Permission plant = new("plant-something", "Plant something.");

    [Fact]
    public void The_features_of_the_product_leave_nothing_out() => Missing([]).Should().BeEmpty();

    [Fact]
    public void A_start_is_refused_over_a_gap() =>
        FluentActions.Invoking(() => Declared(it => it.Permission(plant)).RefuseGaps()).Should().Throw<InvalidOperationException>()
            .WithMessage("The permission plant-something has no role: PlantedFeature gives it to none.");

    [Fact]
    public void An_event_without_a_sentence_is_named()
    {
        var (withoutAny, withoutText) = (Missing(it => it.Stream(Planted.Stream)), Missing(it =>
        {
            it.Stream(Planted.Stream);
            it.Event<SomethingPlanted>();
        }));

        withoutAny.Should().Equal(
            "The event planted.something-grew has no sentence: PlantedFeature declares none for SomethingPlanted.");
        withoutText.Should().Equal(
            "The event planted.something-grew has no sentence: PlantedFeature has no text story.planted.something-grew.");
    }

    [Fact]
    public void An_event_that_does_not_say_who_sees_it_is_named()
    {
        EventNames.All.Where(kind => kind.Type.Assembly == typeof(EventNames).Assembly).SelectMany(kind => kind.Readers.Undeclared)
            .Should().BeEmpty("each event and each text in it says who sees it");
        Missing(it =>
        {
            it.Stream(Hidden.Stream);
            foreach (var kind in EventNames.Under(typeof(HiddenEvent)))
                it.Add(new EventDeclaration(kind.Type, "", EventTone.Plain, (_, _) => []));
        }).Where(gap => gap.Contains("who sees it", StringComparison.Ordinal)).Should().Equal(
            "The event hidden.said does not say who sees it: PlantedFeature declares no readers of SomethingSaid.Words.",
            "The event hidden.unsaid does not say who sees it: PlantedFeature declares no readers of NothingSaid.");
    }

    [Fact]
    public void A_permission_without_a_role_is_named()
    {
        Missing(it => it.Permission(plant).ForRelated(Relation.Own)).Should().Equal(
            "The permission plant-something has no role: PlantedFeature gives it to none.");
        Missing(it =>
        {
            it.Command<PlainBody>("/plants/plant", plant, "Plant something", (_, _) => new(Plan.NotAllowed));
            it.Example("plantPlant");
        }).Should().Equal("The permission plant-something has no role: PlantedFeature needs it and no feature declares it.");
    }

    [Fact]
    public void A_command_without_an_example_is_named() => Missing(it =>
        it.Command<PlainBody>("/plants/plant", RequestsFeature.SeeRequests, "Plant something", (_, _) => new(Plan.NotAllowed)))
        .Should().Equal("The command /plants/plant has no example: PlantedFeature declares none for plantPlant.");

    [Fact]
    public void What_is_entered_for_another_without_a_name_is_named() => Missing(it =>
        {
            it.Command<PlainBody>("/plants/plant", RequestsFeature.RaiseRequest, "Plant something", (_, _) => new(Plan.NotAllowed));
            it.Example("plantPlant");
        }).Should().Equal("plantPlant has no name as an entry: PlantedFeature has no text entry.plantPlant.");

    private static IEnumerable<string> Missing(params Action<FeatureBuilder>[] planted) => Declared(planted).Missing();

    private static Declarations Declared(params Action<FeatureBuilder>[] planted) =>
        new([.. Features.All, .. planted.Select(declare => new PlantedFeature(declare))], new ServiceCollection());

    private sealed class PlantedFeature(Action<FeatureBuilder> declare) : Feature
    {
        public override void Declare(FeatureBuilder it) => declare(it);
    }

    private abstract record PlantedEvent;

    [StoredAs("planted.something-grew"), Visible(To.Members)]
    private sealed record SomethingPlanted : PlantedEvent;

    private abstract record HiddenEvent;

    [StoredAs("hidden.said"), Visible(To.Members)]
    private sealed record SomethingSaid(Personal Words) : HiddenEvent;

    [StoredAs("hidden.unsaid")]
    private sealed record NothingSaid : HiddenEvent;

    private sealed record Hidden
    {
        public static readonly StreamOf<Hidden, HiddenEvent> Stream = new("hidden", (_, _) => new());
    }

    private sealed record Planted
    {
        public static readonly StreamOf<Planted, PlantedEvent> Stream = new("planted", (_, _) => new());
    }
}
