using System.CommandLine;

namespace SslLint.Tool.Cli;

/// <summary><c>bundle</c>: the CA bundles that the tool carries, and files of certificates.</summary>
internal sealed class BundleCommand : Command, IHasExamples
{
    /// <summary>Makes the command for one run.</summary>
    public BundleCommand(ToolHost host, CancellationToken cancellation)
        : base("bundle", "The providers' CA bundles: list, show, export, check, update.")
    {
        Add(new BundleListCommand(host));
        Add(new BundleShowCommand(host));
        Add(new BundleExportCommand(host));
        Add(new BundleCheckCommand(host, cancellation));
        Add(new BundleUpdateCommand(host, cancellation));
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect bundle list
          dotnet-sslconnect bundle export aws-rds --out certs/aws-rds.pem
          dotnet-sslconnect bundle check                                    every certificate file below the current folder
          dotnet-sslconnect bundle update aws-rds --out certs/aws-rds.pem   the only one that uses the network

        '--help' behind each of them says more.
        """;
}
