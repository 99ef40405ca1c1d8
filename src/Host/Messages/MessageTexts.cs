using System.Globalization;
using Coordination.Domain.Communities;
using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Host.Commands;
using Coordination.Host.Language;
using Coordination.Host.Pages;
using Coordination.Host.Storage;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Messages;

/// <summary>Writes a message in the language of whoever gets it, with times in the community's zone.</summary>
public sealed class MessageTexts(Folds folds, Settings settings, IStringLocalizer<Texts> texts, CommunityClock clock, MessageSettings own)
{
    /// <param name="spoken">The language that the person chose, as it is on record; null if none is.</param>
    /// <param name="code">For an invitation, its secret code.</param>
    public async Task<OutgoingMessage> WriteAsync(CommunityId community, Message message, MessageChannel by, string to, Sentence says,
        string? spoken, string? code, CancellationToken cancellation)
    {
        // It ends with this method: the culture is of this flow of work alone.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (LanguageOf(spoken), LanguageOf(spoken));
        var known = (await folds.FoldAsync(Community.Stream, community, community.Value, cancellation)).State!;
        var say = new Say(texts, TimeZoneInfo.FindSystemTimeZoneById(known.Zone), clock.GetUtcNow());
        var sentence = Format(says.Key, [.. says.Values.Select(value => value switch
        {
            DayAndTime at => say.DayAndTime(at.Instant),
            _ => value,
        })]);
        var link = MessageLink.Of(own.Address!, community, message.Id, code);
        var phone = await settings.HelpPhoneAsync(known, cancellation);
        return new(message.Id, to, texts["message.subject"].Value, (by, phone) switch
        {
            (MessageChannel.Sms, null) => Format("message.text", sentence, link),
            (MessageChannel.Sms, _) => Format("message.text-phone", sentence, link, phone),
            (_, null) => Format("message.mail", sentence, link),
            _ => Format("message.mail-phone", sentence, link, phone),
        });
    }

    private string Format(string key, params object[] values) => string.Format(CultureInfo.CurrentCulture, texts[key].Value, values);

    /// <summary>What somebody wrote as their language, by its code or its own name: <c>cy</c>, <c>Cymraeg</c>.</summary>
    private static CultureInfo LanguageOf(string? spoken) =>
        spoken?.Trim() is { Length: > 1 } said && Languages.All.FirstOrDefault(language =>
            (language.Code + "-").StartsWith(said + "-", StringComparison.OrdinalIgnoreCase)
            || string.Equals(language.Name, said, StringComparison.OrdinalIgnoreCase)) is { Code: { } code }
            ? Languages.Of(code) : Languages.Default;
}
