using Coordination.Domain.Kernel;

namespace Coordination.Specs.Kernel;

public class ReadingACharter
{
    private static readonly Charter silent = new(1, []);

    [Fact]
    public void What_it_leaves_out_has_the_floor_s_value()
    {
        silent.Joining.Should().Be(new Parameter<string>(Charter.Floor, "open"));
        silent.WaitingListOrder.Should().Be(new Parameter<string>(Charter.Floor, "first-come"));
        silent.DisclosureDays.Should().Be(new Parameter<int>(Charter.Floor, 7));
        silent.ProbationDays.Should().Be(new Parameter<int>(Charter.Floor, 0));
        silent.HelperVetting.Value.Should().BeEmpty();
        silent.HelperCategories.Value.Should().BeEmpty();
        silent.PublicSessions.Should().Be(new Parameter<string>(Charter.Floor, "no"));
        silent.Categories.Value.Should().BeEmpty();
        silent.Wards.Value.Should().BeEmpty();
    }

    [Fact]
    public void What_it_sets_is_cited_by_its_clause()
    {
        var charter = new Charter(2,
            [new(new("CL-1"), Words: [new("en", "We help each other.")]), new(new("CL-4.2"), "disclosure-days", 3, "days")]);
        charter.DisclosureDays.Should().Be(new Parameter<int>(new("CL-4.2"), 3));
    }

    [Fact]
    public void Every_setting_it_knows_can_be_read() =>
        CharterSetting.All.Select(s => s.Parameter).Should().Equal(
            "joining", "categories", "wards", "waiting-list-order", "late-entry-days", "late-entry-reason-hours", "disclosure-days",
            "probation-days", "helper-vetting", "helper-categories", "public-sessions");
}
