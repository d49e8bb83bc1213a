using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Reads shell scripts: assignments and the words of commands that are quoted or may hold a connection string.</summary>
public sealed class ShellReader : IFileReader
{
    private static readonly string[] Extensions = [".sh", ".bash", ".zsh", ".ksh", ".command"];
    private static readonly string[] Names = [".envrc", ".bashrc", ".bash_profile", ".zshrc", ".profile", ".zprofile", "pkgbuild"];
    private static readonly string[] Shells = ["sh", "bash", "zsh", "dash", "ksh", "ash"];

    /// <inheritdoc/>
    public bool CanRead(SourceFile file) =>
        FileNames.HasExtension(file.Name, Extensions)
        || Array.IndexOf(Names, file.Name.ToLowerInvariant()) >= 0
        || (HasShellAsInterpreter(file.Text) && !FallbackReader.IsDocumentation(file));

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, CancellationToken cancellation) =>
        new() { Entries = ReadScript(file.Text, new SourceSpan(0, file.Text.Length), "", null, cancellation) };

    /// <summary>Reads a script that is a part of a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="script">Where the script stands in it.</param>
    /// <param name="section">The section of its entries.</param>
    /// <param name="outer">How the script is written in the file; null where it stands as it is.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static IReadOnlyList<SourceEntry> ReadScript(string text, SourceSpan script, string section, LiteralEncoding? outer, CancellationToken cancellation)
    {
        var scanner = new ShellScanner(text, section, outer, cancellation);
        scanner.Run(script);
        return scanner.Entries;
    }

    /// <summary>Reads words with a shell's quotes and escapes, and without its operators: <c>ENV</c> of a Dockerfile, where <c>;</c> is a character.</summary>
    internal static IReadOnlyList<SourceEntry> ReadWords(string text, SourceSpan words, CancellationToken cancellation)
    {
        var scanner = new ShellScanner(text, "", null, cancellation, hasOperators: false);
        scanner.Run(words);
        return scanner.Entries;
    }

    private static bool HasShellAsInterpreter(string text)
    {
        if (!TextLines.StartsAt(text, 0, "#!"))
        {
            return false;
        }

        var words = text.Substring(2, TextLines.EndOfLine(text, 0) - 2).Split([' ', '\t', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(static word => Array.IndexOf(Shells, word) >= 0);
    }
}
