using Coordination.Domain.Kernel;
using Coordination.Domain.Messages;

namespace Coordination.Host.Messages;

/// <summary>A message as it leaves: to one address or number, in one language.</summary>
public sealed record OutgoingMessage(MessageId Id, string To, string Subject, string Text);

/// <summary>Sends by one channel. Each message keeps its id however often it is tried.</summary>
public interface IMessageTransport
{
    MessageChannel Channel { get; }

    /// <param name="begin">Called at the last moment before the other side can take the message.</param>
    /// <exception cref="TransportAwayException">It cannot be sent now.</exception>
    /// <exception cref="NotAcceptedException">It was not taken, and never will be.</exception>
    Task SendAsync(OutgoingMessage message, Func<Task> begin, CancellationToken cancellation);
}

/// <summary>The other side does not answer, or asks to try again later.</summary>
public sealed class TransportAwayException(string message, Exception inner) : Exception(message, inner)
{
    /// <summary>Whether it may have taken the message all the same.</summary>
    public bool MayHaveArrived { get; init; }
}

/// <summary>The other side refuses this message for good: there is no such address.</summary>
public sealed class NotAcceptedException(string message, Exception inner) : Exception(message, inner);
