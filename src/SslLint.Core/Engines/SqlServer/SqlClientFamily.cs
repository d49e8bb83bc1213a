using System.Globalization;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Text;

namespace SslLint.Engines.SqlServer;

/// <summary>What Microsoft.Data.SqlClient and System.Data.SqlClient share: one code base, read by the version of the former.</summary>
/// <remarks>
/// Their managed network layer (Linux, macOS) was run; Windows' native one was not.
/// <c>Authentication=Active Directory …</c> changes neither encryption nor verification where a string gives it.
/// LocalDB is judged by its text, though it drops <c>Mandatory</c>: nothing of it leaves the machine.
/// </remarks>
public abstract class SqlClientFamily : Driver
{
    /// <summary>The keys whose empty value ends in an exception that names no key.</summary>
    private static readonly string[] notEmpty = [SqlClientOptions.ApplicationIntent, SqlClientOptions.PoolBlockingPeriod];

    private const string DeviceCode = "activedirectorydevicecodeflow";
    private const int DefaultMaxPoolSize = 100;

    /// <summary>Logins of Microsoft Entra that need no password, and refuse one.</summary>
    private static readonly string[] withoutPassword =
    [
        "activedirectoryintegrated", "activedirectoryinteractive", DeviceCode, "activedirectorymanagedidentity", "activedirectorymsi",
        "activedirectorydefault", "activedirectoryworkloadidentity",
    ];

    /// <inheritdoc/>
    public override Engine Engine => SqlServerEngine.Instance;

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [AdoNetDialect.Instance, SpreadDialect.Instance];

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.System;

    /// <inheritdoc/>
    public override string TrustHelp => "goes into the store of the machine that runs it (on Linux SSL_CERT_FILE or SSL_CERT_DIR name another one)";

    /// <summary>The version of Microsoft.Data.SqlClient that knows the same keys.</summary>
    internal abstract DriverVersion KeysOf(DriverVersion version);

    /// <summary>Whether a string without <c>Encrypt</c> asks for encryption of all.</summary>
    internal abstract bool EncryptsByDefault(DriverVersion version);

    /// <summary>What gets through whatever the string says, by the names of the reports.</summary>
    private protected abstract IEnumerable<string> GapsOf(DriverVersion version, SqlEncrypt encrypt);

    /// <summary>What becomes of the name that the string gives for the certificate.</summary>
    private protected virtual bool ReplacesName(DriverVersion version) => false;

    /// <summary>What becomes of the certificate that the string names.</summary>
    private protected virtual PinUse PinUseOf(DriverVersion version) => PinUse.None;

    /// <summary>Whether revocation is checked online, so that a CA without list or responder is refused.</summary>
    private protected virtual bool ChecksRevocation(DriverVersion version) => false;

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (!Dialects.Contains(source.Dialect))
        {
            reading.Refuse(null, $"{DisplayName} takes key=value pairs separated by ';', no URI and no other form");
            return reading.Build(null);
        }

        if (source.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        var groups = Group(source, version);
        CheckValues(reading, groups);
        CheckCombinations(reading, groups);
        AddEndpoints(reading, groups);
        reading.Mark(groups.All(SqlClientOptions.Tls));
        reading.HasUnknownSettings = source.Settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = groups.Last(SqlClientOptions.Encrypt) is { IsPlaceholder: true }
            || groups.Last(SqlClientOptions.TrustServerCertificate) is { IsPlaceholder: true };
        return reading.Build(reading.IsHidden ? null : Judge(reading, groups));
    }

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        SqlClientHardening.Harden(this, source, versions, options);

    /// <inheritdoc/>
    internal override IEnumerable<DriverAdvice> AdviceFor(DriverVersion version)
    {
        var gaps = GapsOf(version, SqlEncrypt.Mandatory).ToList();
        var instead = $"use {Verifying}, which verifies the server";
        if (gaps.Contains(SqlServerGaps.PreLogin))
        {
            yield return new DriverAdvice(
                "sends the password in plaintext where an answer before the login says nothing of encryption, whatever the string says "
                    + "(CVE-2024-0056)",
                instead);
        }

        if (gaps.Contains(SqlServerGaps.OtherCa))
        {
            yield return new DriverAdvice(
                "may accept a certificate of another CA on Linux and macOS, whatever the string says", instead, IsOffWindows: true);
        }
    }

