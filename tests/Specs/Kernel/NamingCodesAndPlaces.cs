using Coordination.Domain.Kernel;

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
}
