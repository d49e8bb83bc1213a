using System.Runtime.InteropServices;
using System.Text;
using SslLint.Drivers;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Drivers;

/// <summary>Our checks of libpq's options against those of the installed library, made before it connects.</summary>
public class LibpqOptionAgreementTests
{
    private const string Library = "libpq.so.5";

    private static readonly string[] keys =
    [
        "sslmode", "sslrootcert", "sslnegotiation", "sslcertmode", "sslkeylogfile", "sslcompression", "sslsni", "sslcrldir", "requiressl", "ssl", "SSLMODE",
        "ssl_min_protocol_version", "ssl_max_protocol_version", "gssencmode", "channel_binding", "target_session_attrs", "load_balance_hosts", "port",
        "oauth_issuer", "require_auth", "min_protocol_version", "nosuchkey",
    ];

    private static readonly string[] values =
    [
        "", "disable", "allow", "prefer", "require", "verify-ca", "verify-full", "VERIFY-FULL", "system", "postgres", "direct", "1", "0", "true", "TLSv1",
        "tlsv1.1", "TLSv1.2", "TLSv1.3", "TLSv2", "any", "read-write", "random", "5432", "0x1", "99999", " 7 ", "1,2", "127.0.0.1", "md5", "md5,password",
        "!md5,!gss", "md5,!gss", "md5,md5", "md5,", "oauth", "!!md5", "none", "3.0", "3.1", "3.2", "latest",
    ];

    [Fact]
    public void Acceptance_is_that_of_the_real_library()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad(Library, out _), $"{Library} is not installed");
        var version = new DriverVersion(PQlibVersion() / 10000);
        var texts = keys.SelectMany(_ => values, (key, value) => $"host=localhost hostaddr=127.0.0.1 port=1 {key}='{value}'")
            .Concat(values.SelectMany(_ => values, (a, b) => $"host=localhost hostaddr=127.0.0.1 port=1 sslmode='{a}' sslmode='{b}'"))
            .Concat(
                values.SelectMany(
                    _ => values, (a, b) => $"host=localhost hostaddr=127.0.0.1 port=1 ssl_min_protocol_version='{a}' ssl_max_protocol_version='{b}'"))
            .Concat(values.Select(a => $"host=localhost hostaddr=127.0.0.1 port=1 sslmode='{a}' sslrootcert=system"));

        // Whether GSS can be required depends on how the library was built.
        var differing = texts.Where(t => !t.EndsWith("gssencmode='require'", StringComparison.Ordinal))
            .Where(t => Accepts(t) != LibpqDriver.Instance.Read(LibpqKeywordDialect.Instance.Parse(t), version).IsAccepted);

        Assert.Equal("", string.Join("\n", differing.Select(t => t[40..])));
    }

    /// <summary>Whether libpq starts to connect: nobody listens on port 1, which it says in other words than a bad option.</summary>
    private static bool Accepts(string text)
    {
        var connection = PQconnectStart([.. Encoding.UTF8.GetBytes(text), 0]);
        try
        {
            var message = Marshal.PtrToStringUTF8(PQerrorMessage(connection))!;
            return message.Length == 0 || message.StartsWith("connection to server", StringComparison.Ordinal);
        }
        finally
        {
            PQfinish(connection);
        }
    }

    [DllImport(Library)]
    private static extern int PQlibVersion();

    [DllImport(Library)]
    private static extern nint PQconnectStart(byte[] conninfo);

    [DllImport(Library)]
    private static extern nint PQerrorMessage(nint connection);

    [DllImport(Library)]
    private static extern void PQfinish(nint connection);
}
