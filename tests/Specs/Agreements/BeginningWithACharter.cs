using Coordination.Domain.Agreements;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Agreements;

public class BeginningWithACharter
{
    private static readonly FirstCharter nothing = new(null, "en", null, null, null, [], []);

    public static TheoryData<StartingCharter> Starting { get; } = [.. Enum.GetValues<StartingCharter>()];

    [Theory]
    [MemberData(nameof(Starting))]
    public void Every_charter_to_begin_with_keeps_the_rules_for_charters_and_can_be_added_to(StartingCharter starting)
    {
        CharterRules.Against(FirstCharter.Of(starting), Any.Parameters).Should().BeNull();
        var said = nothing with
        {
            Starting = starting,
            Purpose = "We lend ladders.",
            HelpPhone = "01422 000000",
            OpeningHours = "Mondays, ten to twelve",
            Wards = ["E05001370"],
            Categories = [Category.Household],
        };
        CharterRules.Against(said.Clauses, Any.Parameters).Should().BeNull();
        var charter = new Charter(1, said.Clauses);
        charter.Of(CommunityProfile.Purpose).Value.Should().Equal(new Wording("en", "We lend ladders."));
        charter.Of(RaiseRequest.Wards).Value.Should().Equal("E05001370");
        charter.Of(RaiseRequest.Categories).Value.Should().Equal(["household"], "what the founders say goes before what they begin with");
    }

    [Fact]
    public void They_are_three_different_ones_and_who_says_nothing_has_the_floor()
    {
        Enum.GetValues<StartingCharter>().Select(starting => string.Join('\n', FirstCharter.Of(starting))).Should().OnlyHaveUniqueItems();
        nothing.Clauses.Should().BeEmpty();
    }
}
