using System.Net.ServerSentEvents;
using Coordination.Host.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Integration.Live;

/// <summary>Whoever watches is told of every change, whoever else comes and goes.</summary>
public sealed class ComingAndGoing
{
    private static readonly LiveTopic topic = new(Guid.NewGuid(), "today", "", "en");
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_reader_leaves_as_another_arrives()
    {
        using var hub = new LiveHub(NullLogger<LiveHub>.Instance);
        var said = 0;
        for (var turn = 0; turn < 50; turn++)
        {
            var (first, second) = (Watch(), Watch());
            await NextAsync(first);
            await Task.WhenAll(first.DisposeAsync().AsTask(), NextAsync(second));

            hub.Readers.Should().Be(1);
            var before = Volatile.Read(ref said);
            hub.Changed([topic.Community]);
            int.Parse((await NextAsync(second)).Data, null).Should().BeGreaterThan(before - 1);
            await second.DisposeAsync();
        }
        hub.Readers.Should().Be(0);
        hub.Topics.Should().BeEmpty();

        IAsyncEnumerator<SseItem<string>> Watch() => hub.Watch(topic, new("ada", null, null),
            _ => Task.FromResult($"{Interlocked.Increment(ref said)}"), Cancellation).GetAsyncEnumerator(Cancellation);
    }

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> stream)
    {
        (await stream.MoveNextAsync().AsTask().WaitAsync(patience, Cancellation)).Should().BeTrue();
        return stream.Current;
    }
}
