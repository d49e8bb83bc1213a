using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SslLint.Certificates;
using SslLint.Tool.Bundles;
using SslLint.Tool.Output;
using SslLint.Tool.Stores;

namespace SslLint.Tool.Cli;

/// <summary><c>bundle show</c>: what a bundle or a file holds, and why.</summary>
internal sealed class BundleShowCommand : Command, IHasExamples
{
    private readonly Argument<string> subject = new("NAME|FILE") { Description = "A bundle, or a file of certificates in PEM or DER." };
    private readonly ValueOption<string> format = OptionValue.Choice("--format", "F", "text or json (default: text).", "text", "text", "json");
    private readonly ToolHost host;

    /// <summary>Makes the command for one run.</summary>
    public BundleShowCommand(ToolHost host)
        : base("show", "Show each certificate of a bundle or file: until when, its fingerprint, why it is in and where it was taken from.")
    {
        this.host = host;
        subject.Validators.Add(OptionValue.RefuseOptionsAndStrings);
        subject.Offering(() => BundleCatalog.Names);
        Add(subject);
        Add(format);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect bundle show azure
          dotnet-sslconnect bundle show ./certs/global-bundle.pem

        Exit codes: 0 shown, 2 there is no such bundle or file.
        """;

    private int Run(ParseResult parsed)
    {
        var name = parsed.GetValue(subject)!;
        var isFile = BundleCatalog.Find(name) is null && File.Exists(host.Resolve(name));
        var certificates = isFile ? CertificateInput.Read(name, host) : CertificateFile.Read(BundleCatalog.Require(name)).Certificates;
        var now = DateTime.UtcNow;
        if (format.Of(parsed) == "json")
        {
            var model = new BundleContentModel(1, name, [.. certificates.Select(c => Model(c, now))]);
            host.Output.WriteLine(JsonSerializer.Serialize(model, OutputJson.Default.BundleContentModel));
            return ExitCode.Clean;
        }

        host.Output.WriteLine(
            $"{Printable.AtLineStart(name)}: {Counted.Of(certificates.Count, "certificate")}"
            + $"{(BundleCatalog.Find(name) is { } bundle ? $", for {bundle.Purpose}" : "")}");
        foreach (var certificate in certificates)
        {
            var model = Model(certificate, now);
            host.Output.WriteLine();
            host.Output.WriteLine(Printable.AtLineStart(certificate.Subject));
            host.Output.WriteLine($"  until {certificate.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
                + $"{(model.Certificate.Validity == "valid" ? "" : $" ({model.Certificate.Validity})")}");
            host.Output.WriteLine($"  SHA-256 {certificate.Sha256}");
            host.Output.WriteLine(model.Why is { } why
                ? $"  {why}; from {model.Carrier}, {model.RetrievedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
                : "  in no bundle of this tool");
        }

        return ExitCode.Clean;
    }

    private static BundledCertificateModel Model(CertificateEntry certificate, DateTime now)
    {
        var reviewed = BundleCatalog.FindCertificate(certificate.Sha256);
        return new BundledCertificateModel(
            CertificateModel.Of(certificate, now),
            [.. BundleCatalog.Manifest.Bundles.Where(b => b.Certificates.Contains(certificate.Sha256)).Select(b => b.Name)],
            reviewed?.Why,
            reviewed?.Carrier,
            reviewed?.RetrievedOn);
    }
}
