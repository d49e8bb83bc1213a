using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SslLint.CaBundles;
using SslLint.Certificates;
using SslLint.Providers;
using SslLint.Rules;
using SslLint.Tool.Bundles;
using SslLint.Tool.Files;
using SslLint.Tool.Output;

namespace SslLint.Tool.Cli;

/// <summary><c>bundle check</c>: judges files of certificates.</summary>
internal sealed class BundleCheckCommand : Command, IHasExamples
{
    private static readonly string[] extensions = [".pem", ".crt", ".cer", ".cert", ".ca-bundle", ".der", ".p7b", ".p7c", ".key"];

    private readonly SelectionOptions selection = new();
    private readonly ValueOption<Bundle?> wanted =
        new ValueOption<Bundle?>("--for", "NAME|HOST", "The bundle, or a host of the provider, that the files shall verify.", null, ReadWanted)
        .Offering(() => BundleCatalog.Names);
    private readonly ValueOption<int> days = new(
        "--days", "N", $"Report what ends within so many days (default: {CertificateEntry.NoticeDays}).", CertificateEntry.NoticeDays, ReadDays);
    private readonly ValueOption<string> format = OptionValue.Choice(
        "--format", "F", "text, concise or json (default: text).", "text", "text", "concise", "json");
    private readonly ValueOption<Level> failOn = OutputOptions.FailOnOption();
    private readonly ValueOption<string> color = OutputOptions.ColorOption();
    private readonly ToolHost host;
    private readonly CancellationToken cancellation;

    /// <summary>Makes the command for one run.</summary>
    public BundleCheckCommand(ToolHost host, CancellationToken cancellation)
        : base("check", "Judge certificate files: expired, retired, weak, incomplete, of the wrong provider, with a private key.")
    {
        this.host = host;
        this.cancellation = cancellation;
        selection.AddTo(this);
        foreach (var option in new Option[] { wanted, days, format, failOn, color })
        {
            Add(option);
        }

        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect bundle check                                     every certificate file that git tracks or would track
          dotnet-sslconnect bundle check --for aws-rds certs/global-bundle.pem
          dotnet-sslconnect bundle check --days 180 --format concise

        In folders of tests and examples everything is an information.
        Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something asked for was not examined.
        """;

    private int Run(ParseResult parsed)
    {
        var request = selection.Request(parsed, host, []);
        var selected = FileSelector.Select(request, cancellation);
        var check = new CertificateFileCheck { NoticeDays = days.Of(parsed), Wanted = wanted.Of(parsed) };
        var found = new List<(string Path, CertificateFinding Finding)>();
        var (files, certificates) = (0, 0);
        var hasErrors = selected.Errors.Count > 0;
        using var buffer = new FileBuffer();
        selected.Warnings.ForEach(w => host.Report("warning", w));
        selected.Errors.ForEach(e => host.Report("error", e));
        request.Gate.Refusals.ToList().ForEach(r => host.Report("warning", r.Line));
        foreach (var file in selected.Files.Where(f => f.IsNamed || extensions.Contains(Path.GetExtension(f.Path), StringComparer.OrdinalIgnoreCase)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (buffer.Read(request.Gate, file.FullPath, selection.MaximumFileSize(parsed), cancellation, out var failure) == SkipReason.None)
            {
                var content = CertificateFile.Read(buffer.Content.ToArray());
                files++;
                certificates += content.Certificates.Count;
                found.AddRange(check.Judge(file.Path, content, file.IsNamed).OrderBy(f => f.Line).Select(f => (file.Path, f)));
            }
            else
            {
                hasErrors |= file.IsNamed;
                host.Report(file.IsNamed ? "error" : "warning", $"{file.Path}: not read, since {failure}");
            }
        }

        Write(format.Of(parsed), found, files, certificates, AnsiStyle.For(color.Of(parsed), host.OutputIsTerminal, host.Variable));
        return hasErrors ? ExitCode.Error
            : failOn.Of(parsed) is not Level.None and var level && found.Exists(f => f.Finding.Level >= level) ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private void Write(string form, List<(string Path, CertificateFinding Finding)> found, int files, int certificates, AnsiStyle style)
    {
        if (form == "json")
        {
            var model = new BundleCheckModel(
                1,
                [.. found.Select(f =>
                    new CertificateFindingModel(f.Finding.Kind, LevelNames.Of(f.Finding.Level), f.Path, f.Finding.Line, f.Finding.Message, f.Finding.Help))],
                files,
                certificates);
            host.Output.WriteLine(JsonSerializer.Serialize(model, OutputJson.Default.BundleCheckModel));
            return;
        }

        foreach (var (path, finding) in found)
        {
            var level = LevelNames.Of(finding.Level);
            if (form == "concise")
            {
                host.Output.WriteLine($"{Printable.AtLineStart(path)}({finding.Line}): {level} {finding.Kind}: {Printable.Of(finding.Message)}");
            }
            else
            {
                host.Output.WriteLine(
                    $"{Printable.AtLineStart(path)}:{finding.Line}: {style.OfLevel(finding.Level, $"{level}[{finding.Kind}]")}: "
                    + Printable.Of(finding.Message));
                host.Output.WriteLine($"  {style.Frame("=")} {style.Help("help")}: {Printable.Of(finding.Help)}");
            }
        }

        if (form == "text")
        {
            int Count(Level level) => found.Count(f => f.Finding.Level == level);
            host.Output.WriteLine($"{Counted.Of(files, "file")} with {Counted.Of(certificates, "certificate")}: "
                + $"{Counted.Of(Count(Level.Error), "error")}, {Counted.Of(Count(Level.Warning), "warning")}, {Count(Level.Info)} info");
        }
    }

    private static Bundle? ReadWanted(string text)
    {
        if (BundleCatalog.Find(text) is { } bundle)
        {
            return bundle;
        }

        var provider = ProviderCatalog.Find(text, (DatabaseEngines)(-1));
        return provider?.Bundle is { } name ? BundleCatalog.Find(name) : throw new CommandException(provider is null
            ? "--for takes a bundle (see 'bundle list') or the host name of a provider that is known"
            : $"--for: there is no bundle for {provider.Name}{(provider.HowToGetCa is { } how ? ": " + how : "")}");
    }

    private static int ReadDays(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 36_500
            ? days
            : throw new CommandException("--days takes a number from 0 to 36500");
}
