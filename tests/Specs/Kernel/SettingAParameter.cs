using Coordination.Domain.Kernel;

namespace Coordination.Specs.Kernel;

/// <summary>Every parameter allows what its rule says, at its bounds, and forbids what lies beyond.</summary>
public class SettingAParameter
{
    private static readonly NumberParameter lendingFor = new("lending-days", "days", 2, 60, floor: 14, "How long a ladder is lent.");
    private static readonly OneCodeParameter asking = new("lending-asks", ["owner", "nobody"], "nobody", "Who is asked first.");
    private static readonly CodesParameter seen = CodesParameter.Of<VettingLevel>("lending-vetting", "What is seen first.");

    private static readonly CharterParameters all = new([.. Any.Parameters.All, lendingFor, asking, seen]);

    public static TheoryData<string> Numbers { get; } = [.. all.All.OfType<NumberParameter>().Select(p => p.Id)];
    public static TheoryData<string> Worded { get; } = [.. all.All.OfType<WordsParameter>().Select(p => p.Id)];
    public static TheoryData<string> OneCodes { get; } = [.. all.All.OfType<OneCodeParameter>().Select(p => p.Id)];
    public static TheoryData<string> Codes { get; } = [.. all.All.OfType<CodesParameter>().Select(p => p.Id)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_keeps_within_its_bounds_and_its_unit(string id)
    {
        var number = (NumberParameter)all.Find(id)!;

        foreach (var allowed in (int[])[number.Least, number.Most, number.Floor])
        {
            number.Against(new(Any.Clause, id, allowed, number.Unit)).Should().BeNull();
            number.Against(new(Any.Clause, id, allowed)).Should().BeNull("its unit goes without saying");
            number.Against(new(Any.Clause, id, allowed, "fathoms")).Should().Be(CharterParameter.OutOfRange);
            number.Against(new(Any.Clause, id, allowed, number.Unit, Codes: ["food"])).Should().Be(CharterParameter.OutOfRange);
        }
        foreach (int? forbidden in (int?[])[number.Least - 1, number.Most + 1, null])
            number.Against(new(Any.Clause, id, forbidden, number.Unit)).Should().Be(CharterParameter.OutOfRange);
    }

    [Theory]
    [MemberData(nameof(Worded))]
    public void Words_are_there_and_no_longer_than_they_may_be(string id)
    {
        var words = (WordsParameter)all.Find(id)!;
        Wording longest = new("cy", new('w', words.Longest)), longer = new("cy", longest.Text + "w");

        words.Against(new(Any.Clause, id, Words: [new("en", "As we say it."), longest])).Should().BeNull();
        words.In(new(1, [new(Any.Clause, id, Words: [longest])])).Should().BeEquivalentTo(
            new Parameter<IReadOnlyList<Wording>>(Any.Clause, [longest]));
        words.In(new(1, [])).Value.Should().BeEmpty();
        foreach (var forbidden in (Clause[])[new(Any.Clause, id), new(Any.Clause, id, Words: []), new(Any.Clause, id, Words: [longer]),
            new(Any.Clause, id, 1, Words: [longest]), new(Any.Clause, id, Codes: ["food"], Words: [longest])])
            words.Against(forbidden).Should().Be(WordsParameter.Unfit);
    }

    [Theory]
    [MemberData(nameof(OneCodes))]
    public void One_code_is_one_of_a_few(string id)
    {
        var one = (OneCodeParameter)all.Find(id)!;

        one.Codes.Should().HaveCountGreaterThan(1).And.Contain(one.Floor);
        foreach (var code in one.Codes)
        {
            one.Against(new(Any.Clause, id, Codes: [code])).Should().BeNull();
            one.Against(new(Any.Clause, id, 1, Codes: [code])).Should().Be(CharterParameter.UnknownCode);
            one.Against(new(Any.Clause, id, Codes: [code.ToUpperInvariant()])).Should().Be(CharterParameter.UnknownCode);
        }
        foreach (IReadOnlyList<string>? forbidden in (IReadOnlyList<string>?[])[one.Codes, [], null])
            one.Against(new(Any.Clause, id, Codes: forbidden)).Should().Be(CharterParameter.UnknownCode);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Codes_are_of_their_kind(string id)
    {
        var codes = (CodesParameter)all.Find(id)!;
        var ofKind = codes.Kind switch
        {
            "category" => CodeNames.All<Category>(),
            "vetting-level" => CodeNames.All<VettingLevel>(),
            "ward" => ["E05001372", "W05000001"],
            _ => throw new InvalidOperationException($"What is a {codes.Kind}?"),
        };

        codes.Floor.Should().BeEmpty();
        codes.Against(new(Any.Clause, id, Codes: ofKind)).Should().BeNull();
        foreach (var code in ofKind) codes.Against(new(Any.Clause, id, Codes: [code])).Should().BeNull();
        foreach (IReadOnlyList<string>? forbidden in (IReadOnlyList<string>?[])[[], [.. ofKind, "nobody-s"], ["First"], null])
            codes.Against(new(Any.Clause, id, Codes: forbidden)).Should().Be(CharterParameter.UnknownCode);
    }

    [Fact]
    public void What_it_allows_is_said_by_its_rule()
    {
        lendingFor.Allows.Should().Be("2 to 60 days");
        asking.Allows.Should().Be("one of owner, nobody");
        seen.Allows.Should().Be("codes of the kind vetting-level");
    }

    [Fact]
    public void The_floor_is_never_what_it_forbids()
    {
        FluentActions.Invoking(() => new NumberParameter("lending-days", "days", 2, 60, floor: 1, "")).Should()
            .Throw<ArgumentException>().WithMessage("lending-days*");
        FluentActions.Invoking(() => new OneCodeParameter("lending-asks", ["owner"], "nobody", "")).Should()
            .Throw<ArgumentException>().WithMessage("lending-asks*");
    }

    [Fact]
    public void No_two_have_the_same_id() =>
        FluentActions.Invoking(() => new CharterParameters([lendingFor, asking, new OneCodeParameter("lending-days", ["no"], "no", "")]))
            .Should().Throw<ArgumentException>().WithMessage("*'lending-days'*");
}
