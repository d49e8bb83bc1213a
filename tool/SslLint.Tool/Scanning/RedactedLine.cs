using System.Text;
using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Tool.Scanning;

/// <summary>A line of a file with <c>***</c> in the place of its secrets.</summary>
internal sealed class RedactedLine
{
    private readonly List<(SourceSpan Secret, int ShownAt)> masks = [];

    private RedactedLine(SourceSpan span, string text, IEnumerable<SourceSpan> secrets)
    {
        Start = span.Start;
        End = span.End;
        var shown = new StringBuilder(text.Length);
        var at = 0;
        foreach (var secret in secrets)
        {
            shown.Append(text, at, secret.Start - at);
            masks.Add((secret, shown.Length));
            shown.Append(Redactor.Mask);
            at = secret.End;
        }

        Text = shown.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Offset of the line in its file.</summary>
    public int Start { get; }

    /// <summary>Offset behind the line in its file.</summary>
    public int End { get; }

    /// <summary>What may be shown.</summary>
    public string Text { get; }

    /// <summary>Redacts a line.</summary>
    /// <param name="line">The line without its break.</param>
    /// <param name="text">The text of the file.</param>
    public static RedactedLine Of(SourceSpan line, string text)
    {
        var content = line.Of(text);
        return new RedactedLine(line, content, SecretSpans.Find(content));
    }

    /// <summary>A line of text without its secrets.</summary>
    public static string Redact(string line) => Of(new SourceSpan(0, line.Length), line).Text;

    /// <summary>Where a column of the line (from 0) stands in <see cref="Text"/>; a column within a secret stands at its mask.</summary>
    public int MapColumn(int column)
    {
        var shift = 0;
        foreach (var (secret, shownAt) in masks)
        {
            if (column <= secret.Start)
            {
                break;
            }

            if (column < secret.End)
            {
                return shownAt;
            }

            shift = shownAt + Redactor.Mask.Length - secret.End;
        }

        return column + shift;
    }
}
