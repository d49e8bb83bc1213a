using System.Globalization;
using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>MySql.Data, Oracle's ADO.NET driver (Connector/NET).</summary>
/// <remarks>
/// Run against MariaDB 10.11 and MySQL 9.7 with 8.0.19 and 26.10.0. Source of what lies between: mysql/mysql-connector-net, <c>NativeDriver.cs</c> and
/// <c>common/Ssl.cs</c> at 9.1.0. The system's store is asked first, and always by name; only where it says no is <c>SslCa</c> looked at, and with VerifyFull
/// only beside <c>SslCert</c> and <c>SslKey</c>, which are read and never shown to the server.
/// </remarks>
public sealed class MySqlDataDriver : MySqlAdoNetDriver
{
    private static readonly char[] separators = [';'];

    private static readonly Dictionary<string, int> stores =
        new(StringComparer.OrdinalIgnoreCase) { ["None"] = 0, ["CurrentUser"] = 1, ["LocalMachine"] = 2 };

    private MySqlDataDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static MySqlDataDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mysql.data";

    /// <inheritdoc/>
    public override string DisplayName => "MySql.Data";

    /// <inheritdoc/>
    public override DriverTraces Traces => MySqlAdoNetTraces.Data;

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(8, 0, 19), new(9), new(26)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["8.0.19", "8.0.20-9", "26"];

    /// <inheritdoc/>
    /// <remarks>What a string can name as a file takes a certificate with its key beside it, and version 26.</remarks>
    public override AnchorForms Anchors => AnchorForms.System;

    /// <inheritdoc/>
    private protected override OptionTable Options => MySqlDataOptions.All;

    /// <inheritdoc/>
    private protected override IReadOnlyList<string> Tls => MySqlDataOptions.Tls;

    /// <inheritdoc/>
    private protected override (string Server, string Port, string Protocol, string Mode) Names { get; } =
        (MySqlDataOptions.Server, MySqlDataOptions.Port, MySqlDataOptions.Protocol, MySqlDataOptions.SslMode);

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        MySqlDataHardening.Harden(source, versions, options);

    /// <summary>Whether a version compares the host name where the CA of a file signed.</summary>
    internal static bool ComparesNameOfFile(DriverVersion version) => version.Major >= 26;

