using System.CommandLine;
using System.Globalization;
using SslLint.CaBundles;
using SslLint.Certificates;
using SslLint.Tool.Bundles;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;

namespace SslLint.Tool.Cli;

/// <summary><c>bundle update</c>: makes the files of bundles new from what their providers publish.</summary>
internal sealed class BundleUpdateCommand : Command, IHasExamples
{
    private const int FingerprintLength = 64;

    private readonly Argument<string[]> names =
        new("NAME") { Description = "Bundles (default: those that stand in certs/ of the current folder).", Arity = ArgumentArity.ZeroOrMore };
    private readonly ValueOption<string?> output = new("--out", "FILE", "The file, for one bundle (default: certs/NAME.pem).", null, OptionValue.Text("--out"));
    private readonly ValueOption<Uri?> url = new("--url", "URL", "Another https address, for one bundle.", null, ReadUrl);
    private readonly ValueOption<string?> caFile = new(
        "--ca-file", "FILE", "CA certificates to trust beside the system's, such as those of a company's proxy.", null, OptionValue.Text("--ca-file"));
    private readonly RepeatedOption<string> accept = new(
        "--accept", "SHA256", "Take a root that nobody has reviewed, by its whole fingerprint. Repeatable.", ReadFingerprint);
    private readonly ValueOption<TimeSpan> timeout = new(
        "--timeout", "SECONDS", "How long a download may take (default: 30).", TimeSpan.FromSeconds(30), ReadTimeout);
    private readonly ToolHost host;
    private readonly CancellationToken cancellation;

    /// <summary>Makes the command for one run.</summary>
    public BundleUpdateCommand(ToolHost host, CancellationToken cancellation)
        : base("update", "Download bundles from their providers and take what was reviewed. Uses the network.")
    {
        this.host = host;
        this.cancellation = cancellation;
        names.Validators.Add(OptionValue.RefuseOptionsAndStrings);
        names.Offering(() => BundleCatalog.Names);
        Add(names);
        foreach (var option in new Option[] { output, url, caFile, accept, timeout })
        {
            Add(option);
        }

        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect bundle update
          dotnet-sslconnect bundle update aws-rds --out certs/global-bundle.pem

        A root that this version does not know is refused and named; once you have compared its fingerprint, --accept takes it.
        Exit codes: 0 up to date or written, 2 not written; the old file stays as it was.
        """;

    private int Run(ParseResult parsed)
    {
        var targets = Targets(parsed);
        var accepted = accept.Of(parsed);
        var trusted = caFile.Of(parsed) is { } file ? Stores.CertificateInput.Read(file, host) : [];
        foreach (var (bundle, path) in targets)
        {
            cancellation.ThrowIfCancellationRequested();
            IReadOnlyList<Uri> addresses = url.Of(parsed) is { } given ? [given] : [.. bundle.Downloads.Select(d => new Uri(d))];
            if (addresses.Count == 0)
            {
                throw new CommandException($"{bundle.Name} is published at no address that is known: "
                    + $"'bundle export {bundle.Name}' writes what this version carries, --url names an address");
            }

            Update(bundle, path, addresses, parsed, accepted, trusted);
        }

        return ExitCode.Clean;
    }

    private void Update(
        Bundle bundle,
        string path,
        IReadOnlyList<Uri> addresses,
        ParseResult parsed,
        IReadOnlyList<string> accepted,
        IReadOnlyList<CertificateEntry> trusted)
    {
        var full = host.Resolve(path);
        try
        {
            var before = File.Exists(full) ? FileGate.ReadRegular(full, FileLimit.Certificates) : null;
            var downloads = addresses.Select(a => (a, CertificateFile.Read(BundleDownload.Fetch(a, trusted, timeout.Of(parsed), cancellation)))).ToList();
            var refresh = BundleRefresh.Of(bundle, downloads, before is null ? null : CertificateFile.Read(before), accepted, DateTime.UtcNow);
            var isSame = before is not null && before.AsSpan().SequenceEqual(refresh.Content);
            var place = OutputFile.PlaceOf(full, GitRepository.Around(host.WorkingDirectory));
            if (!isSame && !(before is null
                ? AtomicFile.TryPut(place, refresh.Content, mode: null, overwrite: false)
                : AtomicFile.TryReplace(place, before, refresh.Content, out _)))
            {
                throw new CommandException($"{path}: the file has changed meanwhile; nothing was written, run it again");
            }

            var count = CertificateFile.Read(refresh.Content).Certificates.Count;
            host.Output.WriteLine($"{path}: {(isSame ? "is up to date" : before is null ? "written" : "updated")}, {count} certificates");
            foreach (var note in refresh.Notes)
            {
                host.Output.WriteLine("  " + note);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: not written, since {FileFailure.Reason(e)}");
        }
    }

    private List<(Bundle Bundle, string Path)> Targets(ParseResult parsed)
    {
        var wanted = parsed.GetValue(names) ?? [];
        var found = wanted.Length > 0
            ? wanted.Select(n => BundleCatalog.RequireEntry(n)).ToList()
            : BundleCatalog.Manifest.Bundles.Where(b => File.Exists(host.Resolve(DefaultPath(b)))).ToList();
        if (found.Count == 0)
        {
            throw new CommandException("there is no bundle in certs/ of the current folder: name one, as in 'bundle update aws-rds'");
        }

        if (found.Count > 1 && (output.Of(parsed) is not null || url.Of(parsed) is not null))
        {
            throw new CommandException("--out and --url are for one bundle");
        }

        return found.ConvertAll(b => (b, output.Of(parsed) ?? DefaultPath(b)));
    }

    private static string DefaultPath(Bundle bundle) => $"certs/{bundle.Name}.pem";

    private static Uri ReadUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0
            ? address
            : throw new CommandException("--url takes an https address without user name and password");

    private static string ReadFingerprint(string text)
    {
        var hex = text.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
        return hex.Length == FingerprintLength && hex.All(char.IsAsciiHexDigit)
            ? hex
            : throw new CommandException($"--accept takes a whole SHA-256 fingerprint, {FingerprintLength} hexadecimal digits");
    }

    private static TimeSpan ReadTimeout(string text) =>
        int.TryParse(text.TrimEnd('s'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : throw new CommandException("--timeout takes seconds from 1 to 3600");
}
