using SslLint.Tool.Files;

namespace SslLint.Tool.Scanning;

/// <summary>Files on their way from the thread that finds them to those that examine them.</summary>
/// <remarks>They are handed over by some at a time: there are many, and most of them are examined in a moment.</remarks>
internal sealed class FoundFiles : IDisposable
{
    /// <summary>So few that one folder of large files doesn't become one worker's.</summary>
    private const int MostAtOnce = 32;

    private readonly List<SelectedFile> all = [];
    private readonly Lock gate = new();
    private readonly SemaphoreSlim waiting = new(0);
    private int taken;
    private bool isComplete;

    /// <summary>Adds one.</summary>
    public void Add(SelectedFile file)
    {
        bool isEnough;
        lock (gate)
        {
            all.Add(file);
            isEnough = (all.Count - taken) % MostAtOnce == 0;
        }

        if (isEnough)
        {
            waiting.Release();
        }
    }

    /// <summary>Says that all are found.</summary>
    /// <param name="takers">How many threads may wait.</param>
    public void Complete(int takers)
    {
        lock (gate)
        {
            isComplete = true;
        }

        waiting.Release(takers);
    }

    /// <summary>Takes the next ones, and waits for them where there are none yet.</summary>
    /// <returns>None where all are taken.</returns>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public IReadOnlyList<SelectedFile> Take(CancellationToken cancellation)
    {
        while (true)
        {
            lock (gate)
            {
                var count = Math.Min(all.Count - taken, MostAtOnce);
                if (count == MostAtOnce || isComplete)
                {
                    taken += count;
                    return all.GetRange(taken - count, count);
                }
            }

            waiting.Wait(cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => waiting.Dispose();
}
