using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Coordination.Integration.Messages;

/// <summary>A mail server that keeps what it takes, and can be down.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<MimeMessage> taken = new();
    private CancellationTokenSource? stop;
    private Task running = Task.CompletedTask;

    public int Port { get; } = FreePort();

    /// <summary>What it took, in this order.</summary>
    public IReadOnlyList<MimeMessage> Taken => [.. taken];

    /// <summary>It takes no mail for these addresses.</summary>
    public ConcurrentBag<string> Unknown { get; } = [];

    /// <summary>What it does between taking a mail and saying so.</summary>
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    /// <summary>The settings of a Host that sends through it.</summary>
    public string[] Settings =>
        ["--Messages:Smtp:Host=127.0.0.1", $"--Messages:Smtp:Port={Port}", "--Messages:Smtp:Security=none",
            "--Messages:From=news@people.example", "--Messages:Address=https://people.example"];

    public IReadOnlyList<MimeMessage> TakenFor(string address) =>
        [.. taken.Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))];

    public void Start()
    {
        stop = new();
        var services = new ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Filter(this));
        var server = new SmtpServer.SmtpServer(new SmtpServerOptionsBuilder().ServerName("mail.example")
            .Endpoint(on => on.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build(), services);
        running = server.StartAsync(stop.Token);
    }

    public async Task StopAsync()
    {
        if (stop is null) return;
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
        }
        stop.Dispose();
        stop = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Store(MailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var written = new MemoryStream(buffer.ToArray());
            server.taken.Enqueue(await MimeMessage.LoadAsync(written, cancellationToken));
            await server.BeforeAnswer();
            return SmtpResponse.Ok;
        }
    }

    private sealed class Filter(MailServer server) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            Task.FromResult(!server.Unknown.Contains(to.AsAddress()));
    }
}
