using Coordination.Host.Keys;

namespace Coordination.Integration.Keys;

public sealed class AskingTogether
{
    private readonly List<int> trips = [];
    private readonly Queue<TaskCompletionSource> held = new();
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_while_another_is_answered_shares_the_next_trip()
    {
        var shared = new SharedRoundTrip<int, string>(AnswerAsync);
        var (first, second) = (Hold(), Hold());

        var alone = shared.AskAsync([1], Cancellation);
        var (two, three) = (shared.AskAsync([2, 3], Cancellation), shared.AskAsync([4], Cancellation));
        first.SetResult();
        (await alone).Should().Equal("1");
        second.SetResult();

        (await two).Should().Equal("2", "3");
        (await three).Should().Equal("4");
        trips.Should().Equal(1, 3);
    }

    [Fact]
    public async Task A_trip_that_fails_fails_for_its_callers_and_for_nobody_after()
    {
        var shared = new SharedRoundTrip<int, string>(AnswerAsync);
        var lost = Hold();
        var failed = shared.AskAsync([1], Cancellation);
        var (later, next) = (Hold(), shared.AskAsync([2], Cancellation));

        lost.SetException(new IOException("The line is dead."));
        later.SetResult();

        await FluentActions.Awaiting(() => failed).Should().ThrowAsync<IOException>();
        (await next).Should().Equal("2");
        (await shared.AskAsync([], Cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_goes_away_keeps_nobody_from_an_answer()
    {
        var shared = new SharedRoundTrip<int, string>(AnswerAsync);
        var (first, second) = (Hold(), Hold());
        using var gone = new CancellationTokenSource();
        var alone = shared.AskAsync([1], Cancellation);
        var (away, stays) = (shared.AskAsync([2], gone.Token), shared.AskAsync([3], Cancellation));

        await gone.CancelAsync();
        first.SetResult();
        second.SetResult();

        await FluentActions.Awaiting(() => away).Should().ThrowAsync<OperationCanceledException>();
        (await alone).Should().Equal("1");
        (await stays).Should().Equal("3");
    }

    private TaskCompletionSource Hold()
    {
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        held.Enqueue(next);
        return next;
    }

    private async Task<IReadOnlyList<string>> AnswerAsync(IReadOnlyList<int> questions)
    {
        trips.Add(questions.Count);
        await held.Dequeue().Task;
        return [.. questions.Select(q => $"{q}")];
    }
}
