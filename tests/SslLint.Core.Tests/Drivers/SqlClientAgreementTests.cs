using CsCheck;
using SslLint.Core.Tests.Dialects;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.SqlServer;
using New = Microsoft.Data.SqlClient;
using Old = System.Data.SqlClient;

namespace SslLint.Core.Tests.Drivers;

/// <summary>The reading against the drivers themselves: what their constructors refuse, and what their builders say the options are.</summary>
public class SqlClientAgreementTests
{
    private const int Texts = 100_000;

    private static readonly string[] words =
    [
        "true", "True", "yes", "no", "false", "FALSE", "1", "0", "mandatory", "Optional", "strict", "sspi", "", "\"\"", "' true '", "on", "x", "30", "512",
        "Active Directory Default", "ActiveDirectoryPassword", "Sql Password", "ReadOnly", "readwrite", "Auto", "Enabled", "HGS", "None", "IPv6First",
        "Latest", "SQL Server 2012", "Implicit Unbind",
    ];

    private static readonly string[] texts = ["h", "tcp:h,1433", ".\\I", "a b", "'a;b'", "\"a=b\"", "é", "${X}"];

    private static readonly string[] keys =
    [
        .. SqlClientOptions.All.All.SelectMany(static o => o.Keys).Distinct(),
        "Port", "Host", "sslmode", "Encryption", "Trust_Server_Certificate", "DataSource", "User Name", "trustservercertificate", "ENCRYPT", " Encrypt ",
    ];

    private static readonly string[] tlsKeys = ["Encrypt", "TrustServerCertificate", "Trust Server Certificate", "Data Source", "Server"];

    /// <summary>Strings of a few settings, half of them about TLS, each value one that its key may take.</summary>
    private static readonly Gen<string> strings = Gen
        .Select(Gen.OneOf(Gen.OneOf(tlsKeys), Gen.OneOf(keys)), Gen.OneOf(Gen.OneOf(words), Gen.OneOf(texts)), static (k, v) => $"{k}={v}")
        .Array[1, 4].Select(static pairs => string.Join(';', pairs));

    [Fact]
    public void Microsofts_reads_and_refuses_what_its_driver_does() => strings.Check(
        static text =>
        {
            Agrees(SqlClientDriver.Instance, new DriverVersion(7, 1, 2), text, static t => new New.SqlConnection(t).Dispose());
            if (Built(() => new New.SqlConnectionStringBuilder(text)) is { } builder)
            {
                Says(SqlClientDriver.Instance, new DriverVersion(7, 1, 2), text, $"{builder.Encrypt}", builder.TrustServerCertificate, builder.DataSource);
            }
        },
        iter: Texts);

#pragma warning disable CS0618 // It is obsolete, and used all the same.
    [Fact]
    public void The_old_one_reads_and_refuses_what_its_driver_does() => strings.Check(
        static text =>
        {
            Agrees(SystemDataSqlClientDriver.Instance, new DriverVersion(4, 9, 1), text, static t => new Old.SqlConnection(t).Dispose());
            if (Built(() => new Old.SqlConnectionStringBuilder(text)) is { } builder)
            {
                Says(
                    SystemDataSqlClientDriver.Instance, new DriverVersion(4, 9, 1), text, $"{builder.Encrypt}", builder.TrustServerCertificate,
                    builder.DataSource);
            }
        },
        iter: Texts);

#pragma warning restore CS0618

    private static void Agrees(SqlClientFamily driver, DriverVersion version, string text, Action<string> connect)
    {
        var isTaken = Built(() =>
        {
            connect(text);
            return text;
        }) is not null;

        Assert.Equal(isTaken, driver.Read(AdoNetDialect.Instance.Parse(text), version).IsAccepted);
    }

    private static void Says(SqlClientFamily driver, DriverVersion version, string text, string encrypt, bool trusts, string server)
    {
        var source = AdoNetDialect.Instance.Parse(text);
        if (!driver.Read(source, version).IsAccepted)
        {
            return;
        }

        var groups = driver.Group(source, version);
        var asked = groups.Last(SqlClientOptions.Encrypt) is { } setting ? driver.ParseEncrypt(setting, version)!.Value
            : driver.EncryptsByDefault(version) ? SqlEncrypt.Mandatory : SqlEncrypt.Optional;
        var isTrusting = groups.Last(SqlClientOptions.TrustServerCertificate) is { } trust && SqlClientFamily.ParseSwitch(trust) == true;

        Assert.Equal(encrypt, asked switch { SqlEncrypt.Mandatory => "True", SqlEncrypt.Optional => "False", _ => "Strict" });
        Assert.Equal(trusts, isTrusting);
        Assert.Equal(server, groups.Value(SqlClientOptions.DataSource) ?? "");
    }

    /// <summary>What a driver makes of a string; null where it refuses it, by whatever exception.</summary>
    private static T? Built<T>(Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }
}
