namespace Coordination.Host.Access;

/// <summary>
/// Whoever asks too often hears so after a moment, so that a program which asks again at once keeps the Host less busy. Only so many wait
/// at a time; all others hear it at once.
/// </summary>
public sealed class LateRefusals(TimeSpan moment, int most)
{
    private int waiting;

    public async Task WaitAsync(CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref waiting) <= most) await Task.Delay(moment, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}
