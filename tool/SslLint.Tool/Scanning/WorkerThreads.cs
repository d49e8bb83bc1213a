using System.Runtime.ExceptionServices;

namespace SslLint.Tool.Scanning;

/// <summary>Threads on which files are analysed: their stack is as large as we say, not as the system or the runtime happens to choose.</summary>
/// <remarks>Readers and parsers call themselves for what nests, and their limits are measured against this stack. Only what is used of it takes
/// memory.</remarks>
internal static class WorkerThreads
{
    /// <summary>The stack of each, in bytes.</summary>
    public const int StackSize = 64 << 20;

    [ThreadStatic]
    private static bool isWorker;

    /// <summary>Runs the same work on several threads and waits for all; what one of them throws is thrown here.</summary>
    /// <param name="count">The number of threads.</param>
    /// <param name="work">The work of each; it is told when another has failed.</param>
    public static void Run(int count, Action<Func<bool>> work)
    {
        ExceptionDispatchInfo? failure = null;
        var threads = new List<Thread>();
        for (var i = 0; i < count; i++)
        {
            var thread = new Thread(
                () =>
                {
                    isWorker = true;
                    try
                    {
                        work(() => Volatile.Read(ref failure) is not null);
                    }
#pragma warning disable CA1031 // It is thrown again on the thread that waits.
                    catch (Exception e)
#pragma warning restore CA1031
                    {
                        Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                    }
                },
                StackSize)
            {
                IsBackground = true,
                Name = "analysis",
            };
            thread.Start();
            threads.Add(thread);
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        failure?.Throw();
    }

    /// <summary>Runs work on such a thread: this one, if it is one.</summary>
    public static T Run<T>(Func<T> work)
    {
        if (isWorker)
        {
            return work();
        }

        var result = default(T)!;
        Run(1, _ => result = work());
        return result;
    }
}
