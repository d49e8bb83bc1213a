using System.Text.RegularExpressions;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Rules;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Analysis;

/// <summary>Says of a project, where it names a driver's package, what no string of that version can do (<see cref="DriverCannotVerify"/>).</summary>
public static class PackageFindings
{
    // The last is how a project for .NET Framework alone names its version: v4.8.
    private static readonly Regex frameworks = new("<TargetFrameworks?>([^<]*)<|<TargetFrameworkVersion>v(4[^<]*)<", RegexOptions.CultureInvariant);

    /// <summary>The packages that bring a driver of which there is something to say, in some version.</summary>
    private static readonly WordSearch packages = new(
    [
        .. DriverCatalog.All.Where(static d => d.Versions.Any(v => d.AdviceFor(v).Any())).SelectMany(static d => d.Traces.Packages)
            .Select(static p => p.Name.Substring(p.Name.IndexOf(':') + 1)).Distinct(StringComparer.OrdinalIgnoreCase),
    ]);

    /// <summary>Whether a manifest may name a package of which there is something to say.</summary>
    /// <param name="text">Its text; only ASCII counts.</param>
    public static bool MayContain(string text) => packages.IsIn(text);

    /// <summary>Whether a file is one whose packages are looked at: what is locked is named elsewhere.</summary>
    /// <param name="name">Its name without folders.</param>
    public static bool IsExamined(string name) => PackageEvidence.IsManifest(name) && !PackageEvidence.IsLockFile(name);

    /// <summary>What is to be said of one manifest: of one driver, the first.</summary>
    /// <param name="file">The manifest.</param>
    /// <param name="project">The project that it is part of, with the versions that are managed elsewhere.</param>
    internal static IEnumerable<Finding> Of(SourceFile file, ProjectFacts project)
    {
        if (!IsExamined(file.Name))
        {
            yield break;
        }

        foreach (var package in PackageEvidence.Read(file, CancellationToken.None).Where(static p => !p.IsVersionOnly))
        {
            if (PackageEvidence.EvidenceOf([package], file.Name) is not [var evidence] || EngineCatalog.Find(evidence.Driver)?.Driver is not { } driver)
            {
                continue;
            }

            var version = VersionOf(driver, project, evidence);
            var advice = driver.AdviceFor(version ?? driver.Versions[driver.Versions.Count - 1])
                .FirstOrDefault(a => !a.IsOffWindows || RunsOffWindows(file, project));
            if (advice is not null && SpanOf(file, package.Name) is { } span)
            {
                yield return Finding(file, driver, version, span, advice);
                yield break;
            }
        }
    }

    /// <summary>The version that the project gets is the highest that something in it asks for; null where none is known, which may be any.</summary>
    private static DriverVersion? VersionOf(Driver driver, ProjectFacts project, DriverEvidence evidence)
    {
        var versions = project.Drivers.Append(evidence).Where(e => e.Driver == driver.Name).Select(static e => e.Version).OfType<DriverVersion>().ToList();
        return versions.Count > 0 ? versions.Max() : null;
    }

    /// <summary>Whether one of the project's targets runs elsewhere than on Windows; where none is named, it may.</summary>
    private static bool RunsOffWindows(SourceFile file, ProjectFacts project)
    {
        // NuGet reads such a file for projects of .NET Framework alone.
        if (file.Name.Equals("packages.config", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var targets = project.TargetFrameworks.Count > 0 ? project.TargetFrameworks : [.. TargetsOf(file.Text)];
        return targets.Count == 0
            || targets.Any(static t =>
                !t.StartsWith("net4", StringComparison.OrdinalIgnoreCase) && t.IndexOf("-windows", StringComparison.OrdinalIgnoreCase) < 0);
    }

    private static IEnumerable<string> TargetsOf(string text) =>
        frameworks.Matches(text).Cast<Match>().SelectMany(static m => m.Groups[2].Success ? ["net" + m.Groups[2].Value] : m.Groups[1].Value.Split(';'))
            .Select(static t => t.Trim()).Where(static t => t.Length > 0);

    /// <summary>Where a package is named: as a whole word, as a Maven artifact by its last part.</summary>
    private static SourceSpan? SpanOf(SourceFile file, string package)
    {
        var name = package.Substring(package.IndexOf(':') + 1);
        for (var at = file.Text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = file.Text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!IsPart(file.Text, at - 1) && !IsPart(file.Text, at + name.Length))
            {
                return new SourceSpan(at, name.Length);
            }
        }

        return null;
    }

    private static bool IsPart(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_' or '.');

    private static Finding Finding(SourceFile file, Driver driver, DriverVersion? version, SourceSpan span, DriverAdvice advice)
    {
        var rule = RuleCatalog.DriverCannotVerify.Descriptor;
        return new Finding
        {
            Rule = rule,
            Level = rule.DefaultLevel,
            Path = file.Path,
            Span = span,
            ConnectionSpan = span,
            Message = $"{driver.DisplayName}{(version is null ? "" : $" {version}")} {advice.Why}",
            Help = advice.Instead,
            Driver = driver.Name,
            Engine = driver.Engine.Name,
            Fingerprint = Fingerprints.Of(rule.Id, file.Path, driver),
        };
    }
}