    /// <summary>Whether the slot for CA and client certificate holds a client certificate.</summary>
    internal static bool IsClient(string path) => path.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase);

    /// <summary>The number of a mode; null where the version refuses it.</summary>
    internal static int? ParseMode(Setting setting, DriverVersion version)
    {
        var words = version.Major >= 26 ? MySqlMode.NewData : IsOld(version) ? MySqlMode.OldData : MySqlMode.AnyData;
        return DotNetEnum.Parse(setting.Value, words) switch
        {
            >= MySqlMode.None and <= MySqlMode.VerifyFull and var mode => mode,

            // Up to 9 a number without a member insists on TLS and verifies nothing (-1 was run).
            { } when version.Major < 26 => MySqlMode.Required,
            _ => null,
        };
    }

    private static IReadOnlyDictionary<string, int>? Members(string option) => option switch
    {
        MySqlDataOptions.Protocol => Protocols,
        MySqlDataOptions.StoreLocation => stores,
        _ => null,
    };

    private static bool IsOld(DriverVersion version) => !version.IsAtLeast(8, 0, 20);

    /// <inheritdoc/>
    /// <remarks>The time-out is read by itself, as <c>uint.Parse</c> does; the others go through <c>Convert</c>, to which <c>1,2</c> is a number.</remarks>
    private protected override NumberStyles NumberStyleOf(DriverOption option) =>
        option.Name == MySqlDataOptions.ConnectionTimeout ? NumberStyles.Integer : NumberStyles.Number;

    /// <inheritdoc/>
    private protected override bool TakesBack(Setting setting) =>
        MySqlDataOptions.All.Find(setting.Key) is { } option && setting.Key.Equals(option.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    private protected override string? WhyRefused(DriverOption option, Setting setting, DriverVersion version)
    {
        if (option.Name == MySqlDataOptions.SslMode)
        {
            return ParseMode(setting, version) is null
                ? "'SslMode' takes " + (version.Major >= 26 ? "Disabled" : "None") + ", Preferred, Required, VerifyCA and VerifyFull, and no other spelling"
                : null;
        }

        if (option.Name != MySqlDataOptions.TlsVersion)
        {
            // Since 26 a number, or what a list comes to, must be a member's.
            return version.Major >= 26 && Members(option.Name) is { } members && !members.Values.Contains(DotNetEnum.Parse(setting.Value, members) ?? -1)
                ? $"'{setting.Key}' takes {string.Join(", ", option.Words)}" : null;
        }

        var listed = MySqlTlsVersions.Parse(setting.Value);
        return version.Major >= 26
            ? listed.Count == 0 || listed.Any(static v => v is "1.2" or "1.3") ? null : "'TlsVersion' takes TLSv1.2 and TLSv1.3"
            : listed.Any(static v => v is null) && !setting.Value.TrimEnd().EndsWith(",", StringComparison.Ordinal)
                ? "'TlsVersion' takes a list of TLSv1, TLSv1.1, TLSv1.2 and TLSv1.3" : null;
    }

    /// <inheritdoc/>
    private protected override TlsPosture Judge(ReadingBuilder reading, SettingGroups groups, ReadContext context)
    {
        var version = reading.Version;
        var written = Effective(groups, MySqlDataOptions.SslMode);
        var mode = written is null ? MySqlMode.Preferred : ParseMode(written, version) ?? MySqlMode.Preferred;
        reading.Decisive = written;
        if (IsOld(version) && reading.Source.Dialect == AdoNetDialect.Instance)
        {
            CheckOld(reading);
        }

        foreach (var option in MySqlDataOptions.Tls)
        {
            reading.IgnoreLosers(groups.All(option), s => option == MySqlDataOptions.SslMode ? $"{ParseMode(s, version)}" : s.Value);
        }

        reading.IgnoreAll(
            reading.Source.Settings.Where(s => IsEmpty(s) && !TakesBack(s) && MySqlDataOptions.All.Find(s.Key, version) is { Role: OptionRole.Mode }),
            "MySql.Data takes a setting back under the key 'sslmode' alone");
        var verifies = mode is MySqlMode.VerifyCA or MySqlMode.VerifyFull;
        var slot = Text(groups, MySqlDataOptions.Certificate);
        var ca = slot is not null && !IsClient(slot) ? slot : null;
        var hasPair = Text(groups, MySqlDataOptions.SslCert) is not null && Text(groups, MySqlDataOptions.SslKey) is not null;
        var readsCa = ca is not null && (mode == MySqlMode.VerifyCA || (mode == MySqlMode.VerifyFull && hasPair));
        IgnoreUnread(reading, groups, mode, ca, readsCa);
        return new TlsPosture
        {
            Encryption = mode switch
            {
                MySqlMode.None => Encryption.Never,
                MySqlMode.Preferred => Encryption.Fallback,
                _ => Encryption.Always,
            },
            Chain = verifies,
            HostName = verifies && (!readsCa || (mode == MySqlMode.VerifyFull && ComparesNameOfFile(version))),
            Roots = !verifies ? new Roots.None() : readsCa ? new Roots.File(ca, WithSystem: true) : new Roots.System(),
            MinimumTls = version.Major < 26 && Text(groups, MySqlDataOptions.TlsVersion) is { } versions
                ? MySqlTlsVersions.Lowest(MySqlTlsVersions.Parse(versions)) : null,
            ClientCertificate = (slot is not null && ca is null) || Text(groups, MySqlDataOptions.Thumbprint) is not null,
        };
    }

    private static void IgnoreUnread(ReadingBuilder reading, SettingGroups groups, int mode, string? ca, bool readsCa)
    {
        var files = groups.All(MySqlDataOptions.Certificate).Where(s => s.Value.Length > 0 && s.Value == ca);
        if (mode == MySqlMode.None)
        {
            reading.IgnoreAll(
                groups.All([MySqlDataOptions.Certificate, MySqlDataOptions.SslCert, MySqlDataOptions.SslKey, MySqlDataOptions.TlsVersion])
                    .Where(static s => s.Value.Length > 0),
                "there is no TLS with this 'SslMode'");
        }
        else if (mode is MySqlMode.Preferred or MySqlMode.Required)
        {
            reading.IgnoreAll(files, "only VerifyCA and VerifyFull look at 'SslCa'; with this 'SslMode' any certificate is accepted");
        }
        else if (!readsCa)
        {
            reading.IgnoreAll(
                files, "with VerifyFull MySql.Data uses 'SslCa' only beside 'SslCert' and 'SslKey', and fails where the system's roots don't verify");
        }
    }

    /// <summary>8.0.19 looks at the pieces between semicolons, whether a quote holds them or not: an option of TLS stands once, and none behind one that
    /// switches TLS off.</summary>
    private static void CheckOld(ReadingBuilder reading)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var isOff = false;
        var at = 0;
        var next = 0;
        var settings = reading.Source.Settings;
        foreach (var piece in reading.Source.Text.Split(separators))
        {
            var start = at;
            at += piece.Length + 1;
            var equals = piece.IndexOf('=');
            if (equals < 0 || MySqlDataOptions.All.Find(piece.Substring(0, equals).Trim(), reading.Version) is not { Role: not null } option)
            {
                continue;
            }

            // Pieces and settings stand in one order.
            while (next < settings.Count && settings[next].Span.End <= start)
            {
                next++;
            }

            var setting = next < settings.Count ? settings[next] : null;
            if (!seen.Add(option.Name))
            {
                reading.Refuse(setting, "MySql.Data 8.0.19 throws where an option of TLS stands twice, in a quoted value too");
            }
            else if (isOff)
            {
                reading.Refuse(setting, "MySql.Data 8.0.19 takes no option of TLS behind 'SslMode=None'");
            }

            isOff |= option.Name == MySqlDataOptions.SslMode
                && piece.Substring(equals + 1).Trim().ToLowerInvariant() is "none" or "disabled";
        }
    }
}