    /// <summary>The driver and version that verify the server.</summary>
    private protected abstract string Verifying { get; }

    /// <inheritdoc/>
    internal override bool HasOption(string key) => OptionOf(key) is not null;

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => OptionOf(key)?.Role;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> WordsOf(string key) => OptionOf(key) switch
    {
        { Name: SqlClientOptions.Encrypt } => SqlEncryptWords.All,
        { Name: SqlClientOptions.IntegratedSecurity } => [.. SqlEncryptWords.Switch, "sspi"],
        { IsSwitch: true } => SqlEncryptWords.Switch,
        var option => option?.Words ?? [],
    };

    /// <summary>The settings by the options that they set.</summary>
    internal SettingGroups Group(ConnectionString source, DriverVersion version) => SqlClientOptions.All.Group(source, KeysOf(version));

    /// <summary>The encryption that a setting asks for in a version; null where the version refuses the value.</summary>
    internal SqlEncrypt? ParseEncrypt(Setting setting, DriverVersion version) =>
        IsReset(setting)
            ? KnowsWords(version) ? DefaultOf(version) : null
            : SqlEncryptWords.Parse(setting.Value, KnowsWords(version));

    /// <summary>Whether a switch is on; null where its value is refused.</summary>
    internal static bool? ParseSwitch(Setting setting) => SqlEncryptWords.ParseSwitch(setting.Value);

    private bool KnowsWords(DriverVersion version) => KeysOf(version).IsAtLeast(5);

    private SqlEncrypt DefaultOf(DriverVersion version) => EncryptsByDefault(version) ? SqlEncrypt.Mandatory : SqlEncrypt.Optional;

    /// <summary>The option in the newest version that counts.</summary>
    private DriverOption? OptionOf(string key) => SqlClientOptions.All.Find(key, KeysOf(Versions[Versions.Count - 1]));

    private static bool IsReset(Setting setting) => setting.Value.Length == 0 && !setting.IsQuoted;

    /// <summary>A value that loses to a later one is never looked at.</summary>
    private void CheckValues(ReadingBuilder reading, SettingGroups groups)
    {
        var keys = KeysOf(reading.Version);
        foreach (var setting in reading.Source.Settings.Where(static s => !s.IsKeyPlaceholder))
        {
            if (SqlClientOptions.All.Find(reading.Source, setting, keys) is not { } option)
            {
                // Which properties a builder has the compiler knows.
                if (reading.Source.Dialect != SpreadDialect.Instance)
                {
                    reading.Refuse(setting, Unknown(setting.Key));
                }
            }
            else if (groups.Last(option.Name) == setting && !setting.IsPlaceholder && WhyRefused(option, setting, reading.Version) is { } why)
            {
                reading.Refuse(setting, why);
            }
        }
    }

    private string Unknown(string key) => SqlClientOptions.All.FirstVersionOf(key) is { } since
        ? $"{DisplayName} knows '{key}' since Microsoft.Data.SqlClient {since} only, and throws on keys that it doesn't know"
        : $"{DisplayName} throws on keys that it doesn't know, and this is one";

