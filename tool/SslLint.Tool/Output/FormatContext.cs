namespace SslLint.Tool.Output;

/// <summary>What surrounds the writing of a report.</summary>
/// <param name="Style">Colours; plain where the reader is no terminal.</param>
/// <param name="Variable">Reads an environment variable: CI systems say there where they run.</param>
internal sealed record FormatContext(AnsiStyle Style, Func<string, string?> Variable);
