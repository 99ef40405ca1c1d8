using Coordination.Domain.Messages;

namespace Coordination.Host.Messages;

/// <summary>Writes each message as a file into a folder, from where another program takes it, or somebody looks at it.</summary>
public sealed class FolderTransport(MessageChannel channel, string folder, Func<OutgoingMessage, string> write) : IMessageTransport
{
    public MessageChannel Channel => channel;

    public async Task SendAsync(OutgoingMessage message, Func<Task> begin, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, channel is MessageChannel.Email ? $"{message.Id}.eml" : $"{message.Id}.txt");
        try
        {
            Directory.CreateDirectory(folder);
            await begin();
            // Under its name it is whole, and a second attempt replaces the first.
            await File.WriteAllTextAsync(path + ".part", write(message), cancellation);
            File.Move(path + ".part", path, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new TransportAwayException($"The folder for messages cannot be written ({failed.GetType().Name}).", failed);
        }
    }
}
