using Coordination.Domain.Kernel;
using Coordination.Domain.Requests;

namespace Coordination.Specs.Kernel;

public class NamingCodesAndPlaces
{
    [Theory]
    [InlineData("E05001370", true)]
    [InlineData("W05000987", true)]
    [InlineData("K05001370", false)]
    [InlineData("E0500137", false)]
    [InlineData("E050013700", false)]
    [InlineData("E0500137x", false)]
    [InlineData("e05001370", false)]
    [InlineData("", false)]
    public void A_ward_has_the_shape_of_its_code(string code, bool isWard)
    {
        Place.IsWard(code).Should().Be(isWard);
        System.Text.RegularExpressions.Regex.IsMatch(code, Place.Pattern).Should().Be(isWard);
    }

    [Fact]
    public void A_code_is_said_one_way_and_understood_back()
    {
        CodeNames.Of(Cause.PersonDeclinedOption).Should().Be("person-declined-option");
        CodeNames.All<VettingLevel>().Should().Contain("dbs-enhanced");
        CodeNames.Find<Channel>("sms").Should().Be(Channel.Sms);
        CodeNames.Find<Channel>("Sms").Should().BeNull();
        CodeNames.Find<Channel>(null).Should().BeNull();
    }

    [Fact]
    public void A_charter_takes_on_what_it_names_by_its_code() =>
        new RaiseRequest(Any.Id<RequestId>(1), Any.Ada, Category.Food, Any.Words(Any.Ada), Any.Parcels(1), Any.Ward, null)
            .Decide(null, Any.ByAda.Under(new Clause(Any.Clause, "categories", Codes: [CodeNames.Of(Category.Food)]))).Events.Should()
                .ContainSingle();
}
