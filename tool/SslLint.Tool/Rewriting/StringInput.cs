using System.Text;

namespace SslLint.Tool.Rewriting;

/// <summary>A connection string given to a command: as argument, or by standard input, since arguments are visible to others.</summary>
internal static class StringInput
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    private const int MaximumLength = 1024 * 1024;

    /// <summary>The string; the line break at its end is no part of it.</summary>
    /// <exception cref="CommandException">There is none, or what was given is more than one line.</exception>
    public static string Read(string? argument, ToolHost host)
    {
        var text = argument is null or StandardInput ? ReadInput(host) : argument;
        text = text.EndsWith('\n') ? text[..^1] : text;
        text = text.EndsWith('\r') ? text[..^1] : text;
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new CommandException("the connection string is empty");
        }

        return text.AsSpan().IndexOfAny('\n', '\r', '\0') < 0
            ? text
            : throw new CommandException("one connection string is read, but more than one line was given");
    }

    private static string ReadInput(ToolHost host)
    {
        using var reader = new StreamReader(
            host.Input.Value, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = new char[MaximumLength + 1];
        try
        {
            var length = reader.ReadBlock(buffer);
            return length <= MaximumLength
                ? new string(buffer, 0, length)
                : throw new CommandException("standard input is longer than any connection string (1 MiB)");
        }
        catch (DecoderFallbackException)
        {
            throw new CommandException("standard input is no UTF-8 text");
        }
    }
}
