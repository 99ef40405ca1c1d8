using System.Text;
using Coordination.Domain.Kernel;

namespace Coordination.Specs.Kernel;

/// <summary>RFC 8785, with its own samples where they hold no fractions.</summary>
public class CanonicalJson
{
    private static string Of(string json) => Encoding.UTF8.GetString(Jcs.Canonical(json));

    [Theory]
    // Section 3.2.2 (its string and literals), 3.2.3 (its sorting), and the structures of its published test data.
    [InlineData("""{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null, true, false]}""",
        """{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}""")]
    [InlineData(
        """{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":""" +
        """ "Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}""",
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\"," +
        "\"€\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}")]
    [InlineData(
        """{"1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { }, "111": [ {"e": "yes","E": "no" } ], "A": { }}""",
        """{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}""")]
    [InlineData(
        """{"peach": "This sorting order","péché": "is wrong according to French",""" +
        """ "pêche": "but canonicalization MUST","sin":   "ignore locale"}""",
        """{"peach":"This sorting order","péché":"is wrong according to French",""" +
        "\"pêche\":\"but canonicalization MUST\",\"sin\":\"ignore locale\"}")]
    [InlineData("[ ]", "[]")]
    [InlineData("\"\\b\\t\\n\\f\\r\\u001b\\u007f\\u2028\\u2029</script>\"", "\"\\b\\t\\n\\f\\r\\u001b\u007f\u2028\u2029</script>\"")]
    [InlineData("\"e\\u0301\"", "\"e\u0301\"")]
    public void Is_written_in_one_way(string json, string canonical) => Of(json).Should().Be(canonical);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.00", "0")]
    [InlineData("-12", "-12")]
    [InlineData("1e2", "100")]
    [InlineData("1.50E+1", "15")]
    [InlineData("1200e-2", "12")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("-9007199254740991", "-9007199254740991")]
    public void Whole_numbers_have_one_form(string number, string canonical) => Of(number).Should().Be(canonical);

    [Theory]
    [InlineData("0.5")]
    [InlineData("1e-1")]
    [InlineData("1.00000000000000000000000000000001")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("1e400")]
    [InlineData("1e99999999999")]
    [InlineData("9999999999999999999999")]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""["\ud83d"]""")]
    [InlineData("""{"\ude00":1}""")]
    [InlineData("01")]
    [InlineData("[1,]")]
    [InlineData("NaN")]
    [InlineData("")]
    public void What_readers_could_differ_on_is_refused(string json) =>
        FluentActions.Invoking(() => Of(json)).Should().Throw<NotCanonicalException>();

    [Fact]
    public void Half_a_surrogate_pair_is_refused_in_raw_text_too()
    {
        FluentActions.Invoking(() => Of("[\"\ud83d\"]")).Should().Throw<NotCanonicalException>();
        FluentActions.Invoking(() => Jcs.Canonical("salt", "\ude00")).Should().Throw<NotCanonicalException>();
    }

    [Fact]
    public void A_list_of_strings_is_written_as_its_json_would_be() =>
        Jcs.Canonical("a\"b", "", "ö\u0001").Should().Equal(Jcs.Canonical("""["a\"b", "", "\u00f6\u0001"]"""));
}
