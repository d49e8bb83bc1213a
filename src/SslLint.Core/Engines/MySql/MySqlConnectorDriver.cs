using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>MySqlConnector, an ADO.NET driver of MySQL and MariaDB.</summary>
/// <remarks>
/// Run against MariaDB 10.11 and 11.8 and MySQL 9.7 with 2.4.0 and 2.6.2. A file in <c>SslCa</c> is added to the system's roots. A MariaDB server from 11.4 on
/// may show in the place of its certificate's CA and name that it knows the user's password; no string changes that.
/// </remarks>
public sealed class MySqlConnectorDriver : MySqlAdoNetDriver
{
    private MySqlConnectorDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static MySqlConnectorDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mysqlconnector";

    /// <inheritdoc/>
    public override string DisplayName => "MySqlConnector";

    /// <inheritdoc/>
    public override DriverTraces Traces => MySqlAdoNetTraces.Connector;

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(2, 4), new(2, 6)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["2.0-2.5", "2.6"];

    /// <inheritdoc/>
    private protected override OptionTable Options => MySqlConnectorOptions.All;

    /// <inheritdoc/>
    private protected override IReadOnlyList<string> Tls => MySqlConnectorOptions.Tls;

    /// <inheritdoc/>
    private protected override (string Server, string Port, string Protocol, string Mode) Names { get; } =
        (MySqlConnectorOptions.Server, MySqlConnectorOptions.Port, MySqlConnectorOptions.Protocol, MySqlConnectorOptions.SslMode);

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        MySqlConnectorHardening.Harden(source, versions, options);

    /// <summary>The number of a mode; null where it is refused.</summary>
    internal static int? ParseMode(Setting setting) => DotNetEnum.Parse(setting.Value, MySqlMode.Words);

    /// <inheritdoc/>
    private protected override bool TakesBack(Setting setting) => true;

    /// <inheritdoc/>
    private protected override string? WhyRefused(DriverOption option, Setting setting, DriverVersion version) => option.Name switch
    {
        MySqlConnectorOptions.SslMode => ParseMode(setting) is null
            ? "'SslMode' takes None, Disabled, Preferred, Required, VerifyCA and VerifyFull, and no other spelling" : null,
        MySqlConnectorOptions.TlsVersion => MySqlTlsVersions.Parse(setting.Value).Any(static v => v is null)
            ? "'TlsVersion' takes a list of TLS 1.0, TLS 1.1, TLS 1.2 and TLS 1.3" : null,
        _ => null,
    };

    /// <inheritdoc/>
    private protected override TlsPosture Judge(ReadingBuilder reading, SettingGroups groups, ReadContext context)
    {
        var written = Effective(groups, MySqlConnectorOptions.SslMode);
        var mode = written is null ? MySqlMode.Preferred : ParseMode(written) ?? MySqlMode.Preferred;
        reading.Decisive = written;
        foreach (var option in MySqlConnectorOptions.Tls)
        {
            reading.IgnoreLosers(groups.All(option), s => Meaning(option, s));
        }

        // What no member has, above or below, verifies as VerifyFull does, but for revocation.
        var verifies = mode is not (MySqlMode.None or MySqlMode.Preferred or MySqlMode.Required);
        var ca = Text(groups, MySqlConnectorOptions.SslCa);
        var skips = Effective(groups, MySqlConnectorOptions.SkipRevocation) is { } skip && (skip.IsPlaceholder || ParseSwitch(skip.Value) == true) ? skip : null;
        reading.AsksForRevocation = skips is null;
        if (skips is { IsPlaceholder: false } && mode != MySqlMode.VerifyFull)
        {
            reading.Refuse(skips, "MySqlConnector takes 'SkipCertificateRevocationCheck=true' beside 'SslMode=VerifyFull' only");
        }

        IgnoreUnread(reading, groups, mode, verifies);
        var client = (Text(groups, MySqlConnectorOptions.CertificateFile) ?? Text(groups, MySqlConnectorOptions.SslCert)
            ?? Text(groups, MySqlConnectorOptions.CertificateThumbprint)) is not null;
        var callback = context.Validation is { IsCallback: true } validation && !verifies && ca is null ? validation : null;
        return new TlsPosture
        {
            Encryption = mode switch
            {
                MySqlMode.None => Encryption.Never,
                MySqlMode.Preferred => Encryption.Fallback,
                _ => Encryption.Always,
            },
            Chain = verifies || callback is { Chain: Verified.Yes },
            HostName = (verifies && mode != MySqlMode.VerifyCA) || callback is { HostName: Verified.Yes },
            Roots = (verifies, ca, callback) switch
            {
                (true, { } path, _) => new Roots.File(path, WithSystem: true),
                (true, null, _) or (_, _, { Chain: Verified.Yes }) => new Roots.System(),
                _ => new Roots.None(),
            },
            RootsAreNamed = callback is not null,
            IsDecidedByCode = callback is { IsUnknown: true },
            MinimumTls = Text(groups, MySqlConnectorOptions.TlsVersion) is { } versions ? MySqlTlsVersions.Lowest(MySqlTlsVersions.Parse(versions)) : null,
            ClientCertificate = client,
            Revocation = mode == MySqlMode.VerifyFull && skips is null && ca is null,
        };
    }

    private static void IgnoreUnread(ReadingBuilder reading, SettingGroups groups, int mode, bool verifies)
    {
        if (!verifies)
        {
            reading.IgnoreAll(
                groups.All(MySqlConnectorOptions.SslCa).Where(static s => s.Value.Length > 0),
                "only VerifyCA and VerifyFull look at 'SslCa'; with this 'SslMode' any certificate is accepted");
        }

        if (mode == MySqlMode.None)
        {
            reading.IgnoreAll(
                groups.All([MySqlConnectorOptions.SslCert, MySqlConnectorOptions.SslKey, MySqlConnectorOptions.CertificateFile, MySqlConnectorOptions.TlsVersion])
                    .Where(static s => s.Value.Length > 0),
                "there is no TLS with this 'SslMode'");
        }
    }

    /// <summary>What a setting says, so that two spellings of the same are equal.</summary>
    private static string Meaning(string option, Setting setting) => option switch
    {
        MySqlConnectorOptions.SslMode => IsEmpty(setting) ? $"{MySqlMode.Preferred}" : $"{ParseMode(setting)}",
        MySqlConnectorOptions.SkipRevocation => $"{ParseSwitch(setting.Value) == true}",
        _ => setting.Value,
    };
}
