using System.CommandLine;
using SslLint.Analysis;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Rules;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;
using SslLint.Tool.Output;
using SslLint.Tool.Projects;
using SslLint.Tool.Scanning;
using SslLint.Tool.Verification;

namespace SslLint.Tool.Cli;

/// <summary><c>fix</c>: rewrites insecure connection strings in place.</summary>
internal sealed class FixCommand : Command, IHasExamples
{
    private readonly SelectionOptions selection = new();
    private readonly AnalysisFlags analysis = new();
    private readonly ConfigurationOptions configuration = new();
    private readonly Flag check = new("--check", "Write nothing; exit with 1 if something would change or stays unfixed.");
    private readonly Flag diff = new("--diff", "Write nothing; show what would change, without secrets.");
    private readonly Flag isUnsafe = new("--unsafe", "Also fixes that may stop a connection that works today; puts the provider's bundle beside them.");
    private readonly Flag isVerified = new("--verified", "Ask the servers, as 'verify' does; also fixes that wait only for their answer.");
    private readonly ValueOption<HostPort?> connect = ConnectOption.Create("With --verified: go there; the string's own host name is what is compared.");
    private readonly Flag publicCa = new("--public-ca", "The servers have certificates of a public CA: verify with the system's roots.");
    private readonly RepeatedOption<RootCertificate> rootCert = new(
        "--root-cert", "[HOST=]PATH", "The CA certificates of the servers, or of a host and all below it. Repeatable.", RootCertificate.Read);
    private readonly ValueOption<string?> bundlePath = new(
        "--bundle-path", "TEMPLATE", "Where providers' bundles are expected (default: certs/{bundle}.pem).", null, ReadTemplate);
    private readonly ValueOption<Level> failOn = OutputOptions.FailOnOption();
    private readonly ValueOption<string> color = OutputOptions.ColorOption();
    private readonly ToolHost host;
    private readonly CancellationToken cancellation;

