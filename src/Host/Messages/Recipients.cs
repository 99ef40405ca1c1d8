using Coordination.Domain.Consents;
using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Storage;
using MimeKit;
using PhoneNumbers;

namespace Coordination.Host.Messages;

/// <summary>Where a message to somebody goes, and the address or number that it goes to.</summary>
/// <param name="To">Null unless it is sent.</param>
/// <param name="Spoken">The language they chose; null if they chose none.</param>
public sealed record Destination(MessageRoute Route, string? To = null, string? Spoken = null);

/// <summary>Finds out how somebody is told what concerns them. That their contact details were opened for it is logged.</summary>
public sealed class Recipients(Folds folds, Vault vault, DisclosureLog log, MessageSettings settings, CommunityClock clock)
{
    private const string Purpose = "message";
    private static readonly PhoneNumberUtil numbers = PhoneNumberUtil.GetInstance();

    /// <param name="purpose">What the person has to have consented to; null if they need not.</param>
    /// <param name="askedToBeRung">Whether they asked to be rung about it.</param>
    public async Task<Destination> FindAsync(
        CommunityId community, PersonId person, Purpose? purpose, bool askedToBeRung, CancellationToken cancellation)
    {
        var member = await folds.KeptAsync(community, person, cancellation);
        if (member is null or { Standing: Standing.Deceased or Standing.Left })
            return new(new MessageRoute.Nowhere(DropReason.Gone));
        await log.LogAsync(community, Actor.System(TellPeople.StoredAs), [member.Id], "contact", Purpose, cancellation);
        var known = (await vault.ContactOfAsync(community, member.Id, cancellation))
            .Where(detail => detail.Value is Unsealed.Text)
            .ToDictionary(detail => detail.Key, detail => ((Unsealed.Text)detail.Value).Value);
        var phones = known.GetValueOrDefault(ContactField.Phone) is { } written ? TelephoneNumber.In(written) : [];
        var mobile = phones.Select(phone => "+" + phone.International).FirstOrDefault(TakesTexts);
        var email = known.GetValueOrDefault(ContactField.Email) is { } typed && MailboxAddress.TryParse(typed, out var address)
            && address.Domain.Length > 0 ? address.Address : null;
        var route = MessageRoute.Of(new Reach
        {
            Choice = known.GetValueOrDefault(ContactField.PreferredChannel) is { } chosen
                ? CodeNames.Find<ContactChoice>(chosen) ?? ContactChoice.Phone : null,
            HasEmail = email is not null,
            HasMobile = mobile is not null,
            HasPhone = phones.Count > 0,
            HasNotes = known.ContainsKey(ContactField.ReachNotes),
            IsAtRisk = member.IsAtRisk,
            SendsEmail = Sends(MessageChannel.Email),
            SendsSms = Sends(MessageChannel.Sms),
            AskedToBeRung = askedToBeRung,
        });
        if (purpose is { } asked && route is not MessageRoute.Nowhere
            && !await AllowsAsync(community, member.Id, asked, route, cancellation))
            return new(new MessageRoute.Nowhere(DropReason.NoConsent));
        return new(route, route switch
        {
            MessageRoute.Sent { By: MessageChannel.Email } => email,
            MessageRoute.Sent => mobile,
            _ => null,
        }, known.GetValueOrDefault(ContactField.Language));
    }

    private async Task<bool> AllowsAsync(
        CommunityId community, PersonId person, Purpose purpose, MessageRoute route, CancellationToken cancellation)
    {
        var (consents, _) = await folds.FoldAsync(PersonConsents.Stream, community, PersonConsents.Of(person), cancellation);
        return PersonConsents.Allows(consents, purpose,
            route is MessageRoute.Sent { By: MessageChannel.Email } ? DataClass.Email : DataClass.Phone, clock.GetUtcNow());
    }

    private bool Sends(MessageChannel channel) => settings.Transports.Any(transport => transport.Channel == channel);

    private static bool TakesTexts(string international) =>
        numbers.GetNumberType(numbers.Parse(international, null)) is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE;
}
