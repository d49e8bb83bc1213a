using System.CommandLine;
using SslLint.Attribution;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Text;
using SslLint.Tool.Output;
using SslLint.Tool.Rewriting;

namespace SslLint.Tool.Cli;

/// <summary><c>rewrite</c>: one string in, the strict string out.</summary>
internal sealed class RewriteCommand : Command, IHasExamples
{
    private static readonly Dialect[] Dialects = [.. EngineCatalog.All.SelectMany(static e => e.Targets).Distinct()];

    private readonly Argument<string?> text =
        new("STRING") { Description = "The connection string; '-' or nothing reads standard input.", Arity = ArgumentArity.ZeroOrOne };
    private readonly ValueOption<DriverSelection?> driver = DriverOption.Create("The driver that reads the string; see 'explain --drivers'.");
    private readonly ValueOption<Dialect?> to = new ValueOption<Dialect?>(
        "--to", "DIALECT", $"Write it in another dialect: {string.Join(", ", Dialects.Select(static d => d.Name))}.", null, ReadDialect)
        .Offering(() => Dialects.Select(d => d.Name));
    private readonly ValueOption<string?> rootCert = PathOption("--root-cert", "The CA certificates of the server, as the application will find them.");
    private readonly ValueOption<string?> clientCert = PathOption("--client-cert", "The client certificate, for mutual TLS.");
    private readonly ValueOption<string?> clientKey = PathOption("--client-key", "The key of --client-cert.");
    private readonly Flag publicCa = new("--public-ca", "The server has a certificate of a public CA: verify with the system's roots.");
    private readonly Flag explain = new("--explain", "Say on standard error what was changed and how the result is read.");
    private readonly ToolHost host;

    /// <summary>Makes the command for one run.</summary>
    public RewriteCommand(ToolHost host)
        : base("rewrite", "Print the strict form of one connection string.")
    {
        this.host = host;
        text.Validators.Add(OptionValue.RefuseOptions);
        Add(text);
        foreach (var option in new Option[] { driver, to, rootCert, publicCa, clientCert, clientKey, explain })
        {
            Add(option);
        }

        SetAction(Run);
    }

#pragma warning disable SSL1002 // The examples are strings to be made strict.
    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect rewrite --driver metabase --root-cert /path/to/certificate.pem 'jdbc:postgresql://db.example.com:5432/mydb?user=dbuser'
          printenv DATABASE_URL | dotnet-sslconnect rewrite --public-ca -
          dotnet-sslconnect rewrite --to uri --root-cert ca.pem 'Host=db.example.com;Username=app'

        Standard output holds the string and nothing else. Strings on standard input are not seen by other users of the machine.
        Exit codes: 0 done, 2 the string can't be made strict; standard error says what is missing.
        """;
#pragma warning restore SSL1002

    private int Run(ParseResult parsed)
    {
        var request = new RewriteRequest
        {
            Text = StringInput.Read(parsed.GetValue(text), host),
            Driver = driver.Of(parsed),
            To = to.Of(parsed),
            RootCertificate = rootCert.Of(parsed),
            PublicCa = parsed.GetValue(publicCa),
            ClientCertificate = clientCert.Of(parsed),
            ClientKey = clientKey.Of(parsed),
        };
        if ((request.ClientCertificate is null) != (request.ClientKey is null))
        {
            throw new CommandException("--client-cert and --client-key belong together");
        }

        if (request.RootCertificate is not null && request.PublicCa)
        {
            throw new CommandException("--root-cert and --public-ca exclude each other");
        }

        var result = Rewriter.Rewrite(request);
        foreach (var note in result.Notes)
        {
            host.Report("note", note);
        }

        if (parsed.GetValue(explain))
        {
            ReadingText.Write(result.Readings, host.Error, AnsiStyle.Plain);
        }

        host.Output.WriteLine(result.Text);
        return ExitCode.Clean;
    }

    private static Dialect ReadDialect(string text) =>
        Array.Find(Dialects, d => string.Equals(d.Name, text, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandException(
                $"--to takes {string.Join(", ", Dialects.Select(d => d.Name))}{NearestName.Question(text, Dialects.Select(d => d.Name))}");

    private static ValueOption<string?> PathOption(string name, string description) => new(name, "PATH", description, null, OptionValue.Text(name));
}
