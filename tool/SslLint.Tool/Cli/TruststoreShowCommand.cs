using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SslLint.Certificates;
using SslLint.Tool.Output;
using SslLint.Tool.Stores;

namespace SslLint.Tool.Cli;

/// <summary><c>truststore show</c>: what a store holds.</summary>
internal sealed class TruststoreShowCommand : Command, IHasExamples
{
    private readonly Argument<string> file = new("FILE") { Description = "A PKCS#12 or JKS store, or certificates in PEM or DER." };
    private readonly PasswordOptions password = new("--password", "The password of the store");
    private readonly ValueOption<string> format = OptionValue.Choice("--format", "F", "text or json (default: text).", "text", "text", "json");
    private readonly ToolHost host;

    /// <summary>Makes the command for one run.</summary>
    public TruststoreShowCommand(ToolHost host)
        : base("show", "List what a store holds: aliases, certificates, and until when they are valid.")
    {
        this.host = host;
        file.Validators.Add(OptionValue.RefuseOptionsAndStrings);
        Add(file);
        password.AddTo(this);
        Add(format);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect truststore show truststore.p12 --password-env STORE_PASSWORD
          dotnet-sslconnect truststore show --format json cacerts

        A JKS store is listed without a password, too; then nobody knows whether it was changed. Keys are never shown.
        Exit codes: 0 listed, 2 the store can't be read.
        """;

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(file)!;
        var listing = StoreListing.Read(path, CertificateInput.ReadBytes(path, host), password.Read(parsed, host));
        var now = DateTime.UtcNow;
        if (format.Of(parsed) == "json")
        {
            host.Output.WriteLine(JsonSerializer.Serialize(StoreModel.Of(listing, now), OutputJson.Default.StoreModel));
        }
        else
        {
            WriteText(path, listing, now);
        }

        return ExitCode.Clean;
    }

    private void WriteText(string path, StoreListing listing, DateTime now)
    {
        host.Output.WriteLine(
            $"{Printable.AtLineStart(path)}: {TypeOf(listing.Type)}, "
            + $"{(listing.Entries.Count == 1 ? "1 entry" : $"{listing.Entries.Count} entries")}");
        foreach (var entry in listing.Entries)
        {
            host.Output.WriteLine();
            host.Output.WriteLine(Printable.AtLineStart((entry.Alias.Length > 0 ? entry.Alias + ": " : "") + KindOf(entry.Kind)));
            foreach (var certificate in entry.Chain)
            {
                host.Output.WriteLine(Printable.Of($"  subject: {certificate.Subject}"));
                host.Output.WriteLine(Printable.Of($"  issuer:  {(certificate.IsSelfIssued ? "itself" : certificate.Issuer)}"));
                host.Output.WriteLine($"  valid:   {Day(certificate.NotBefore)} to {Day(certificate.NotAfter)}{Mark(certificate, now)}");
                host.Output.WriteLine($"  key:     {certificate.KeyAlgorithm}{(certificate.KeySize is { } size ? $" {size} bits" : "")}");
                host.Output.WriteLine($"  SHA-256: {certificate.Sha256}");
            }
        }

        foreach (var note in listing.Notes)
        {
            host.Report("warning", $"{path}: {note}");
        }
    }

    private static string TypeOf(string type) => type == "pkcs12" ? "PKCS#12" : type.ToUpperInvariant();

    private static string KindOf(StoreEntryKind kind) => kind switch
    {
        StoreEntryKind.Trusted => "trusted certificate",
        StoreEntryKind.Key => "private key",
        _ => "certificate",
    };

    private static string Mark(CertificateEntry certificate, DateTime now) => certificate.ValidityAt(now) switch
    {
        CertificateValidity.Expired => " (expired)",
        CertificateValidity.EndsSoon => " (ends soon)",
        CertificateValidity.NotYetValid => " (not valid yet)",
        _ => "",
    };

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
