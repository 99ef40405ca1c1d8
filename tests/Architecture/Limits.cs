using System.Text.RegularExpressions;

namespace Coordination.Architecture;

/// <summary>A bound on input is written once, beside its rule in the Domain. Pages and routes read it there.</summary>
public partial class Limits
{
    /// <summary>Rooms whose numbers are the formats of files, keys and addresses, not bounds on what people say.</summary>
    private static readonly string[] formats = ["Storage", "Keys", "Operations", "SignIn", "Demo", "Standards"];

    private static readonly IReadOnlyList<string> sources =
        [.. Repository.Files("src/Host", ".cs", ".razor").Where(f => !formats.Contains(f.Split('/', '\\')[2]))];

    [Theory]
    [InlineData("<TextField MaxLength=\"80\" />")]
    [InlineData("<TextField Min=\"5\" />")]
    [InlineData("<input maxlength=\"40\" />")]
    [InlineData("if (body.Title.Length > 80) throw")]
    [InlineData("answer is { Length: <= 40 }")]
    [InlineData("Length: > 0 and <= 120")]
    [InlineData("body.Wards is { Count: > 50 }")]
    [InlineData("body.Minutes is < 5 or > 24 * 60")]
    [InlineData("quantity.Amount is > 0 and <= 1_000_000")]
    [InlineData("when.On.Year is < 2000 or > 2199")]
    [InlineData("session.Starts.Instant - viewer.Now <= TimeSpan.FromHours(12)")]
    [InlineData("throw new MalformedException(\"phone\", \"at most 40 characters.\")")]
    [InlineData("\"1 to 200 characters.\"")]
    public void A_bound_in_a_route_or_a_form_would_be_seen(string line) => Bound().IsMatch(line).Should().BeTrue();

    [Theory]
    [InlineData("<TextField MaxLength=\"Domain.Kernel.ContactLimits.Name\" />")]
    [InlineData("if (text.Length > most) throw")]
    [InlineData("value is { Length: > 0 }")]
    [InlineData("$\"at most {most} characters.\"")]
    public void What_is_read_from_the_rule_is_not(string line) => Bound().IsMatch(line).Should().BeFalse();

    [Fact]
    public void No_bound_on_input_stands_in_a_route_or_a_form() => sources
        .SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file)).Where(line => Bound().IsMatch(line))
            .Select(line => $"{file}: {line.Trim()}"))
        .Should().BeEmpty();

    [GeneratedRegex("""
        (?ix)
          \b (?: max-?length | min-?length | min | max ) = "@?\(?\d
        | \b (?: Length | Count | Amount | Year | Minutes | Days ) (?: :\s* | \s+ (?: is \s+ )? ) [^;{}"&]*? (?: < | > ) =? \s* \d{2,}
        | \b (?: Minutes | Amount | Days | Year ) \s+ is \s+ [<>] =? \s* \d+ \s+ (?: or | and )
        | [-+] \s* [\w.]*Now \s* [<>]=? \s* TimeSpan\.From
        | "[^"{]* \b (?: at\ most\ \d | \d+\ to\ \d+\ (?: characters | minutes ) )
        """)]
    private static partial Regex Bound();
}
