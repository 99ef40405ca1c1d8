using Coordination.Domain.Kernel;
using Coordination.Domain.Programs;

namespace Coordination.Specs.Programs;

public class LettingInAProgram
{
    private static readonly ProgramId program = Any.Id<ProgramId>(1);
    private static readonly TokenIssued issued =
        new(program, "Listings", [Scope.ReadCommunity, Scope.ReadSessions], Any.Now.AddDays(30), Any.Ada);
    private static readonly IssueToken issue =
        new(program, "Listings", [Scope.ReadSessions, Scope.ReadCommunity, Scope.ReadSessions], 30, Any.Now);

    private readonly Spec<RegisteredProgram, ProgramEvent> spec = new(RegisteredProgram.Stream, Any.ByAda);

    [Fact]
    public void A_steward_lets_it_in_for_what_they_chose_and_no_longer() =>
        spec.Given().When(issue).Decision.Events.Should().ContainSingle().Which.Should()
            .BeEquivalentTo(issued, o => o.ComparingByMembers<TokenIssued>().WithStrictOrdering());

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(91)]
    public void Its_token_lives_at_most_ninety_days(int days) =>
        spec.Given().When(issue with { Days = days }).ThenRefused(IssueToken.Lifetime);

    [Theory]
    [InlineData(""), InlineData("  "), InlineData("two\nlines"),
        InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public void It_has_a_name(string name) => spec.Given().When(issue with { Name = name }).ThenRefused(IssueToken.NameLength);

    [Fact]
    public void It_is_let_in_for_something() => spec.Given().When(issue with { Scopes = [] }).ThenRefused(IssueToken.ScopeNeeded);

    [Fact]
    public void Programs_let_in_no_programs() =>
        spec.By(Any.ByAda with { Actor = Actor.Program(Any.Id<ProgramId>(2)), Roles = new HashSet<Role> { Role.Program } }).Given()
            .When(issue).ThenRefused(IssueToken.ForPeople);

    [Fact]
    public void Nobody_is_let_in_on_somebodys_behalf()
    {
        spec.By(Any.ByAda.For(Any.Ben)).Given().When(issue).ThenRefused(Circumstances.NotConcerned);
        spec.By(Any.ByAda.For(Any.Ben)).Given(issued).When(new RevokeToken()).ThenRefused(Circumstances.NotConcerned);
    }

    [Fact]
    public void What_was_let_in_is_let_in_once() => spec.Given(issued).When(issue).ThenNothing();

    [Fact]
    public void It_is_let_in_no_more() => spec.Given(issued).When(new RevokeToken()).Then(new TokenRevoked(program)).AndOnlyOnce();

    [Fact]
    public void A_token_is_good_until_it_expires_or_is_revoked()
    {
        var known = RegisteredProgram.Evolve(null, issued);
        HashSet<PersonId> stewards = [Any.Ada, Any.Ben];
        known.IsLive(Any.Now.AddDays(30).AddTicks(-1), stewards).Should().BeTrue();
        known.IsLive(Any.Now.AddDays(30), stewards).Should().BeFalse();
        RegisteredProgram.Evolve(known, new TokenRevoked(program)).IsLive(Any.Now, stewards).Should().BeFalse();
    }

    [Fact]
    public void It_stops_with_the_steward_who_let_it_in_because_they_may_still_hold_the_token() =>
        RegisteredProgram.Evolve(null, issued).IsLive(Any.Now, new HashSet<PersonId> { Any.Ben }).Should().BeFalse();
}
