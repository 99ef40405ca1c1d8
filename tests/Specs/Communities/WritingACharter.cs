using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Communities;

public class WritingACharter
{
    private static readonly ClauseId other = new("CL-1.2");
    private static readonly string[] open = ["open"];

    private readonly Spec<Community, CommunityEvent> spec = new(Community.Stream, Any.ByAda);

    [Fact]
    public void It_sets_numbers_and_codes_and_says_what_it_means() => CharterRules.Against(
    [
        new(new("CL-1"), Words: [new("en", "We feed each other."), new("cy", "Rydym yn bwydo ein gilydd.")]),
        new(new("CL-2.1"), "joining", Codes: ["application"], Words: [new("en-GB", "A steward lets you in.")]),
        new(new("CL-2.2"), "categories", Codes: ["food", "baby"]),
        new(new("CL-2.3"), "wards", Codes: ["E05001372", "W05000001"]),
        new(new("CL-2.4"), "waiting-list-order", Codes: ["lottery"]),
        new(new("CL-3.1"), "late-entry-days", 30, "days"),
        new(new("CL-3.2"), "late-entry-reason-hours", 0),
        new(new("CL-3.3"), "disclosure-days", 90, "days"),
    ], Any.Parameters).Should().BeNull();

    [Fact]
    public void A_clause_sets_only_what_a_charter_can_set() =>
        Refused(CharterRules.UnknownParameter, new Clause(Any.Clause, "no-such-rule", 3));

    [Fact]
    public void What_a_feature_declares_can_be_set_and_only_where_it_is_declared()
    {
        var lendingFor = new NumberParameter("lending-days", "days", 1, 60, floor: 14, "For how many days a ladder is lent.");
        Clause[] clauses = [new(Any.Clause, "lending-days", 30, "days")];
        var found = new FoundCommunity(Any.Id<CommunityId>(1), "calder-larder", "Calder Larder", Any.Zone, Any.Ada, clauses);

        spec.By(Any.ByAda with { Parameters = new([.. Any.Parameters.All, lendingFor]) }).Given().When(found).Then(
            new CommunityFounded(found.Community, found.Code, found.Name, found.Zone), new StewardAppointed(found.Community, Any.Ada),
            new CharterAdopted(found.Community, 1, clauses));
        Refused(CharterRules.UnknownParameter, clauses);
    }

    [Fact]
    public void No_two_clauses_set_the_same() =>
        Refused(CharterRules.ClauseTwice, new Clause(Any.Clause, "joining", Codes: open), new Clause(other, "joining", Codes: open));

    [Fact]
    public void No_two_clauses_have_the_same_name() =>
        Refused(CharterRules.ClauseTwice, new Clause(Any.Clause, "joining", Codes: open), new Clause(Any.Clause, "disclosure-days", 3));

    [Theory]
    [InlineData(""), InlineData("FLOOR"), InlineData("CL 1"), InlineData("CL-1234567890123456789012345678901")]
    public void A_clause_has_a_short_plain_name(string name) =>
        Refused(CharterRules.ClauseName, new Clause(new(name), "joining", Codes: open));

    [Fact]
    public void A_clause_says_something()
    {
        Refused(CharterRules.ClauseEmpty, new Clause(Any.Clause));
        Refused(CharterRules.ClauseEmpty, new Clause(Any.Clause, Number: 3));
    }

    [Theory]
    [InlineData("late-entry-days", 0, "days"), InlineData("late-entry-days", 367, "days"), InlineData("late-entry-days", 3, "hours"),
        InlineData("late-entry-reason-hours", -1, "hours")]
    [InlineData("late-entry-reason-hours", 8785, null), InlineData("disclosure-days", 91, null),
        InlineData("disclosure-days", null, "days")]
    public void A_number_keeps_within_bounds_and_in_its_unit(string parameter, int? number, string? unit) =>
        Refused(CharterParameter.OutOfRange, new Clause(Any.Clause, parameter, number, unit));

    [Theory]
    [InlineData("joining", "closed"), InlineData("joining", "open", "application"), InlineData("joining"),
        InlineData("categories", "food", "Baby"), InlineData("waiting-list-order", "loudest")]
    [InlineData("wards", "E0500137"), InlineData("wards", "e05001372"), InlineData("wards", "E0500137X")]
    public void Codes_are_those_its_parameter_knows(string parameter, params string[] codes) =>
        Refused(CharterParameter.UnknownCode, new Clause(Any.Clause, parameter, Codes: codes));

    [Theory]
    [InlineData("en", ""), InlineData("en", "  "), InlineData("English", "We help."), InlineData("EN", "We help."),
        InlineData("", "We help."), InlineData("en-", "We help."), InlineData("en-x", "We help.")]
    public void Words_are_readable_and_in_a_language(string language, string text) =>
        Refused(CharterRules.UnreadableWords, new Clause(Any.Clause, Words: [new(language, text)]));

    [Fact]
    public void Names_and_words_may_be_as_long_as_said() =>
        CharterRules.Against([new(new(new string('C', 32)), Words: [new("en", new string('x', 4000))])], Any.Parameters).Should().BeNull();

    [Fact]
    public void No_words_are_not_words() =>
        Refused(CharterRules.UnreadableWords, new Clause(Any.Clause, "joining", Codes: open, Words: []));

    [Fact]
    public void Words_are_said_once_per_language() =>
        Refused(CharterRules.UnreadableWords, new Clause(Any.Clause, Words: [new("en", "We help."), new("en", "We do not.")]));

    private void Refused(Refusal refusal, params Clause[] clauses) =>
        spec.Given().When(new FoundCommunity(Any.Id<CommunityId>(1), "calder-larder", "Calder Larder", Any.Zone, Any.Ada, clauses))
            .ThenRefused(refusal);
}
