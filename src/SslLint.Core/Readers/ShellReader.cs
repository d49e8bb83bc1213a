using SslLint.Readers.Encodings;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Reads shell scripts: assignments and the words of commands that are quoted or may hold a connection string.</summary>
public sealed class ShellReader : IFileReader
{
    private static readonly string[] Extensions = [".sh", ".bash", ".zsh", ".ksh", ".command"];
    private static readonly string[] Names = [".envrc", ".bashrc", ".bash_profile", ".zshrc", ".profile", ".zprofile", "pkgbuild"];
    private const string AnyShell =
        "a shell reads the script, sh or cmd.exe by the machine, and both end the command at an & without quotes: put the string in double quotes there";

    private static readonly string[] Shells = ["sh", "bash", "zsh", "dash", "ksh", "ash"];

    /// <inheritdoc/>
    public bool CanRead(SourceFile file) =>
        FileNames.HasExtension(file, Extensions)
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

    /// <summary>Reads a script that is the value of a string with escapes of its own. Its words may be connections, but their variables are no settings
    /// that belong together: what is added to such has to stand in the string as well.</summary>
    /// <param name="script">The script.</param>
    /// <param name="section">The section of its entries.</param>
    /// <param name="isPosix">Whether the shell is surely one of POSIX; where it may be <c>cmd.exe</c> too, words without quotes take only what both
    /// read alike.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static IReadOnlyList<SourceEntry> ReadScript(Literal script, string section, bool isPosix, CancellationToken cancellation) =>
    [
        .. ReadScript(script.Value, new SourceSpan(0, script.Value.Length), section, null, cancellation).Select(entry => entry with
        {
            Value = entry.Value.Within(script, (inner, outer) => !isPosix && ReferenceEquals(inner, ShellEncodings.Unquoted)
                ? new BareWordEncoding(outer, AnyShell)
                : new NestedEncoding(inner, outer)),
            Kind = EntryKind.FreeText,
            KeySpan = entry.KeySpan.IsEmpty ? default : script.ToSource(entry.KeySpan),
        }),
    ];

    /// <summary>Reads words with a shell's quotes and escapes, and without its operators: <c>ENV</c> of a Dockerfile, where <c>;</c> is a character.</summary>
    internal static IReadOnlyList<SourceEntry> ReadWords(string text, SourceSpan words, CancellationToken cancellation)
    {
        var scanner = new ShellScanner(text, "", null, cancellation, hasOperators: false);
        scanner.Run(words);
        return scanner.Entries;
    }

    /// <summary>Whether a word names a shell of POSIX.</summary>
    internal static bool IsShell(string word) => Array.IndexOf(Shells, word) >= 0;

    private static bool HasShellAsInterpreter(string text)
    {
        if (!TextLines.StartsAt(text, 0, "#!"))
        {
            return false;
        }

        var words = text.Substring(2, TextLines.EndOfLine(text, 0) - 2).Split([' ', '\t', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(IsShell);
    }
}
