namespace SslLint.Text;

/// <summary>A place in a text as people name it: line and column, both from 1, the column in UTF-16 units.</summary>
public readonly record struct LinePosition(int Line, int Column);

/// <summary>Turns offsets into lines and columns. A line ends with LF, CRLF or CR.</summary>
public sealed class LineMap
{
    private readonly List<int> starts = [0];
    private readonly string text;

    /// <summary>Reads the line starts of <paramref name="text"/>.</summary>
    public LineMap(string text)
    {
        this.text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }
    }

    /// <summary>Number of lines; a text without a line break has one.</summary>
    public int LineCount => starts.Count;

    /// <summary>The place of an offset.</summary>
    public LinePosition PositionOf(int offset)
    {
        var index = starts.BinarySearch(offset);
        var line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line + 1, offset - starts[line] + 1);
    }

    /// <summary>The range of a line, without its line break.</summary>
    /// <param name="line">The line, from 1.</param>
    public SourceSpan LineSpan(int line)
    {
        var start = starts[line - 1];
        var end = line < starts.Count ? starts[line] : text.Length;
        while (end > start && text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return SourceSpan.FromBounds(start, end);
    }
}
