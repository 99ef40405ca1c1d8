using System.Net.Sockets;
using Coordination.Domain.Messages;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Coordination.Host.Messages;

/// <summary>Sends mail through a server that speaks SMTP. The id in the head of a mail is made from that of the message.</summary>
public sealed class SmtpTransport(MailSettings settings, TimeProvider clock) : IMessageTransport
{
    public MessageChannel Channel => MessageChannel.Email;

    public async Task SendAsync(OutgoingMessage message, Func<Task> begin, CancellationToken cancellation)
    {
        var mail = MailOf(message, settings.From, clock.GetUtcNow());
        using var client = new SmtpClient { Timeout = 30_000 };
        var hasBegun = false;
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancellation);
            if (settings.User is { } user) await client.AuthenticateAsync(user, settings.Password ?? "", cancellation);
            await begin();
            hasBegun = true;
            await client.SendAsync(mail, cancellation);
        }
        catch (SmtpCommandException refused)
            when (refused.ErrorCode is not SmtpErrorCode.SenderNotAccepted && (int)refused.StatusCode >= 500)
        {
            throw new NotAcceptedException("The mail server does not take this mail.", refused);
        }
        catch (NotSupportedException refused)
        {
            throw new NotAcceptedException("The mail server does not take addresses in this script.", refused);
        }
        catch (SmtpCommandException later)
        {
            throw new TransportAwayException($"The mail server answered {(int)later.StatusCode}.", later);
        }
        catch (Exception away) when (away is IOException or SocketException or ProtocolException or AuthenticationException
            or SslHandshakeException or TimeoutException or ServiceNotConnectedException)
        {
            throw new TransportAwayException($"The mail server does not answer ({away.GetType().Name}).", away)
            {
                MayHaveArrived = hasBegun,
            };
        }
    }

    public static MimeMessage MailOf(OutgoingMessage message, string from, DateTimeOffset now)
    {
        var sender = MailboxAddress.Parse(from);
        var mail = new MimeMessage
        {
            MessageId = $"{message.Id}@{sender.Domain}",
            Date = now,
            Subject = message.Subject,
            Body = new TextPart("plain") { Text = message.Text },
        };
        mail.From.Add(sender);
        mail.To.Add(new MailboxAddress("", message.To));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }
}
