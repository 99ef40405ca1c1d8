using System.Text;
using Coordination.Domain.Messages;
using Coordination.Host.Storage;
using MailKit.Security;
using MimeKit;

namespace Coordination.Host.Messages;

/// <summary>The mail server of an installation.</summary>
/// <param name="From">The address that mail comes from. It names no activity.</param>
public sealed record MailSettings(string Host, int Port, SecureSocketOptions Security, string From)
{
    public string? User { get; init; }
    public string? Password { get; init; }
}

/// <summary>
/// What an installation sends with, from its configuration: a mail server, or folders. Without any, people tell people: every message is
/// one to call about.
/// </summary>
public sealed class MessageSettings
{
    private const string Section = "Messages";

    private MessageSettings(IReadOnlyList<IMessageTransport> transports, Uri? address) => (Transports, Address) = (transports, address);

    public IReadOnlyList<IMessageTransport> Transports { get; }

    /// <summary>Under which the pages are reached; null if nothing is sent.</summary>
    public Uri? Address { get; }

    /// <exception cref="SettingException">A setting is missing or cannot be read.</exception>
    public static MessageSettings Read(IConfiguration configuration, TimeProvider clock)
    {
        var own = configuration.GetSection(Section);
        var transports = new List<IMessageTransport>();
        if (own["Smtp:Host"] is { Length: > 0 } host) transports.Add(new SmtpTransport(MailOf(own, host), clock));
        else if (own["MailFolder"] is { Length: > 0 } mail)
            transports.Add(new FolderTransport(MessageChannel.Email, mail, message => Written(message, FromOf(own), clock)));
        if (own["SmsFolder"] is { Length: > 0 } texts)
            transports.Add(new FolderTransport(MessageChannel.Sms, texts, message => $"{message.To}\n{message.Text}\n"));
        if (transports.Count == 0) return new([], null);
        return Uri.TryCreate(own["Address"], UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? new(transports, address) : throw new SettingException("Messages:Address is the address under which people reach the pages.");
    }

    private static MailSettings MailOf(IConfiguration own, string host)
    {
        if (!int.TryParse(own["Smtp:Port"] ?? "587", out var port) || port is < 1 or > 65535)
            throw new SettingException("Messages:Smtp:Port is a number from 1 to 65535.");
        return new(host, port, own["Smtp:Security"] switch
        {
            null or "" or "starttls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => throw new SettingException("Messages:Smtp:Security is starttls, tls or none."),
        }, FromOf(own))
        {
            User = own["Smtp:User"],
            Password = own["Smtp:Password"],
        };
    }

    private static string FromOf(IConfiguration own) =>
        MailboxAddress.TryParse(own["From"], out var from) && from.Domain.Length > 0 ? from.ToString()
            : throw new SettingException("Messages:From is the address that mail comes from.");

    private static string Written(OutgoingMessage message, string from, TimeProvider clock)
    {
        using var written = new MemoryStream();
        SmtpTransport.MailOf(message, from, clock.GetUtcNow()).WriteTo(written);
        return Encoding.UTF8.GetString(written.ToArray());
    }
}
