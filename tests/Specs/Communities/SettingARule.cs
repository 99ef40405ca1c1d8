using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Communities;

public class SettingARule
{
    private static readonly CommunityId id = Any.Id<CommunityId>(1);
    private static readonly Clause joining = new(new("CL-1"), "joining", Codes: ["open"], Words: [new("en", "Everybody may come.")]);
    private static readonly Clause purpose = new(new("2"), "purpose", Words: [new("cy", "Bwyd.")]);
    private static readonly CommunityEvent[] proposed =
    [
        new CommunityFounded(id, "calder-larder", "Calder Larder", Any.Zone), new StewardAppointed(id, Any.Ada),
        new CharterAdopted(id, 1, [joining, purpose]),
    ];

    private readonly Spec<Community, CommunityEvent> spec = new(Community.Stream, Any.ByAda);

    [Fact]
    public void A_steward_sets_one_rule_and_all_others_stay()
    {
        Clause days = new(new("1"), "late-entry-days", 21, "days"), application = joining with { Codes = ["application"], Words = null };
        ShouldAdopt(Setting("late-entry-days", 21), joining, purpose, days);
        ShouldAdopt(Setting("joining", codes: ["application"]), application, purpose);
        spec.Given(proposed).When(Setting("joining", codes: ["open"])).ThenNothing();
    }

    [Fact]
    public void Words_are_set_in_one_language_and_taken_out_by_saying_nothing()
    {
        ShouldAdopt(Setting("purpose", words: new("en", "Food.")),
            joining, purpose with { Words = [new("cy", "Bwyd."), new("en", "Food.")] });
        ShouldAdopt(Setting("purpose", words: new("cy", "")), joining);
        ShouldAdopt(Setting("joining"), purpose);
    }

    [Fact]
    public void Nothing_is_set_that_no_charter_can_set_and_nobody_but_a_steward_sets_it()
    {
        spec.Given(proposed).When(Setting("no-such-rule", 3)).ThenRefused(CharterRules.UnknownParameter);
        spec.Given(proposed).When(Setting("late-entry-days", 400)).ThenRefused(CharterParameter.OutOfRange);
        foreach (var wrong in (SetRule[])[Setting("joining", 3), Setting("late-entry-days", words: new("en", "seven")),
            Setting("late-entry-days", codes: ["open"]), Setting("purpose", codes: ["open"])])
            spec.Given(proposed).When(wrong).ThenRefused(SetRule.Unsuited);
        spec.By(Any.ByBen).Given(proposed).When(Setting("late-entry-days", 21)).ThenRefused(AppointSteward.ForStewards);
        spec.By(Any.ByAda.For(Any.Ben)).Given(proposed).When(Setting("late-entry-days", 21)).ThenRefused(Circumstances.NotConcerned);
    }

    [Fact]
    public void Three_members_and_two_stewards_constitute_it_and_from_then_on_its_members_decide()
    {
        var two = proposed.Append(new StewardAppointed(id, Any.Cleo)).ToArray();
        spec.Given(two).When(new Constitute(3)).Then(new CommunityConstituted(id)).AndOnlyOnce();
        spec.Given(two).When(new Constitute(2)).ThenRefused(Constitute.TooFew);
        spec.Given(proposed).When(new Constitute(3)).ThenRefused(Constitute.TooFew);
        spec.By(Any.ByBen).Given(two).When(new Constitute(3)).ThenRefused(AppointSteward.ForStewards);
        spec.By(Any.ByAda.For(Any.Ben)).Given(two).When(new Constitute(3)).ThenRefused(Circumstances.NotConcerned);
        spec.Given([.. two, new CommunityConstituted(id)]).When(Setting("late-entry-days", 21)).ThenRefused(SetRule.ByVote);
        var constituted = two.Append(new CommunityConstituted(id)).Aggregate(default(Community), Community.Evolve)!;
        Setting("purpose", words: new("cy", "Bwyd a dillad.")).Decide(constituted, Any.ByAda).Events.Should()
            .ContainSingle("it says what it does, at any time");
    }

    private static void ShouldAdopt(SetRule command, params Clause[] clauses)
    {
        var state = proposed.Aggregate(default(Community), Community.Evolve)!;
        var adopted = command.Decide(state, Any.ByAda).Events.Should().ContainSingle().Which.Should().BeOfType<CharterAdopted>().Which;
        adopted.Version.Should().Be(2);
        adopted.Clauses.Should().BeEquivalentTo(clauses, like => like.WithStrictOrdering());
        command.Decide(Community.Evolve(state, adopted), Any.ByAda).Events.Should().BeEmpty("it is so already");
    }

    private static SetRule Setting(string rule, int? number = null, IReadOnlyList<string>? codes = null, Wording? words = null) =>
        new(rule, number, codes, words);
}
