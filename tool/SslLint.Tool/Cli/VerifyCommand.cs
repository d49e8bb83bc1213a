using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SslLint.Projects;
using SslLint.Providers;
using SslLint.Tool.Files;
using SslLint.Tool.Output;
using SslLint.Tool.Rewriting;
using SslLint.Tool.Scanning;
using SslLint.Tool.Verification;

namespace SslLint.Tool.Cli;

/// <summary><c>verify</c>: asks the real server.</summary>
internal sealed class VerifyCommand : Command, IHasExamples
{
    private readonly Argument<string?> text =
        new("STRING") { Description = "The connection string; '-' or nothing reads standard input.", Arity = ArgumentArity.ZeroOrOne };
    private readonly RepeatedOption<string> paths = new(
        "--path", "PATH", "Every connection of these files and folders instead. Repeatable.", OptionValue.Text("--path"));
    private readonly ValueOption<string?> file = new(
        "--file", "FILE", "Every connection of this file instead, or the one under --key.", null, OptionValue.Text("--file"));
    private readonly ValueOption<string?> key = new(
        "--key", "KEY", "The connection of --file under this key: DATABASE_URL, ConnectionStrings:Default.", null, OptionValue.Text("--key"));
    private readonly ValueOption<DriverSelection?> driver = DriverOption.Create("The driver that reads the string; see 'explain --drivers'.");
    private readonly ValueOption<string?> rootCert = new(
        "--root-cert", "PATH", "The CA certificates with which the strict string is judged.", null, OptionValue.Text("--root-cert"));
    private readonly Flag publicCa = new("--public-ca", "Judge the strict string with the system's roots.");
    private readonly ValueOption<HostPort?> connect = ConnectOption.Create("Go there; the string's own host name is what is compared.");
    private readonly ValueOption<TimeSpan> timeout = new(
        "--timeout", "TIME", "How long one server may take: 10s, 500ms (default: 10s).", VerifyOptions.DefaultTimeout, ReadTime);
    private readonly ValueOption<int> threads = new("--threads", "N", "Servers asked at once (default: 16).", 16, ReadThreads);
    private readonly ValueOption<string> format = OptionValue.Choice("--format", "F", "text or json (default: text).", "text", "text", "json");
    private readonly Flag includeLocal = new("--include-local", "Dial this machine and link-local addresses, too.");
    private readonly ToolHost host;
    private readonly CancellationToken cancellation;

    /// <summary>Makes the command for one run.</summary>
    public VerifyCommand(ToolHost host, CancellationToken cancellation)
        : base("verify", "Ask the real server: does the string, as written, accept only the right one?")
    {
        this.host = host;
        this.cancellation = cancellation;
        text.Validators.Add(OptionValue.RefuseOptions);
        Add(text);
        foreach (var option in new Option[] { paths, file, key, driver, rootCert, publicCa, connect, timeout, threads, format, includeLocal })
        {
            Add(option);
        }

        SetAction(Run);
    }

#pragma warning disable SSL1002, SSL2001 // The examples are strings to be verified.
    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect verify 'Host=db.example.com;Username=app;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem'
          printenv DATABASE_URL | dotnet-sslconnect verify --driver libpq -
          dotnet-sslconnect verify --connect localhost:15432 'Host=db.example.com;SSL Mode=VerifyFull'
          dotnet-sslconnect verify --file appsettings.json --key ConnectionStrings:Default
          dotnet-sslconnect verify --path . --format json

