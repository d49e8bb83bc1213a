using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Collects the arguments of a call while its brackets are open.</summary>
/// <param name="name">The name of the function.</param>
internal sealed class CodeCall(SourceSpan name)
{
    /// <summary>No function that opens a connection has more arguments.</summary>
    private const int MostArguments = 64;

    private readonly List<CallArgument> arguments = [];
    private int start = -1;
    private int value = -1;
    private SourceSpan keyword;

    /// <summary>The name of the function.</summary>
    public SourceSpan Name => name;

    /// <summary>The arguments that have ended.</summary>
    public IReadOnlyList<CallArgument> Arguments => arguments;

    /// <summary>A token begins that stands in no other bracket inside of the call.</summary>
    public void Start(int at, char c)
    {
        if (start < 0 && c is not (',' or ')'))
        {
            start = at;
        }
        else if (value == 0)
        {
            value = at;
        }
    }

    /// <summary>An equal sign behind a name, which names the argument if nothing else stands before it.</summary>
    public void Named(SourceSpan argument)
    {
        if (argument.Start == start && keyword.IsEmpty)
        {
            keyword = argument;
            value = 0;
        }
    }

    /// <summary>The argument ends.</summary>
    /// <param name="end">The end of its last token.</param>
    public void End(int end)
    {
        var from = value > 0 ? value : start;
        if (start >= 0 && end >= from && arguments.Count < MostArguments)
        {
            arguments.Add(new CallArgument(keyword, SourceSpan.FromBounds(from, end)));
        }

        start = value = -1;
        keyword = default;
    }
}
