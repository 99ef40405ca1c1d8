using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Communities;

public class AppointingASteward
{
    private static readonly CommunityId id = Any.Id<CommunityId>(1);
    private static readonly PersonId eve = Any.Id<PersonId>(9);
    private static readonly CommunityEvent[] founded =
        [new CommunityFounded(id, "calder-larder", "Calder Larder", Any.Zone), new StewardAppointed(id, Any.Ada)];

    private readonly Spec<Community, CommunityEvent> spec = new(Community.Stream, Any.ByAda);

    [Fact]
    public void A_steward_names_another() =>
        spec.Given(founded).When(new AppointSteward(Any.Ben)).Then(new StewardAppointed(id, Any.Ben)).AndOnlyOnce();

    [Fact]
    public void Nobody_else_does() =>
        spec.By(Any.ByCoordinator).Given(founded).When(new AppointSteward(Any.Ben)).ThenRefused(AppointSteward.ForStewards);

    [Fact]
    public void Nobody_is_named_whom_it_does_not_concern() =>
        spec.By(Any.ByAda.For(Any.Dev)).Given(founded).When(new AppointSteward(Any.Ben)).ThenRefused(Circumstances.NotConcerned);

    [Fact]
    public void The_role_of_a_steward_who_died_rests_and_returns()
    {
        CommunityEvent[] three = [.. founded, new StewardAppointed(id, Any.Ben), new StewardAppointed(id, Any.Cleo)];
        spec.Given(three).When(new SuspendSteward(Any.Cleo)).Then(SuspendedByAda(Any.Cleo)).AndOnlyOnce();
        spec.Given([.. three, new StewardSuspended(id, Any.Cleo)]).When(new RestoreSteward(Any.Cleo))
            .Then(new StewardRestored(id, Any.Cleo)).AndOnlyOnce();
        spec.By(Any.By(Any.Cleo, Role.Member, Role.Steward)).Given([.. three, new StewardSuspended(id, Any.Cleo)])
            .When(new AppointSteward(Any.Dev)).ThenRefused(AppointSteward.ForStewards);
    }

    [Fact]
    public void Nobody_is_their_own_successor() =>
        spec.Given([.. founded, new StewardAppointed(id, Any.Ben)]).When(new StandDown(Any.Ada, Any.Ada))
            .ThenRefused(StandDown.SuccessionRequired);

    [Fact]
    public void Below_two_the_community_is_in_succession_until_another_acts()
    {
        CommunityEvent[] two = [.. founded, new StewardAppointed(id, Any.Ben)];
        spec.Given(two).When(new SuspendSteward(Any.Ben)).Then(SuspendedByAda(Any.Ben), new StewardSuccessionRequired(id));
        CommunityEvent[] lost = [.. two, new StewardSuspended(id, Any.Ben), new StewardSuccessionRequired(id)];
        CommunityEvent[] three = [.. two, new StewardAppointed(id, Any.Cleo), new StewardSuspended(id, Any.Ben)];
        spec.Given(three).When(new SuspendSteward(Any.Cleo)).ThenRefused(SuspendSteward.AnotherRests);
        spec.Given([.. three, new StewardAppointed(id, Any.Dev)]).When(new SuspendSteward(Any.Cleo))
            .Then(SuspendedByAda(Any.Cleo));
        After(founded).MayGovern.Should().BeNull("one founder is enough to begin");
        After(lost).MayGovern.Should().Be(Community.InSuccession);
        After([.. lost, new StewardRestored(id, Any.Ben)]).IsInSuccession.Should().BeFalse();
        After([.. lost, new StewardAppointed(id, Any.Cleo)]).IsInSuccession.Should().BeFalse();
        spec.Given(lost).When(new StandDown(Any.Ada, null)).ThenRefused(StandDown.SuccessionRequired);
    }

    [Fact]
    public void An_operator_names_a_steward_only_where_the_community_cannot()
    {
        var words = Any.Words(Any.Cleo);
        CommunityEvent[] two = [.. founded, new StewardAppointed(id, Any.Ben)];
        CommunityEvent[] lost = [.. two, new StewardSuspended(id, Any.Ben), new StewardSuccessionRequired(id)];
        spec.By(Any.BySystem).Given(lost).When(new RecoverSteward(Any.Cleo, words)).Then(new StewardshipRecovered(id, Any.Cleo, words))
            .AndOnlyOnce();
        spec.By(Any.BySystem).Given(two).When(new RecoverSteward(Any.Cleo, words)).ThenRefused(RecoverSteward.HasStewards);
        var recovered = new StewardshipRecovered(id, Any.Cleo, words);
        spec.By(Any.BySystem).Given(founded).When(new RecoverSteward(Any.Cleo, words)).Then(recovered);
        CommunityEvent[] oneRests = [.. two, new StewardAppointed(id, Any.Dev), SuspendedByAda(Any.Ben)];
        spec.Given(oneRests).When(new SuspendSteward(Any.Dev)).ThenRefused(SuspendSteward.AnotherRests);
        spec.Given(oneRests).When(new AppointSteward(eve)).ThenRefused(AppointSteward.NotedAnother);
        spec.By(Any.BySystem).Given(oneRests).When(new RecoverSteward(Any.Cleo, words)).Then(recovered);
        spec.Given(lost).When(new RecoverSteward(Any.Cleo, words)).ThenRefused(Circumstances.NotYours);
    }

    [Fact]
    public void Whoever_notes_that_a_steward_died_does_not_change_alone_who_decides()
    {
        CommunityEvent[] four = [.. founded, new StewardAppointed(id, Any.Ben), new StewardAppointed(id, Any.Cleo),
            new StewardAppointed(id, Any.Dev)];
        CommunityEvent[] noted = [.. four, SuspendedByAda(Any.Ben)];
        spec.Given(noted).When(new AppointSteward(eve)).ThenRefused(AppointSteward.NotedAnother);
        spec.Given(noted).When(new StandDown(Any.Ada, eve)).ThenRefused(AppointSteward.NotedAnother);
        spec.Given(noted).When(new SuspendSteward(Any.Cleo)).ThenRefused(AppointSteward.NotedAnother);

        var cleo = Any.By(Any.Cleo, Role.Member, Role.Steward);
        spec.By(cleo).Given(noted).When(new AppointSteward(eve)).Then(new StewardAppointed(id, eve));
        var later = Any.Now.AddDays(28);
        spec.By(Any.ByAda with { Now = later, OccurredAt = later }).Given(noted).When(new AppointSteward(eve))
            .Then(new StewardAppointed(id, eve));
        spec.Given([.. noted, new StewardRestored(id, Any.Ben)]).When(new AppointSteward(eve)).Then(new StewardAppointed(id, eve));
        spec.Given([.. founded, new StewardAppointed(id, Any.Ben), SuspendedByAda(Any.Ben), new StewardSuccessionRequired(id)])
            .When(new AppointSteward(eve)).Then(new StewardAppointed(id, eve));
    }

    private static StewardSuspended SuspendedByAda(PersonId steward) => new(id, steward, Any.Ada, Any.Now.AddDays(28));

    private static Community After(params CommunityEvent[] facts) => facts.Aggregate(default(Community), Community.Evolve)!;

    [Fact]
    public void A_community_knows_its_stewards_and_its_charter()
    {
        var community = new CommunityEvent[] { new CharterAdopted(id, 1, []) }.Prepend(founded[1]).Prepend(founded[0])
            .Aggregate(default(Community), Community.Evolve)!;
        community.Stewards.Should().Equal(Any.Ada);
        community.Charter.Version.Should().Be(1);
    }
}
