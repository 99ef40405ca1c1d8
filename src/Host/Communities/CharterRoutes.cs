using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Host.Commands;

namespace Coordination.Host.Communities;

public sealed record SetRuleBody : CommandBody
{
    /// <summary>The code of the rule (docs/codes.md).</summary>
    [MaxLength(CharterRules.LongestName)]
    public required string Rule { get; init; }
    /// <summary>For a rule that is a number. Without a value the floor holds.</summary>
    public int? Number { get; init; }
    /// <summary>For a rule that is one code, or several.</summary>
    [MaxLength(CharterRules.MostClauses)]
    public IReadOnlyList<string>? Codes { get; init; }
    /// <summary>For a rule that is words: what it says in the language of the request.</summary>
    [MaxLength(CommunityProfile.LongestPurpose)]
    public string? Words { get; init; }
}

/// <summary>The command that sets one rule of a community.</summary>
public static class CharterRoutes
{
    public static void MapCharter(this FeatureBuilder it)
    {
        it.Command<SetRuleBody>("/charter/set-rule", CommunitiesFeature.ChangeCharter,
            "Set a rule of a community that is not constituted yet, or what it tells about itself", (call, body) =>
            new(Plan.On(Community.Stream, call.Community.Value, new SetRule(body.Rule, body.Number, body.Codes, WordsOf(body)))));
    }

    private static Wording WordsOf(SetRuleBody body)
    {
        var words = body.Words?.Trim().Normalize() ?? "";
        if (body.Rule == CommunityProfile.HelpPhone.Id && words.Length > 0) Bounds.Dialled(words, "words");
        return new(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, words);
    }
}
