using Coordination.Domain.Communities;

namespace Coordination.Specs.Communities;

public class LookingAlike
{
    [Theory]
    [InlineData("Calder Larder", "Cаlder Larder", "a Cyrillic letter")]
    [InlineData("Calder Larder", "CALDER LARDER", "capitals")]
    [InlineData("Calder Larder", "Calder\u200bLarder", "a mark that cannot be seen")]
    [InlineData("Calder Larder", "\u2066Calder\u2069 Larder\u00ad", "marks of direction")]
    [InlineData("Calder Larder", "Calder  Larder!", "another space and a mark")]
    [InlineData("Calder Larder", "ＣalderLarder", "a wide letter")]
    [InlineData("Calder Larder", "𝐂alder Larder", "a letter of mathematics")]
    [InlineData("Calder Larder", "Caldér Lärder", "accents")]
    [InlineData("Calder Larder", "CaIder Iarder", "a capital i")]
    [InlineData("Mill Street", "Mi11 Street", "digits")]
    [InlineData("Mill Street", "rnill street", "two letters like one")]
    [InlineData("Foodbank", "F00dbanк", "digits and a Cyrillic letter")]
    [InlineData("Willow Road", "VVillovv Road", "two letters like one")]
    [InlineData("Calder Larder", "Calcler Larcler", "two letters like one")]
    [InlineData("الجيران", "الجیران", "another letter without dots")]
    [InlineData("mill-street", "Mill Street", "a code and a name")]
    public void These_do(string name, string other, string because) =>
        CommunityLook.Of(other).Should().Be(CommunityLook.Of(name), because);

    [Theory]
    [InlineData("Calder Larder", "Colder Larder")]
    [InlineData("Mill Street", "Hill Street")]
    [InlineData("Ward 2", "Ward 3")]
    [InlineData("الجيران", "الجبران")]
    [InlineData("!!!", "???")]
    [InlineData("★ kitchen", "☂ kitchen")]
    public void These_do_not(string name, string other) => CommunityLook.Of(other).Should().NotBe(CommunityLook.Of(name));

    [Fact]
    public void A_code_and_a_name_that_look_alike_are_one_look() =>
        CommunityLook.Of("mill-street", "Mill Street").Should().ContainSingle();
}
