using SslLint.Text;

namespace SslLint.Sources;

/// <summary>A text file to be read.</summary>
/// <param name="Path">Its path relative to the scanned root, with <c>/</c>; the name decides the reader.</param>
/// <param name="Text">Its text without a byte order mark.</param>
public sealed record SourceFile(string Path, string Text)
{
    private LineMap? lines;
    private string? name;
    private string? extension;

    /// <summary>The last part of the path.</summary>
    public string Name => name ??= Path.Substring(Path.LastIndexOf('/') + 1);

    /// <summary>The extension by which its format is known: <see cref="FileNames.ExtensionOf"/>.</summary>
    internal string Extension => extension ??= FileNames.ExtensionOf(Name);

    /// <summary>Lines and columns of the text.</summary>
    public LineMap Lines => lines ??= new LineMap(Text);
}