    /// <summary>Makes the command for one run.</summary>
    public FixCommand(ToolHost host, CancellationToken cancellation)
        : base("fix", "Rewrite insecure connection strings in place to strict settings.")
    {
        this.host = host;
        this.cancellation = cancellation;
        selection.AddTo(this);
        foreach (var option in new Option[] { check, diff, isUnsafe, isVerified, connect, rootCert, publicCa, bundlePath })
        {
            Add(option);
        }

        analysis.AddTo(this);
        configuration.AddTo(this);
        Add(failOn);
        Add(color);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect fix --diff                                  show what would change
          dotnet-sslconnect fix --root-cert db.example.com=certs/ca.pem
          dotnet-sslconnect fix --check --unsafe                        a gate: 1 if anything is left to fix
          dotnet-sslconnect fix --verified                              ask the servers whether the CA that a string names is theirs

        Written unasked: strings whose CA is given by --root-cert; those of known providers whose bundle the project brings, where it is found however
        the application is started; and those of Azure Database for PostgreSQL, Neon and PlanetScale, which the roots of every machine verify.
        Exit codes: 0 nothing is left at or above --fail-on, 1 something is, 2 something asked for was not examined or not written.
        """;

    private int Run(ParseResult parsed)
    {
        var options = ReadOptions(parsed);
        if (connect.Of(parsed) is not null && !parsed.GetValue(isVerified))
        {
            throw new CommandException("--connect says where --verified asks: give both");
        }

        var isDry = parsed.GetValue(check) || parsed.GetValue(diff);
        var request = new ScanRequest
        {
            Selection = selection.Request(parsed, host, []) with { FindsEveryLeftover = true },
            Analysis = options with { RecordConnections = parsed.GetValue(isVerified) },
            MaximumFileSize = selection.MaximumFileSize(parsed),
            Threads = selection.Threads(parsed),
        };
        var gate = request.Selection.Gate;
        var scanner = new Scanner(host, configuration.Read(parsed, host, gate), cancellation);
        var tree = new ScannedTree(request.Selection);
        ScanReport report;
        using (var progress = new ScanProgress(host))
        {
            report = scanner.Scan(request, progress);
        }

        var root = request.Selection.Root;
        var planner = new FileFixPlanner(scanner, tree, scanner.ProjectsIn(root, gate), options, root)
        {
            IncludesUnsafe = parsed.GetValue(isUnsafe),
            Verified = parsed.GetValue(isVerified)
                ? VerifiedConnections.Ask(report, ReadVerifyOptions(parsed, options), cancellation)
                : VerifiedConnections.None,
        };
        var writer = new FixWriter(tree, root);
        if (isDry)
        {
            writer.Lines.AddRange(report.Leftovers.Select(l => $"would remove {ScanRoot.Relative(root, l)}, which an interrupted run left behind"));
        }
        else
        {
            writer.Remove(report.Leftovers);
        }

        var fixes = new List<FileFix>();
        var hasErrors = report.HasErrors;
        foreach (var path in report.Findings.Select(f => f.Finding.Path).Distinct())
        {
            cancellation.ThrowIfCancellationRequested();
            hasErrors |= !TryFix(path, root, planner, isDry ? null : writer, fixes);
        }

        var style = AnsiStyle.For(color.Of(parsed), host.OutputIsTerminal, host.Variable);
        if (parsed.GetValue(diff))
        {
            fixes.Where(f => f.IsChanged).ToList().ForEach(f => RedactedDiff.Write(f, host.Output, style));
        }

        // Beside a diff the account goes to the error stream, so that the diff stands alone.
        new FixAccount(isDry, style, scanner.ProjectsIn(root, gate)).Write(fixes, writer.Lines, parsed.GetValue(diff) ? host.Error : host.Output);
        if (hasErrors || writer.HasErrors)
        {
            return ExitCode.Error;
        }

        var isLeft = failOn.Of(parsed) is not Level.None and var level && fixes.Any(f => f.Remaining.Any(r => r.Finding.Level >= level));
        return isLeft || (isDry && fixes.Any(f => f.IsChanged)) ? ExitCode.Findings : ExitCode.Clean;
    }

    private bool TryFix(string path, string root, FileFixPlanner planner, FixWriter? writer, List<FileFix> fixes)
    {
        var fullPath = Path.GetFullPath(path, root);
        try
        {
            var plan = planner.Plan(fullPath, path);
            var result = writer is not null && (plan.IsChanged || plan.First.Count > 0) ? writer.Write(plan) : plan;
            fixes.AddRange(plan.First.Where(f => (writer is null || writer.HasWritten(f.FullPath)) && !fixes.Exists(o => ReferenceEquals(o, f))));
            fixes.Add(result);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            host.Report("error", $"{path}: not fixed, since {FileFailure.Reason(e)}");
            return false;
        }
    }

    private AnalysisOptions ReadOptions(ParseResult parsed)
    {
        var given = rootCert.Of(parsed);
        if (given.Count(r => r.Host is null) > 1)
        {
            throw new CommandException("--root-cert PATH is given twice; use --root-cert HOST=PATH where servers differ");
        }

        return analysis.Read(parsed) with
        {
            RootCertificate = given.FirstOrDefault(r => r.Host is null)?.Path,
            RootCertificates = given.Where(r => r.Host is not null).GroupBy(r => r.Host!, StringComparer.OrdinalIgnoreCase).ToDictionary(
                g => g.Key, g => g.Last().Path),
            PublicCa = parsed.GetValue(publicCa),
            BundlePath = bundlePath.Of(parsed) ?? new AnalysisOptions().BundlePath,
        };
    }

    private VerifyOptions ReadVerifyOptions(ParseResult parsed, AnalysisOptions options) => new()
    {
        Connect = connect.Of(parsed),
        IncludeLocal = options.IncludeLocal,
        Folder = host.WorkingDirectory,
        Home = host.Variable("HOME"),
    };

    private static string ReadTemplate(string text) =>
        text.Contains("{bundle}", StringComparison.Ordinal)
            ? text
            : throw new CommandException("--bundle-path takes a path in which {bundle} stands for the bundle's name");
}