        It speaks up to the end of the TLS handshake, never logs in, and sends no user name and no password.
        --path dials the hosts that the files name.
        Exit codes: 0 safe; 1 exposed to an interceptor, or broken; 2 a server was not reached or not understood, or a usage error.
        """;
#pragma warning restore SSL1002, SSL2001

    private int Run(ParseResult parsed)
    {
        IReadOnlyList<string> named = file.Of(parsed) is { } one ? [one, .. paths.Of(parsed)] : paths.Of(parsed);
        if (named.Count > 0 && (parsed.GetValue(text) is not null || (file.Of(parsed) is not null && named.Count > 1)))
        {
            throw new CommandException("verify takes a connection string, --file or --path: one of the three");
        }

        if (key.Of(parsed) is not null && file.Of(parsed) is null)
        {
            throw new CommandException("--key names a key of --file FILE");
        }

        if (file.Of(parsed) is { } path && !File.Exists(host.Resolve(path)))
        {
            throw new CommandException($"--file {path}: there is no such file");
        }

        var options = new VerifyOptions
        {
            RootCertificate = rootCert.Of(parsed),
            PublicCa = parsed.GetValue(publicCa),
            Connect = connect.Of(parsed),
            IncludeLocal = parsed.GetValue(includeLocal),
            Timeout = timeout.Of(parsed),
            Threads = threads.Of(parsed),
            Folder = host.WorkingDirectory,
            Home = host.Variable("HOME"),
        };
        if (options is { RootCertificate: not null, PublicCa: true })
        {
            throw new CommandException("--root-cert and --public-ca exclude each other");
        }

        var hasErrors = false;
        IReadOnlyList<ConnectionCheck> checks;
        if (named.Count == 0)
        {
            checks = Verifier.VerifyAsync(StringInput.Read(parsed.GetValue(text), host), driver.Of(parsed), options, cancellation).GetAwaiter().GetResult();
        }
        else
        {
            (var targets, hasErrors) = Find(named, parsed, options);
            using var progress = new ScanProgress(host, "Asking");
            using var verifier = new Verifier(options) { Judged = progress.Advance };
            progress.Begin();
            progress.Expect(targets.Sum(static t => Math.Max(1, t.Reading.Endpoints.Count)));
            checks = Merge(verifier.VerifyAsync(targets, cancellation).GetAwaiter().GetResult());
            progress.End();
        }

        if (format.Of(parsed) == "json")
        {
            host.Output.WriteLine(JsonSerializer.Serialize(VerifyModel.Of(checks), OutputJson.Default.VerifyModel));
        }
        else
        {
            VerifyText.Write(checks, named.Count > 0, host.Output);
        }

        return hasErrors || checks.Any(static c => c.Verdict == Verdict.Unknown) ? ExitCode.Error
            : checks.Any(static c => c.Verdict != Verdict.Safe) ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private (IReadOnlyList<VerifyTarget> Targets, bool HasErrors) Find(IReadOnlyList<string> named, ParseResult parsed, VerifyOptions options)
    {
        IReadOnlyList<string> full = [.. named.Select(host.Resolve).Select(Path.TrimEndingDirectorySeparator).Distinct(StringComparer.Ordinal)];
        var request = new ScanRequest
        {
            Selection = new SelectionRequest { Root = ScanRoot.Of(host.WorkingDirectory, full), Paths = full, Variable = host.Variable },
            Analysis = new AnalysisOptions
            {
                RecordConnections = true,
                Driver = driver.Of(parsed) is { } one
                    ? new Sources.DriverEvidence(one.Driver.Name, one.Version, Sources.EvidenceStrength.Configured, "--driver") : null,
            },
        };
        ScanReport report;
        using (var progress = new ScanProgress(host))
        {
            report = new Scanner(host, Configurations.ConfigurationIndex.Discovered(request.Selection.Gate), cancellation).Scan(request, progress);
        }

        if (key.Of(parsed) is { } wanted)
        {
            report = report with { Connections = Under(wanted, report.Connections) };
        }

        var all = report.Connections.Where(c => options.IncludeLocal || c.Connection.HostClass != HostClass.Local).ToList();
        if (all.Count < report.Connections.Count)
        {
            host.Report("note", $"{Counted.Of(report.Connections.Count - all.Count, "connection")} to this machine left out; --include-local asks there, too");
        }

        if (report.Connections.Count == 0)
        {
            host.Report("warning", "no connection was found, so no server was asked");
        }

        return ([.. all.Select(c => VerifyTarget.Of(c, report.Root))], report.HasErrors);
    }

    /// <summary>The connections under a key, named whole (<c>ConnectionStrings:Default</c>) or by its end.</summary>
    private static IReadOnlyList<ReportedConnection> Under(string key, IReadOnlyList<ReportedConnection> connections)
    {
        var found = connections.Where(c => c.Connection.Key is { } whole
            && (whole.Equals(key, StringComparison.OrdinalIgnoreCase) || whole.EndsWith(":" + key, StringComparison.OrdinalIgnoreCase))).ToList();
        var known = connections.Select(static c => c.Connection.Key).OfType<string>().Distinct().Take(10).ToList();
        return found.Count > 0 ? found
            : throw new CommandException($"--key {key}: no connection stands under it; "
                + (known.Count > 0 ? $"there are some under {string.Join(", ", known)}" : "none stands under a key"));
    }

    /// <summary>The same server asked for the same by the same driver is one line, with all the places.</summary>
    private static IReadOnlyList<ConnectionCheck> Merge(IReadOnlyList<ConnectionCheck> checks) =>
    [
        .. checks.GroupBy(static c => (c.Host, c.Port, c.Reading.Driver.Name, c.Reading.Version, c.Verdict, string.Join('\n', c.Why),
                c.Reading.Posture?.Encryption, c.Reading.Posture?.Chain, c.Reading.Posture?.HostName, c.Reading.Posture?.RootCertificate))
            .Select(static g => g.First() with { Places = [.. g.SelectMany(static c => c.Places)] }),
    ];

    private static TimeSpan ReadTime(string text)
    {
        var (number, unit) = text.EndsWith("ms", StringComparison.Ordinal) ? (text[..^2], 1) : (text.TrimEnd('s'), 1000);
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value * unit is >= 1 and <= 3_600_000
            ? TimeSpan.FromMilliseconds(value * unit)
            : throw new CommandException("--timeout takes a time of at most an hour, such as 10s or 500ms");
    }

    private static int ReadThreads(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1024
            ? count
            : throw new CommandException("--threads takes a number from 1 to 1024");
}
