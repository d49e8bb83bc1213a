using SslLint.Tool.Scanning;

namespace SslLint.Tool.Output;

/// <summary>A way to write what a scan found.</summary>
internal abstract class ResultFormat
{
    /// <summary>All formats, the default first.</summary>
    public static IReadOnlyList<ResultFormat> All { get; } =
    [
        new TextFormat(), new ConciseFormat(), new JsonFormat(), new SarifFormat(), new GitHubFormat(), new GitLabFormat(), new JUnitFormat(), new HtmlFormat()
    ];

    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it shows every connection, not only findings.</summary>
    public virtual bool NeedsConnections => false;

    /// <summary>Writes a report.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="context">What surrounds it.</param>
    public abstract void Write(ScanReport report, TextWriter writer, FormatContext context);
}
