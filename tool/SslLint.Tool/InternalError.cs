using System.Diagnostics;

namespace SslLint.Tool;

/// <summary>What is said about an exception that nobody foresaw.</summary>
internal static class InternalError
{
    /// <summary>One line with type and place. Never the exception's message, which may quote a connection string.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="file">The file that was read, or null.</param>
    public static string Describe(Exception exception, string? file)
    {
        var method = new StackTrace(exception, fNeedFileInfo: false).GetFrames()
            .Select(DiagnosticMethodInfo.Create)
            .FirstOrDefault(m => m?.DeclaringTypeName.StartsWith("SslLint", StringComparison.Ordinal) == true);
        var place = method is null ? "" : $" in {method.DeclaringTypeName}.{method.Name}";
        var reading = file is null ? "" : $" while reading {file}";
        return $"{exception.GetType().Name}{place}{reading}; please report this line with the tool's version"
            + (file is null ? " and the command (its secrets removed)" : " and the file (its secrets removed)");
    }
}
