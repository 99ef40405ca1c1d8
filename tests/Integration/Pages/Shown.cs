using System.Net;
using System.Text.RegularExpressions;

namespace Coordination.Integration.Pages;

/// <summary>A page as it was answered.</summary>
public sealed partial record Shown(HttpStatusCode Status, string Address, string Html, bool IsKeptNowhere)
{
    /// <summary>Its text without tags.</summary>
    public string Text => Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(Html, " ")), " ");

    public Shown ShouldSay(params string[] texts)
    {
        foreach (var text in texts) Text.Should().Contain(text, $"{Address} answered {Status}");
        return this;
    }

    public Shown ShouldNotSay(params string[] texts)
    {
        foreach (var text in texts) Text.Should().NotContain(text, $"{Address} answered {Status}");
        return this;
    }

    public Shown ShouldBe(HttpStatusCode status)
    {
        Status.Should().Be(status, Text);
        return this;
    }

    /// <summary>The fields a browser would send with the form that is posted here, as they stand.</summary>
    public Dictionary<string, string> Form(string action)
    {
        var form = Forms().Matches(Html).Select(m => m.Value)
            .FirstOrDefault(f => f.Contains($"action=\"{action}\"", StringComparison.Ordinal)
            || f.Contains($"formaction=\"{action}\"", StringComparison.Ordinal));
        form.Should().NotBeNull($"{Address} should hold a form for {action}");
        var fields = new Dictionary<string, string>();
        foreach (Match input in Inputs().Matches(form!))
            if (Attribute(input.Value, "name") is { } name
                && (!Choice().IsMatch(input.Value) || input.Value.Contains(" checked", StringComparison.Ordinal))) fields[name] =
                Attribute(input.Value, "value") ?? "";
        return fields;
    }

    /// <summary>The addresses that forms of this page are posted to, as far as they match.</summary>
    public IReadOnlyList<string> Actions(string like) =>
        [.. Action().Matches(Html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(a => Regex.IsMatch(a, like))];

    /// <summary>The addresses of commands to which links of this page lead by a page that asks first.</summary>
    public IReadOnlyList<string> AsksFirst => [.. Asking().Matches(Html).Select(m => m.Groups[1].Value)];

    /// <summary>The address of the one link that matches.</summary>
    public string Link(string like) => Hrefs().Matches(Html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct()
        .Where(href => Regex.IsMatch(href, like)).Should().ContainSingle($"{Address} should lead to {like}").Subject;

    private static string? Attribute(string input, string name) =>
        Regex.Match(input, $"\\s{name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    [GeneratedRegex("<(script|style|svg)[\\s\\S]*?</\\1>|<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<form[\\s\\S]*?</form>")]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("type=\"(radio|checkbox)\"")]
    private static partial Regex Choice();

    [GeneratedRegex("<a [^>]*href=\"([^\"?]*)[^\"]*\" data-asks-first")]
    private static partial Regex Asking();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Hrefs();

    [GeneratedRegex("action=\"([^\"]*)\"")]
    private static partial Regex Action();
}
