using SslLint.Rules;

namespace SslLint.Tool.Scanning;

/// <summary>What a scan found.</summary>
internal sealed record ScanReport
{
    /// <summary>The folder that paths are relative to.</summary>
    public required string Root { get; init; }

    /// <summary>The findings by path and place.</summary>
    public required IReadOnlyList<ReportedFinding> Findings { get; init; }

    /// <summary>Every connection by path and place, where that was asked for.</summary>
    public IReadOnlyList<ReportedConnection> Connections { get; init; } = [];

    /// <summary>What suppressions take away, by path and place.</summary>
    public IReadOnlyList<ReportedFinding> Suppressed { get; init; } = [];

    /// <summary>What the baseline holds, by path and place.</summary>
    public IReadOnlyList<ReportedFinding> Baselined { get; init; } = [];

    /// <summary>Whether there is a baseline, so that every other finding is new.</summary>
    public bool HasBaseline { get; init; }

    /// <summary>Every rule that could have found something.</summary>
    public required IReadOnlyList<RuleDescriptor> Rules { get; init; }

    /// <summary>Absolute paths of what runs that were killed left behind, which is passed over.</summary>
    public IReadOnlyList<string> Leftovers { get; init; } = [];

    /// <summary>The counts.</summary>
    public required ScanSummary Summary { get; init; }

    /// <summary>Whether something asked for was not examined.</summary>
    public bool HasErrors { get; init; }

    /// <summary>Whether a finding reaches a level; <see cref="Level.None"/> stands for never.</summary>
    public bool Reaches(Level failOn) => failOn != Level.None && Findings.Any(f => f.Finding.Level >= failOn);
}

/// <summary>The counts of a scan.</summary>
internal sealed record ScanSummary
{
    /// <summary>Findings that are errors.</summary>
    public int Errors { get; init; }

    /// <summary>Findings that are warnings.</summary>
    public int Warnings { get; init; }

    /// <summary>Findings worth knowing.</summary>
    public int Infos { get; init; }

    /// <summary>Findings that a suppression hides.</summary>
    public int Suppressed { get; init; }

    /// <summary>Findings that the baseline holds.</summary>
    public int Baselined { get; init; }

    /// <summary>Files examined.</summary>
    public int Files { get; init; }

    /// <summary>Connections read.</summary>
    public int Connections { get; init; }

    /// <summary>Strings of drivers that the engine doesn't know: not judged.</summary>
    public int NotRead { get; init; }

    /// <summary>The names of those drivers and programs, as far as they are known.</summary>
    public IReadOnlyList<string> OtherReaders { get; init; } = [];

    /// <summary>Files skipped as no text.</summary>
    public int SkippedBinary { get; init; }

    /// <summary>Files skipped for their size.</summary>
    public int SkippedLarge { get; init; }

    /// <summary>Symlinks skipped since they lead out of the tree, nowhere, or in a circle.</summary>
    public int SkippedSymlinks { get; init; }

    /// <summary>Pipes, sockets, devices and folders under the names of files.</summary>
    public int SkippedNotRegular { get; init; }

    /// <summary>What the repository names outside of the tree.</summary>
    public int SkippedOutside { get; init; }

    /// <summary>Files and folders that can't be read.</summary>
    public int Unreadable { get; init; }

    /// <summary>Wall time.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The same summary with the levels of other findings.</summary>
    public ScanSummary Recount(IReadOnlyList<ReportedFinding> findings) => this with
    {
        Errors = findings.Count(f => f.Finding.Level == Level.Error),
        Warnings = findings.Count(f => f.Finding.Level == Level.Warning),
        Infos = findings.Count(f => f.Finding.Level == Level.Info),
    };
}
