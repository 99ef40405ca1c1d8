using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Communities;

public class FoundingACommunity
{
    private static readonly CommunityId id = Any.Id<CommunityId>(1);
    private static readonly FoundCommunity founding = new(id, "calder-larder", "Calder Larder", Any.Zone, Any.Ada, []);

    private readonly Spec<Community, CommunityEvent> spec = new(Community.Stream, Any.ByAda);

    [Fact]
    public void One_founder_begins_it_with_a_steward_and_a_charter() => spec.Given().When(founding).Then(
        new CommunityFounded(id, "calder-larder", "Calder Larder", Any.Zone),
        new StewardAppointed(id, Any.Ada),
        new CharterAdopted(id, 1, founding.Clauses)).AndOnlyOnce();

    [Theory]
    [InlineData("abc"), InlineData("zoo-2"), InlineData("a1234567890123456789012345678901")]
    public void Its_code_is_small_letters_digits_and_hyphens(string code) => Events(founding with { Code = code }).Should().HaveCount(3);

    [Theory]
    [InlineData(""), InlineData("ab"), InlineData("2nd-larder"), InlineData("-larder"), InlineData("Larder"), InlineData("calder larder"),
        InlineData("larder/"), InlineData("lärder")]
    [InlineData("a12345678901234567890123456789012"), InlineData("_larder"), InlineData("larder\n")]
    public void Any_other_code_is_refused(string code) =>
        spec.Given().When(founding with { Code = code }).ThenRefused(FoundCommunity.CodeShape);

    [Theory]
    [InlineData("api"), InlineData("dev"), InlineData("log"), InlineData("health"), InlineData("problems"), InlineData("openapi"),
        InlineData("metrics"), InlineData("ask"), InlineData("assets")]
    public void A_word_that_addresses_need_is_not_a_code(string code) =>
        spec.Given().When(founding with { Code = code }).ThenRefused(FoundCommunity.CodeReserved);

    [Fact]
    public void Every_reserved_word_could_otherwise_be_a_code() =>
        CommunityCode.Reserved.Should().OnlyContain(c => CommunityCode.IsWellFormed(c)).And.OnlyHaveUniqueItems();

    [Theory]
    [InlineData(""), InlineData("   "), InlineData("Calder\nLarder"),
        InlineData("123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 !")]
    public void Its_name_is_one_short_line(string name) =>
        spec.Given().When(founding with { Name = name }).ThenRefused(FoundCommunity.NameLength);

    [Fact]
    public void Its_name_may_fill_that_line() => Events(founding with { Name = new string('x', 80) }).Should().HaveCount(3);

    [Theory]
    [InlineData(""), InlineData("Calder/Vale"), InlineData("europe"), InlineData("GMT Standard Time")]
    public void Its_zone_is_one_that_the_world_knows(string zone) =>
        spec.Given().When(founding with { Zone = zone }).ThenRefused(FoundCommunity.UnknownZone);

    [Fact]
    public void Nobody_is_named_who_does_not_found_it() =>
        spec.By(Any.ByAda.For(Any.Ben)).Given().When(founding).ThenRefused(Circumstances.NotConcerned);

    private static IReadOnlyList<CommunityEvent> Events(FoundCommunity command) => command.Decide(null, Any.ByAda).Events;
}