    private string? WhyRefused(DriverOption option, Setting setting, DriverVersion version)
    {
        if (option.Name == SqlClientOptions.Encrypt)
        {
            return ParseEncrypt(setting, version) is not null ? null
                : KnowsWords(version) ? "'Encrypt' takes true, yes, Mandatory, false, no, Optional and Strict"
                : SqlEncryptWords.Parse(setting.Value, knowsWords: true) is not null ? $"'Encrypt={setting.Value}' came with Microsoft.Data.SqlClient 5"
                : "'Encrypt' takes true, yes, false and no";
        }

        if (IsReset(setting))
        {
            return (option.IsSwitch && option.Name != SqlClientOptions.IntegratedSecurity) || notEmpty.Contains(option.Name)
                ? $"'{setting.Key}' without a value ends in a NullReferenceException"
                : null;
        }

        return option switch
        {
            { Name: SqlClientOptions.IntegratedSecurity } when setting.Value.Trim().Equals("sspi", StringComparison.OrdinalIgnoreCase) => null,
            { IsSwitch: true } => ParseSwitch(setting) is null ? $"'{setting.Key}' takes true, yes, false and no" : null,
            { Range: var (least, most) } => int.TryParse(setting.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most ? null : $"'{setting.Key}' takes a number in its range only",
            { Words.Count: > 0 } => option.Words.Contains(setting.Value, StringComparer.OrdinalIgnoreCase) ? null
                : $"'{setting.Key}' takes {string.Join(", ", option.Words.Where(static w => w.Length > 0))}",
            _ => null,
        };
    }

    private static void CheckCombinations(ReadingBuilder reading, SettingGroups groups)
    {
        if (groups.Last(SqlClientOptions.FailoverPartner) is { Value.Length: > 0 } partner)
        {
            if (groups.Last(SqlClientOptions.InitialCatalog) is not { Value.Length: > 0 })
            {
                reading.Refuse(partner, "'Failover Partner' needs 'Initial Catalog'");
            }

            if (IsOn(groups, SqlClientOptions.MultiSubnetFailover) || IsOn(groups, SqlClientOptions.UserInstance)
                || string.Equals(groups.Value(SqlClientOptions.ApplicationIntent), "ReadOnly", StringComparison.OrdinalIgnoreCase))
            {
                reading.Refuse(partner, "'Failover Partner' goes with neither 'MultiSubnetFailover', 'User Instance' nor 'ApplicationIntent=ReadOnly'");
            }
        }

        if (groups.Last(SqlClientOptions.Authentication) is { Value.Length: > 0 } login
            && (IsOn(groups, SqlClientOptions.IntegratedSecurity)
                || string.Equals(groups.Value(SqlClientOptions.IntegratedSecurity)?.Trim(), "sspi", StringComparison.OrdinalIgnoreCase)))
        {
            reading.Refuse(login, "'Authentication' and 'Integrated Security' exclude each other");
        }

        if (groups.Last(SqlClientOptions.Authentication) is { } kind
            && ((groups.Last(SqlClientOptions.Password) is not null && withoutPassword.Contains(Letters.Of(kind.Value)))
                || (groups.Last(SqlClientOptions.UserId) is not null && Letters.Of(kind.Value) == DeviceCode)))
        {
            reading.Refuse(kind, $"'Authentication={kind.Value}' takes no {(Letters.Of(kind.Value) == DeviceCode ? "user name and no password" : "password")}");
        }

        if (IsOn(groups, SqlClientOptions.ContextConnection))
        {
            reading.Refuse(groups.Last(SqlClientOptions.ContextConnection), "'Context Connection' is for code inside of SQL Server");
        }

        var most = int.TryParse(groups.Value(SqlClientOptions.MaxPoolSize), out var written) ? written : DefaultMaxPoolSize;
        if (int.TryParse(groups.Value(SqlClientOptions.MinPoolSize), out var least) && least > most)
        {
            reading.Refuse(groups.Last(SqlClientOptions.MinPoolSize), "'Min Pool Size' is more than 'Max Pool Size'");
        }
    }

    private static bool IsOn(SettingGroups groups, string option) => groups.Last(option) is { } setting && ParseSwitch(setting) == true;

    private TlsPosture Judge(ReadingBuilder reading, SettingGroups groups)
    {
        var version = reading.Version;
        var written = groups.Last(SqlClientOptions.Encrypt);
        var encrypt = written is null ? DefaultOf(version) : ParseEncrypt(written, version) ?? SqlEncrypt.Optional;
        var trust = groups.Last(SqlClientOptions.TrustServerCertificate);
        var trusts = trust is not null && ParseSwitch(trust) == true && encrypt != SqlEncrypt.Strict;
        reading.Decisive = encrypt == SqlEncrypt.Mandatory && trusts ? trust : written;
        IgnoreLosers(reading, groups);
        if (encrypt == SqlEncrypt.Strict)
        {
            reading.IgnoreAll(
                groups.All(SqlClientOptions.TrustServerCertificate).Where(static s => ParseSwitch(s) == true),
                "'Encrypt=Strict' verifies the server whatever 'TrustServerCertificate' says");
        }

        var gaps = GapsOf(version, encrypt).ToList();
        if (encrypt == SqlEncrypt.Optional)
        {
            // A server that insists on encryption of all is verified, and its revocation checked, unless the certificate is trusted.
            return new TlsPosture { Encryption = Encryption.LoginOnly, Revocation = !trusts && ChecksRevocation(version), Gaps = gaps };
        }

        var name = Text(groups, SqlClientOptions.HostNameInCertificate);
        var pin = Text(groups, SqlClientOptions.ServerCertificate);
        if (trusts)
        {
            reading.IgnoreAll(
                groups.All([SqlClientOptions.HostNameInCertificate, SqlClientOptions.ServerCertificate]).Where(static s => s.Value.Length > 0),
                "with 'TrustServerCertificate=true' any certificate is accepted");
            return new TlsPosture { Encryption = Encryption.Always, Gaps = gaps };
        }

        var use = pin is null ? PinUse.None : PinUseOf(version);
        if (use == PinUse.None)
        {
            reading.IgnoreAll(
                groups.All(SqlClientOptions.ServerCertificate).Where(static s => s.Value.Length > 0),
                "this version of Microsoft.Data.SqlClient doesn't look at it");
        }
        else if (use == PinUse.Alone)
        {
            reading.IgnoreAll(
                groups.All(SqlClientOptions.HostNameInCertificate).Where(static s => s.Value.Length > 0),
                "the certificate that 'ServerCertificate' names is the only one accepted");
        }

        var verifies = use != PinUse.Alone;
        return new TlsPosture
        {
            Encryption = Encryption.Always,
            Chain = verifies,
            HostName = verifies,
            ExpectedName = verifies && ReplacesName(version) ? name : null,
            // Beside a certificate that is named, no other name is accepted.
            AdditionalName = use == PinUse.None && !ReplacesName(version) ? name : null,
            Roots = use == PinUse.None ? new Roots.System() : new Roots.Pinned(pin, WithSystem: use == PinUse.BesideRoots),
            DirectNegotiation = encrypt == SqlEncrypt.Strict,
            Revocation = verifies && ChecksRevocation(version),
            Gaps = gaps,
        };
    }

    private void IgnoreLosers(ReadingBuilder reading, SettingGroups groups)
    {
        foreach (var option in SqlClientOptions.Tls)
        {
            reading.IgnoreLosers(groups.All(option), s => option switch
            {
                SqlClientOptions.Encrypt => $"{ParseEncrypt(s, reading.Version)}",
                SqlClientOptions.TrustServerCertificate => $"{ParseSwitch(s)}",
                _ => s.Value,
            });
        }
    }

    private static string? Text(SettingGroups groups, string option) => groups.Value(option) is { Length: > 0 } text ? text : null;

    private static void AddEndpoints(ReadingBuilder reading, SettingGroups groups)
    {
        foreach (var setting in new[] { groups.Last(SqlClientOptions.DataSource), groups.Last(SqlClientOptions.FailoverPartner) }.OfType<Setting>())
        {
            var endpoint = SqlServerAddress.Parse(setting.Value, setting.IsPlaceholder, setting.ValueSpan);
            reading.Endpoints.Add(endpoint);
            if (endpoint is { Kind: EndpointKind.Network, Port: { } port } && SqlServerAddress.IsWord(port))
            {
                // Run with 7.1.2 and System.Data.SqlClient 4.9.1.
                reading.Refuse(setting, "a server's port is a number: with a word in its place nothing is connected to");
            }
        }
    }

    /// <summary>What becomes of a certificate that the string names.</summary>
    private protected enum PinUse
    {
        /// <summary>It isn't looked at.</summary>
        None,

        /// <summary>It is accepted beside what the system's roots verify.</summary>
        BesideRoots,

        /// <summary>It is the only one that is accepted.</summary>
        Alone,
    }
}
