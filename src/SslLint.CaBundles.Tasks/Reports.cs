using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SslLint.Analysis;
using SslLint.Rules;
using SslLint.Text;

namespace SslLint.CaBundles.Tasks;

/// <summary>Warnings and errors in MSBuild's form, each with a code, so that <c>NoWarn</c> and <c>WarningsAsErrors</c> act on them.</summary>
/// <remarks>A chapter of <c>docs/ca-bundles.md</c> is headed by each code.</remarks>
/// <param name="log">Where they go.</param>
internal sealed class Reports(TaskLoggingHelper log)
{
    /// <summary>Whether anything was reported, so that the next build has to look again.</summary>
    public bool Any { get; private set; }

    /// <summary>Something that the build goes on with.</summary>
    /// <param name="code">The code.</param>
    /// <param name="file">The file that it is about.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="line">The line, from 1; 0 for the whole file.</param>
    public void Warn(string code, string file, string message, int line = 0)
    {
        Any = true;
        log.LogWarning(null, code, KeywordOf(code), file, line, 0, 0, 0, "{0}", message);
    }

    /// <summary>Something that ends the build.</summary>
    /// <inheritdoc cref="Warn(string, string, string, int)"/>
    public void Fail(string code, string file, string message, int line = 0)
    {
        Any = true;
        log.LogError(null, code, KeywordOf(code), file, line, 0, 0, 0, "{0}", message);
    }

    /// <summary>A finding of the engine; of an information the build shows what it shows of the compiler's: nothing, unless asked for more.</summary>
    public void Report(Finding finding, string file, LinePosition start, LinePosition end)
    {
        var message = finding.Help is { Length: > 0 } help ? $"{finding.Message}; {help}" : finding.Message;
        if (finding.Level < Level.Warning)
        {
            log.LogMessage(
                null, finding.Rule.Id, KeywordOf(finding.Rule.Id), file, start.Line, start.Column, end.Line, end.Column,
                MessageImportance.Normal, "{0}", message);
            return;
        }

        Any = true;
        if (finding.Level == Level.Error)
        {
            log.LogError(null, finding.Rule.Id, KeywordOf(finding.Rule.Id), file, start.Line, start.Column, end.Line, end.Column, "{0}", message);
            return;
        }

        log.LogWarning(null, finding.Rule.Id, KeywordOf(finding.Rule.Id), file, start.Line, start.Column, end.Line, end.Column, "{0}", message);
    }

    private static string KeywordOf(string code) => "SslLint." + code;
}
