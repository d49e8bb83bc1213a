using System.CommandLine;
using SslLint.Certificates;
using SslLint.Tool.Bundles;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;
using SslLint.Tool.Output;
using SslLint.Tool.Stores;

namespace SslLint.Tool.Cli;

/// <summary><c>truststore create</c>: certificates and keys in PEM or DER in, a store out.</summary>
internal sealed class TruststoreCreateCommand : Command, IHasExamples
{
    /// <summary>What keytool asks of a password.</summary>
    private const int MinimumPasswordLength = 6;
    private const string WalletFile = "ewallet.p12";

    private readonly ValueOption<string?> output = new(
        "--out", "FILE", "The file to write; a folder for --type oracle-wallet.", null, OptionValue.Text("--out"));
    private readonly ValueOption<string?> type = OptionValue.Choice(
        "--type", "TYPE", "pkcs12, jks, pk8, der, oracle-wallet (default: by the ending of --out, else pkcs12).", StoreTypes.Names);
    private readonly RepeatedOption<string> bundles =
        new RepeatedOption<string>("--bundle", "NAME", "Trust the CAs of a bundle; see 'bundle list'. Repeatable.", OptionValue.Text("--bundle"))
        .Offering(() => BundleCatalog.Names);
    private readonly RepeatedOption<string> certificates = new(
        "--cert", "FILE", "Trust the CA certificates of a file in PEM or DER. Repeatable.", OptionValue.Text("--cert"));
    private readonly ValueOption<string?> clientCert = new(
        "--client-cert", "FILE", "The client certificate, with those that signed it, for mutual TLS.", null, OptionValue.Text("--client-cert"));
    private readonly ValueOption<string?> clientKey = new(
        "--client-key", "FILE", "Its private key: PKCS#1, PKCS#8 or EC in PEM, or PKCS#8 in DER.", null, OptionValue.Text("--client-key"));
    private readonly ValueOption<string> alias = new(
        "--alias",
        "NAME",
        $"The alias of the client's entry (default: {StoreContent.PgjdbcAlias}, the only one that pgjdbc takes).",
        StoreContent.PgjdbcAlias,
        OptionValue.Text("--alias"));
    private readonly PasswordOptions password = new("--password", "The password of the store");
    private readonly PasswordOptions keyPassword = new("--key-password", "The password of --client-key");
    private readonly Flag force = new("--force", "Write over an existing file.");
    private readonly ToolHost host;

