using System.CommandLine;

namespace SslLint.Tool.Cli;

/// <summary><c>truststore</c>: stores for Java and Oracle.</summary>
internal sealed class TruststoreCommand : Command, IHasExamples
{
    /// <summary>Makes the command for one run.</summary>
    public TruststoreCommand(ToolHost host)
        : base("truststore", "Make and show trust stores and key stores for JDBC and Oracle.")
    {
        Add(new TruststoreCreateCommand(host));
        Add(new TruststoreShowCommand(host));
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect truststore create --bundle aws-rds --password-env STORE_PASSWORD --out truststore.p12
          dotnet-sslconnect truststore show truststore.p12 --password-env STORE_PASSWORD

        'truststore create --help' and 'truststore show --help' say more.
        """;
}
