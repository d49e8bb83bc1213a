namespace SslLint.CSharp.Lexical;

/// <summary>The names that were read last. Code repeats its names, and reading one from its letters costs more than all else that a walk does.</summary>
internal sealed class CodeNames
{
    private const int Capacity = 2048;

    // In bytes. Nobody repeats longer ones, and what is kept outlives its file.
    private const int LongestKept = 64;

    [ThreadStatic]
    private static CodeNames? ofThread;

    // Each at the place that its letters give; another that has the same place takes it.
    private readonly CodeName?[] names = new CodeName?[Capacity];

    /// <summary>Those of this thread: what a name means is the same in every file.</summary>
    public static CodeNames OfThread => ofThread ??= new CodeNames();

    /// <summary>What a name means.</summary>
    /// <param name="text">Its letters.</param>
    /// <param name="hash">A number that equal names share.</param>
    public CodeName Of(ReadOnlySpan<byte> text, uint hash)
    {
        if (text.Length > LongestKept)
        {
            return new CodeName(text);
        }

        ref var name = ref names[(hash ^ (hash >> 11)) % Capacity];
        if (name?.Is(text) != true)
        {
            name = new CodeName(text);
        }

        return name;
    }
}
