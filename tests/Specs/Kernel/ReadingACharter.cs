using Coordination.Domain.Bookings;
using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Domain.People;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Kernel;

public class ReadingACharter
{
    private static readonly Charter silent = new(1, []);

    [Fact]
    public void What_it_leaves_out_has_the_floor_s_value()
    {
        silent.Of(JoinCommunity.Joining).Should().Be(new Parameter<string>(Charter.Floor, "open"));
        silent.Of(BookPlace.WaitingListOrder).Should().Be(new Parameter<string>(Charter.Floor, "first-come"));
        silent.Of(Circumstances.LateEntryDays).Should().Be(new Parameter<int>(Charter.Floor, 14));
        silent.Of(Circumstances.LateEntryReasonHours).Should().Be(new Parameter<int>(Charter.Floor, 24));
        silent.Of(AcceptMatch.DisclosureDays).Should().Be(new Parameter<int>(Charter.Floor, 7));
        silent.Of(AcceptMember.ProbationDays).Should().Be(new Parameter<int>(Charter.Floor, 0));
        silent.Of(GrantRole.HelperVetting).Value.Should().BeEmpty();
        silent.Of(ProposeMatch.HelperCategories).Value.Should().BeEmpty();
        silent.Of(PlanSession.PublicSessions).Should().Be(new Parameter<string>(Charter.Floor, "no"));
        silent.Of(RaiseRequest.Categories).Value.Should().BeEmpty();
        silent.Of(RaiseRequest.Wards).Value.Should().BeEmpty();
    }

    [Fact]
    public void What_it_sets_is_cited_by_its_clause()
    {
        var charter = new Charter(2,
            [new(new("CL-1"), Words: [new("en", "We help each other.")]), new(new("CL-4.2"), "disclosure-days", 3, "days")]);
        charter.Of(AcceptMatch.DisclosureDays).Should().Be(new Parameter<int>(new("CL-4.2"), 3));
    }

    [Fact]
    public void What_is_in_force_is_said_in_full()
    {
        var charter = new Charter(2, [new(Any.Clause, "disclosure-days", 3), new(new("CL-2"), "categories", Codes: ["food", "baby"])]);

        AcceptMatch.DisclosureDays.InForce(charter).Should().Be(new Clause(Any.Clause, "disclosure-days", 3, "days"));
        RaiseRequest.Categories.InForce(charter).Codes.Should().Equal("food", "baby");
        JoinCommunity.Joining.InForce(charter).Should().BeEquivalentTo(new Clause(Charter.Floor, "joining", Codes: ["open"]));
    }

    [Fact]
    public void A_feature_that_it_never_heard_of_reads_its_own()
    {
        var lendingFor = new NumberParameter("lending-days", "days", 1, 60, floor: 14, "For how many days a ladder is lent.");

        silent.Of(lendingFor).Should().Be(new Parameter<int>(Charter.Floor, 14));
        new Charter(2, [new(Any.Clause, "lending-days", 30)]).Of(lendingFor).Should().Be(new Parameter<int>(Any.Clause, 30));
    }
}
