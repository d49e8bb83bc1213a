using SslLint.Sources;

namespace SslLint.Readers;

/// <summary>Reads programs of languages that have no reader of their own, JavaScript and TypeScript first of all: string literals, what they are
/// assigned to, and the brackets they stand in.</summary>
/// <remarks>It knows tokens, not grammars: where a token can't be told (a regular expression of JavaScript, text of JSX) it reads on behind it.</remarks>
public sealed class CodeReader : IFileReader
{
    /// <inheritdoc/>
    public bool CanRead(SourceFile file) => CodeSyntax.Of(file.Extension) is not null;

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, CancellationToken cancellation)
    {
        var extension = file.Extension;
        if (CodeSyntax.Of(extension) is not { } syntax)
        {
            return ReadResult.Empty;
        }

        var scanner = new CodeScanner(file.Text, syntax, cancellation);
        scanner.Run();
        return new ReadResult { Entries = scanner.Entries, Calls = scanner.Calls };
    }
}
