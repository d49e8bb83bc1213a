namespace SslLint.Tool.Output;

/// <summary>A number with its noun.</summary>
internal static class Counted
{
    /// <summary><c>1 file</c>, <c>2 files</c>.</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun, which takes an s.</param>
    public static string Of(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
