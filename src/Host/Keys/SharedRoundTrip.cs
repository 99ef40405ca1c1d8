namespace Coordination.Host.Keys;

/// <summary>Answers questions that are asked at the same time in one round trip. A question that is alone is answered at once.</summary>
public sealed class SharedRoundTrip<TQuestion, TAnswer>(Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> ask)
{
    private sealed record Caller(IReadOnlyList<TQuestion> Questions, TaskCompletionSource<IReadOnlyList<TAnswer>> Answered);

    private readonly Lock gate = new();
    private List<Caller> waiting = [];
    private bool isAsking;

    /// <summary>In the order of the questions.</summary>
    public Task<IReadOnlyList<TAnswer>> AskAsync(IReadOnlyList<TQuestion> questions, CancellationToken cancellation)
    {
        if (questions.Count == 0) return Task.FromResult<IReadOnlyList<TAnswer>>([]);
        var caller = new Caller(questions, new(TaskCreationOptions.RunContinuationsAsynchronously));
        bool isFirst;
        lock (gate)
        {
            waiting.Add(caller);
            isFirst = !isAsking;
            isAsking = true;
        }
        if (isFirst) _ = AnswerAllAsync();
        return caller.Answered.Task.WaitAsync(cancellation);
    }

    private async Task AnswerAllAsync()
    {
        while (Next() is { Count: > 0 } callers)
        {
            try
            {
                var answers = await ask([.. callers.SelectMany(c => c.Questions)]);
                var from = 0;
                foreach (var caller in callers)
                {
                    caller.Answered.TrySetResult([.. answers.Skip(from).Take(caller.Questions.Count)]);
                    from += caller.Questions.Count;
                }
            }
            catch (Exception failed)
            {
                foreach (var caller in callers) caller.Answered.TrySetException(failed);
            }
        }
    }

    private List<Caller> Next()
    {
        lock (gate)
        {
            var callers = waiting;
            (waiting, isAsking) = ([], callers.Count > 0);
            return callers;
        }
    }
}