    /// <summary>Makes the command for one run.</summary>
    public TruststoreCreateCommand(ToolHost host)
        : base("create", "Make a trust store, or a key store of a client certificate and its key.")
    {
        this.host = host;
        foreach (var option in new Option[] { output, type, bundles, certificates, clientCert, clientKey, alias })
        {
            Add(option);
        }

        password.AddTo(this);
        keyPassword.AddTo(this);
        Add(force);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          a trust store with the CAs of AWS RDS and one of your own
            dotnet-sslconnect truststore create --bundle aws-rds --cert own-ca.pem --password-env STORE_PASSWORD --out truststore.p12
          the client's certificate and key for pgjdbc's sslkey
            dotnet-sslconnect truststore create --client-cert client.crt --client-key client.key --password-file secret.txt --out client.p12
            dotnet-sslconnect truststore create --client-key client.key --out client.pk8
          an Oracle wallet without auto-login (cwallet.sso can't be made: its form is not published)
            dotnet-sslconnect truststore create --type oracle-wallet --cert ca.pem --password-env WALLET_PASSWORD --out wallet

        Passwords come from standard input, the environment or a file, since arguments are visible to others.
        Exit codes: 0 written, 2 not written; an existing file stays as it was.
        """;

    private int Run(ParseResult parsed)
    {
        var path = output.Of(parsed) ?? throw new CommandException("--out FILE is needed");
        var kind = type.Of(parsed) is { } named ? StoreTypes.Of(named) : StoreTypes.OfFile(path);
        if (password.ReadsInput(parsed) && keyPassword.ReadsInput(parsed))
        {
            throw new CommandException("standard input holds one password: give the other by --password-env or --password-file");
        }

        var storePassword = password.Read(parsed, host);
        var trusted = Trusted(parsed, kind);
        var client = Client(parsed, kind);
        var (bytes, said) = Make(kind, parsed, trusted, client, storePassword);
        var file = kind == StoreType.OracleWallet ? Path.Combine(path, WalletFile) : path;
        Write(file, bytes, hasKey: client is not null, parsed.GetValue(force));
        host.Output.WriteLine($"{file}: {said}");
        return ExitCode.Clean;
    }

    private (byte[] Content, string Said) Make(
        StoreType kind, ParseResult parsed, IReadOnlyList<CertificateEntry> trusted, ClientIdentity? client, char[]? storePassword)
    {
        switch (kind)
        {
            case StoreType.Der:
                return trusted.Count == 1 && client is null
                    ? (trusted[0].ToDer(), $"{Printable.Of(trusted[0].Name)} in DER")
                    : throw new CommandException("--type der holds one certificate: give one by --cert, and neither --bundle nor a key");

            case StoreType.Pk8:
                if (storePassword is [])
                {
                    throw new CommandException("the password of the key is empty: leave it out for a key that is not encrypted");
                }

                RefuseForeign(storePassword);
                return client is not null && trusted.Count == 0
                    ? (StoreWriter.Pkcs8(client.Key, storePassword),
                        storePassword is null ? "the private key as PKCS#8 in DER, not encrypted" : "the private key as PKCS#8 in DER, encrypted")
                    : throw new CommandException("--type pk8 holds a private key and nothing else: give --client-key, and no --cert or --bundle");

            default:
                if (trusted.Count == 0 && client is null)
                {
                    throw new CommandException("there is nothing to put in: give --bundle, --cert, or --client-cert with --client-key");
                }

                if (storePassword is null || storePassword.Length < MinimumPasswordLength)
                {
                    throw new CommandException(storePassword is null
                        ? "a store needs a password: give it by --password-stdin, --password-env or --password-file"
                        : $"the password of a store needs {MinimumPasswordLength} characters or more, or keytool refuses it");
                }

                RefuseForeign(kind == StoreType.Jks ? null : storePassword);
                var name = alias.Of(parsed);
                var content = new StoreContent(StoreContent.Named(trusted, client is null ? null : name), client, name);
                return (kind == StoreType.Jks ? StoreWriter.Jks(content, storePassword) : Pkcs12Writer.Write(content, storePassword), Said(content));
        }
    }

    private static void RefuseForeign(char[]? storePassword)
    {
        if (storePassword is not null && !LibraryPassword.IsForJava(storePassword))
        {
            throw new CommandException("the password holds characters beyond printable ASCII, with which Java opens no PKCS#12 store and no encrypted key");
        }
    }

    private static string Said(StoreContent content)
    {
        var parts = new List<string>();
        if (content.Trusted.Count > 0)
        {
            parts.Add(Counted.Of(content.Trusted.Count, "trusted certificate"));
        }

        if (content.Client is { } client)
        {
            parts.Add($"the key of {Printable.Of(client.Chain[0].Name)} as '{Printable.Of(content.ClientAlias)}'");
        }

        return string.Join(" and ", parts);
    }

    private List<CertificateEntry> Trusted(ParseResult parsed, StoreType kind)
    {
        var read = bundles.Of(parsed).SelectMany(b => CertificateFile.Read(BundleCatalog.Require(b)).Certificates.Select(c => (Path: b, Certificate: c)))
            .Concat(certificates.Of(parsed).SelectMany(f => CertificateInput.Read(f, host).Select(c => (Path: f, Certificate: c))))
            .DistinctBy(c => c.Certificate.Sha256).ToList();
        CertificateInput.Warn(read, host);
        foreach (var (path, certificate) in read.Where(c => kind != StoreType.Der && !c.Certificate.IsAuthority))
        {
            host.Report("warning", $"{path}:{certificate.Line}: {Printable.Of(certificate.Name)} is no certificate of a CA: what it signed is not trusted");
        }

        return read.ConvertAll(c => c.Certificate);
    }

    /// <summary>The client's key with its certificates, which a file that holds nothing but the key does without; null where none is asked for.</summary>
    private ClientIdentity? Client(ParseResult parsed, StoreType kind)
    {
        var keyPath = clientKey.Of(parsed);
        var certificatePath = clientCert.Of(parsed);
        if (keyPath is null)
        {
            return certificatePath is null ? null : throw new CommandException("--client-cert needs its key: give --client-key");
        }

        if (certificatePath is null && kind != StoreType.Pk8)
        {
            throw new CommandException("--client-key needs its certificate: give --client-cert");
        }

        var key = PrivateKeyFile.Read(keyPath, CertificateInput.ReadBytes(keyPath, host), keyPassword.Read(parsed, host));
        if (certificatePath is null)
        {
            return new ClientIdentity(key, []);
        }

        var identity = ClientIdentity.Of(CertificateInput.Read(certificatePath, host, mayHoldKey: true), certificatePath, key, keyPath);
        CertificateInput.Warn(identity.Chain.Select(c => (certificatePath, c)), host);
        return identity;
    }

    private void Write(string path, byte[] content, bool hasKey, bool overwrite)
    {
        // A key is for its owner alone; whether a store of public certificates is, the process's mask decides.
        var mode = hasKey ? UnixFileMode.UserRead | UnixFileMode.UserWrite : (UnixFileMode?)null;
        try
        {
            var full = host.Resolve(path);
            if (Directory.Exists(full))
            {
                throw new CommandException($"{path}: not written, since it is a folder");
            }

            if (!OutputFile.TryPut(full, content, mode, overwrite, GitRepository.Around(host.WorkingDirectory), createFolder: true))
            {
                throw new CommandException($"{path} exists already: --force writes over it");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: not written, since {FileFailure.Reason(e)}");
        }
    }
}
