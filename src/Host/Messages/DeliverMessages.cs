using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace Coordination.Host.Messages;

/// <summary>Tells one person what waits to be told to them, in order. It names ids only.</summary>
/// <param name="Position">The position of the event because of which something waits.</param>
public sealed record DeliverMessages(Guid Community, Guid Person, long Position);

/// <summary>
/// Takes from the durable queue. What cannot be sent is tried again, ever less often, until it is no longer worth telling.
/// </summary>
public sealed class TakeFromQueue : MessageHandler<DeliverMessages>
{
    private const string Queue = "messages";
    private const int Together = 2;
    private static readonly TimeSpan[] pauses =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    protected override async Task HandleAsync(DeliverMessages message, MessageContext context, CancellationToken cancellation)
    {
        var services = context.Runtime.Services;
        try
        {
            await services.GetRequiredService<Delivery>().DeliverAsync(message, cancellation);
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            // The whole error stays out of the log: an address may stand in it.
            services.GetRequiredService<ILogger<Delivery>>().LogInformation("Messages wait and are tried again: {Reason}",
                failed is TransportAwayException away ? away.Message : failed.GetType().Name);
            throw;
        }
    }

    public static void Configure(WolverineOptions options)
    {
        options.PublishMessage<DeliverMessages>().ToLocalQueue(Queue).UseDurableInbox().MaximumParallelMessages(Together);
        options.AddMessageHandler(new TakeFromQueue());
        options.OnAnyException().ScheduleRetryIndefinitely(pauses);
    }
}
