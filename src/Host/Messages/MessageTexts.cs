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
        // The number of the community itself would name it.
        var phone = await settings.OfAsync(Settings.HelpPhone, cancellation);
        return new(message.Id, to, texts["message.subject"].Value, (by, phone) switch
        {
            (MessageChannel.Sms, null) => Format("message.text", sentence, link),
            (MessageChannel.Sms, _) => Format("message.text-phone", sentence, link, phone),
            (_, null) => Format("message.mail", sentence, link),
            _ => Format("message.mail-phone", sentence, link, phone),
        });
    }

    private string Format(string key, params object[] values) => string.Format(CultureInfo.CurrentCulture, texts[key].Value, values);

    /// <summary>What somebody wrote as their language, by its code or a name of it: <c>cy</c>, <c>Cymraeg</c>, <c>Welsh</c>.</summary>
    private static CultureInfo LanguageOf(string? spoken) =>
        spoken?.Trim() is { Length: > 1 } said && Languages.All.FirstOrDefault(language =>
            new[] { language.Code.Split('-')[0], language.Name, Languages.Of(language.Code).EnglishName.Split(' ')[0] }
                .Any(name => name.Equals(said, StringComparison.OrdinalIgnoreCase)
                    || said.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase))) is { Code: { } code }
            ? Languages.Of(code) : Languages.Default;
}
