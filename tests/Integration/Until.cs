namespace Coordination.Integration;

/// <summary>
/// Waits for a condition that nothing announces, in another process or a database, by checking again until it holds.
/// </summary>
public static class Until
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(20);

    /// <param name="within">How long at most; the test's own time when absent.</param>
    public static async Task<T> SeenAsync<T>(Func<Task<T>> look, Func<T, bool> holds, TimeSpan? within = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        if (within is { } most) patience.CancelAfter(most);
        while (true)
        {
            var seen = await look();
            if (holds(seen)) return seen;
            await Task.Delay(pause, patience.Token);
        }
    }

    public static Task HoldsAsync(Func<Task<bool>> look, TimeSpan? within = null) =>
        SeenAsync(look, holds => holds, within);
}
