extern alias MySqlData;

using CsCheck;
using SslLint.Core.Tests.Dialects;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.MySql;
using ConnectorBuilder = MySqlConnector.MySqlConnectionStringBuilder;
using DataBuilder = MySqlData::MySql.Data.MySqlClient.MySqlConnectionStringBuilder;

namespace SslLint.Core.Tests.Drivers;

/// <summary>What strings come to, against the drivers' own builders.</summary>
public class MySqlAgreementTests
{
    private const int Texts = 100_000;

    private static readonly string[] foreignKeys = ["ssl_mode", "SSL  Mode", "Encrypt", "UseSSL", "verify", "TrustServerCertificate"];

    /// <summary>Options that MySql.Data refuses on other systems than Windows, whatever they say; one that takes names of plugins, one that takes digits
    /// for versions of TLS, and one whose values are all looked at, also those that lose.</summary>
    private static readonly string[] leftOut =
    [
        "integratedsecurity", "pipe", "protocol", "sharedmemoryname", "useperformancemonitor", "kerberosauthmode", "defaultauthenticationplugin",
        "tlsversion", "dns-srv",
    ];

    private static readonly string[] values =
    [
        "None", "Disabled", "Preferred", "Prefered", "required", "VerifyCA", "VerifyFull", "VERIFY_IDENTITY", "verify-full", "None,Required",
        "Required, Preferred", "Required,", "1,2", "0", "4", "+2", "-1", "7", "99", "99999999999", "2.0", "", "\"\"", "' VerifyFull '", "true", "yes", "no",
        "1",
        "/ca.pem", "me.pfx", "TLS 1.2", "TLSv1.2,TLSv1.3", "TLS", "TLSv1.0", "Tcp", "Socket,Pipe", "CurrentUser", "3306", "' 12 '", "abc", "-5",
    ];

    [Fact]
    public void MySqlConnector_reads_and_refuses_the_same() => Texts_of(MySqlConnectorOptions.All).Check(
        text =>
        {
            var reading = Read(MySqlConnectorDriver.Instance, text, new DriverVersion(2, 6));
            ConnectorBuilder? builder = null;
            try
            {
                builder = new ConnectorBuilder(text);
            }
            catch (Exception e) when (e is ArgumentException or OverflowException or FormatException)
            {
                // Refused.
            }

            // The builder takes what the connection then refuses.
            var refused = reading.Invalid.Any(static i => !i.Why.StartsWith("MySqlConnector takes 'Skip", StringComparison.Ordinal));
            Assert.Equal(builder is null, refused);
            if (builder is not null)
            {
                var groups = MySqlConnectorDriver.Instance.Group(reading.Source, reading.Version);
                var mode = MySqlAdoNetDriver.Effective(groups, MySqlConnectorOptions.SslMode) is { } setting
                    ? MySqlConnectorDriver.ParseMode(setting) : MySqlMode.Preferred;
                Assert.Equal((int)builder.SslMode, mode);
                Assert.Equal(builder.SslCa, MySqlAdoNetDriver.Text(groups, MySqlConnectorOptions.SslCa) ?? "");
                Assert.Equal(builder.CertificateFile, MySqlAdoNetDriver.Text(groups, MySqlConnectorOptions.CertificateFile) ?? "");
                Assert.Equal(builder.Server, MySqlAdoNetDriver.Text(groups, MySqlConnectorOptions.Server) ?? "");
            }
        },
        iter: Texts);

    [Fact]
    public void MySqlData_reads_and_refuses_the_same() => Texts_of(MySqlDataOptions.All).Check(
        text =>
        {
            var reading = Read(MySqlDataDriver.Instance, text, new DriverVersion(26));
            DataBuilder? builder = null;
            try
            {
                builder = new DataBuilder(text);
            }
            catch (Exception e) when (e is ArgumentException or OverflowException or FormatException)
            {
                // Refused.
            }

            Assert.Equal(builder is null, !reading.IsAccepted);
            if (builder is not null)
            {
                var groups = MySqlDataDriver.Instance.Group(reading.Source, reading.Version);
                var mode = MySqlAdoNetDriver.Effective(groups, MySqlDataOptions.SslMode) is { } setting
                    ? MySqlDataDriver.ParseMode(setting, reading.Version) : MySqlMode.Preferred;
                Assert.Equal((int)builder.SslMode, mode);
                Assert.Equal(builder.SslCa ?? "", MySqlAdoNetDriver.Text(groups, MySqlDataOptions.Certificate) ?? "");
                Assert.Equal(builder.Server ?? "", MySqlAdoNetDriver.Text(groups, MySqlDataOptions.Server) ?? "");
            }
        },
        iter: Texts);

    private static Reading Read(Driver driver, string text, DriverVersion version) => driver.Read(AdoNetDialect.Instance.Parse(text), version);

    /// <summary>Pairs of every key that any version has, and some that none has, half of them about TLS.</summary>
    private static Gen<string> Texts_of(OptionTable options)
    {
        var all = options.All.Where(static o => !leftOut.Contains(o.Name)).SelectMany(static o => o.Keys).ToArray();
        var tls = options.All.Where(static o => o.Role is not null && !leftOut.Contains(o.Name)).SelectMany(static o => o.Keys).ToArray();
        var key = Gen.Frequency((5, Gen.OneOf(tls)), (4, Gen.OneOf(all)), (1, Gen.OneOf(foreignKeys)));
        var value = Gen.OneOf(values);
        return Gen.Select(key, value, static (k, v) => k + "=" + v).Array[0, 4].Select(static pairs => string.Join(';', pairs));
    }
}
