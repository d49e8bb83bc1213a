using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>Npgsql, the ADO.NET driver of .NET.</summary>
/// <remarks>
/// Sources: npgsql/npgsql <c>src/Npgsql/NpgsqlConnectionStringBuilder.cs</c> and <c>src/Npgsql/Internal/NpgsqlConnector.cs</c>, v5.0.18 to v10.0.3.
/// A missing <c>Host</c> is not held against a string: code often adds it.
/// </remarks>
public sealed class NpgsqlDriver : Driver
{
    /// <summary>The file that is used where it exists and the string names none.</summary>
    internal const string DefaultRootCertificate = "~/.postgresql/root.crt";

    private NpgsqlDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static NpgsqlDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "npgsql";

    /// <inheritdoc/>
    public override string DisplayName => "Npgsql";

    /// <inheritdoc/>
    public override Engine Engine => PostgreSqlEngine.Instance;

    /// <inheritdoc/>
    public override DriverTraces Traces => NpgsqlTraces.All;

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(7), new(8), new(9), new(10)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["6-7", "8", "9", "10"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [AdoNetDialect.Instance, SpreadDialect.Instance];

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source) { AddsToSystemRoots = version.Major <= 9 };
        if (!Dialects.Contains(source.Dialect))
        {
            reading.Refuse(null, "Npgsql takes key=value pairs separated by ';', no URI and no other form");
            return reading.Build(null);
        }

        if (source.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        var groups = Group(source, version.Major);
        CheckValues(reading, version.Major);
        AddEndpoints(reading, groups);
        reading.Mark(groups.All(NpgsqlOptions.Tls));
        reading.AsksForRevocation = groups.All(NpgsqlOptions.CheckCertificateRevocation)
            .Any(static s => s.IsPlaceholder || (bool.TryParse(s.Value, out var on) && on));

        // GSS encryption takes the place of TLS; whom it trusts is Kerberos' matter.
        reading.HasUnknownSettings = source.Settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = string.Equals(Text(groups, NpgsqlOptions.GssEncryptionMode)?.Trim(), "Require", StringComparison.OrdinalIgnoreCase)
            || Effective(groups, NpgsqlOptions.SslMode) is { IsPlaceholder: true }
            || (version.Major < 8 && Effective(groups, NpgsqlOptions.TrustServerCertificate) is { IsPlaceholder: true });
        if (reading.IsHidden)
        {
            return reading.Build(null);
        }

        CheckCombinations(reading, groups);
        CheckCallback(reading, groups, context);
        return reading.Build(Judge(reading, groups, context));
    }

    /// <summary>Its own key always names a file; the word is libpq's, and stands behind libpq's key.</summary>
    internal override bool MeansSystemRoots(Setting setting) => setting.Value == "system" && OptionOf(setting.Key) is null;

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        NpgsqlHardening.Harden(source, versions, options);

    /// <inheritdoc/>
    public override string? RootVariable => "PGSSLROOTCERT";

    /// <inheritdoc/>
    /// <remarks>Versions before 8 refuse Require by itself, whatever stands beside it.</remarks>
    internal override CallbackTerms? BesideCallback { get; } = new(
        "SSL Mode=Require",
        "SSL Mode=VerifyFull",
        "VerifyFull",
        static v => v.Major >= 8,
        "Npgsql before version 8 takes no 'SSL Mode=Require' by itself: update it");

    /// <inheritdoc/>
    internal override bool HasOption(string key) => OptionOf(key) is not null;

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => OptionOf(key)?.Role;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> WordsOf(string key) => OptionOf(key)?.Choices ?? [];

    /// <summary>The option in the newest version, else in the oldest that counts.</summary>
    private static NpgsqlOption? OptionOf(string key) => NpgsqlOptions.Find(key, 10) ?? NpgsqlOptions.Find(key, 7);

    /// <summary>The settings by the property that they set.</summary>
    internal static SettingGroups Group(ConnectionString source, int major) =>
        new(source.Settings.Where(s => !s.IsKeyPlaceholder), s => NpgsqlOptions.Find(s.Key, major)?.Name);

    /// <summary>The setting of an option that counts; null where there is none, or the last one is an empty value, which resets the key.</summary>
    internal static Setting? Effective(SettingGroups groups, string option) =>
        groups.Last(option) is { } last && !IsReset(last) ? last : null;

    /// <summary>Whether a setting takes its key out: <c>SSL Mode=</c>, but not <c>SSL Mode=""</c>.</summary>
    internal static bool IsReset(Setting setting) => setting.Value.Length == 0 && !setting.IsQuoted;

    /// <summary>The number of the SSL mode that counts; the driver's default where none is given or it can't be read.</summary>
    internal static int ModeOf(SettingGroups groups, int major) =>
        Effective(groups, NpgsqlOptions.SslMode) is { } setting && ParseMode(setting, major) is { } mode ? mode : major <= 5 ? 0 : 2;

    /// <summary>The number of the SSL mode that a setting gives, or null.</summary>
    internal static int? ParseMode(Setting setting, int major) =>
        NpgsqlOptions.Find(NpgsqlOptions.SslMode, major) is { } option
            && NpgsqlOptions.TryParseChoice(option, setting.Value, major, out var mode) ? mode : null;

    private static bool IsOn(SettingGroups groups, string option) =>
        Effective(groups, option) is { } setting && bool.TryParse(setting.Value, out var on) && on;

    private static string? Text(SettingGroups groups, string option) => Effective(groups, option)?.Value;

    private static void CheckValues(ReadingBuilder reading, int major)
    {
        foreach (var setting in reading.Source.Settings.Where(s => !s.IsKeyPlaceholder))
        {
            if (NpgsqlOptions.Find(setting.Key, major) is not { } option)
            {
                reading.Refuse(setting, Unknown(setting.Key, major));
            }
            else if (!setting.IsPlaceholder && !IsReset(setting) && !NpgsqlOptions.Takes(option, setting.Value, major))
            {
                reading.Refuse(setting, option.Choices.Length > 0
                    ? $"'{option.DisplayName}' takes {string.Join(", ", option.Choices)} and no other spelling"
                    : $"'{option.DisplayName}' takes {(option.Kind == NpgsqlValueKind.Boolean ? "true or false" : "a number in its range")} only");
            }
        }
    }

    private static string Unknown(string key, int major)
    {
        for (var other = major + 1; other <= 10; other++)
        {
            if (NpgsqlOptions.Find(key, other) is { } later)
            {
                return $"Npgsql {major} doesn't know '{later.DisplayName}', which came with version {other}";
            }
        }

        return TlsKeys.Find(key) switch
        {
            OptionRole.Mode => "Npgsql doesn't know this spelling: the key is 'SSL Mode'",
            OptionRole.Roots => "Npgsql doesn't know this key: the root certificate goes into 'Root Certificate'",
            OptionRole.ClientCertificate => "Npgsql doesn't know this key: the client certificate goes into 'SSL Certificate'",
            OptionRole.ClientKey => "Npgsql doesn't know this key: the client key goes into 'SSL Key'",
            _ => "Npgsql throws on keys that it doesn't know, and this is one",
        };
    }

    private static void CheckCombinations(ReadingBuilder reading, SettingGroups groups)
    {
        var major = reading.Version.Major;
        var mode = ModeOf(groups, major);
        var trust = IsOn(groups, NpgsqlOptions.TrustServerCertificate);
        if (major is 6 or 7 && trust && mode is 1 or 4 or 5)
        {
            reading.Refuse(
                Effective(groups, NpgsqlOptions.TrustServerCertificate),
                $"Npgsql {major} throws on 'Trust Server Certificate=true' with Allow, VerifyCA and VerifyFull");
        }

        if (major is 6 or 7 && !trust && mode == 3)
        {
            reading.Refuse(Effective(groups, NpgsqlOptions.SslMode), $"Npgsql {major} throws on 'SSL Mode=Require' without 'Trust Server Certificate=true'");
        }

        if (IsDirect(groups) && mode is not (3 or 4 or 5))
        {
            reading.Refuse(Effective(groups, NpgsqlOptions.SslNegotiation), "direct SSL negotiation needs 'SSL Mode' Require or higher");
        }

        if (IsOn(groups, "Multiplexing") && Text(groups, "Pooling") is { } pooling && bool.TryParse(pooling, out var pooled) && !pooled)
        {
            reading.Refuse(Effective(groups, "Multiplexing"), "multiplexing needs pooling");
        }

        if (major >= 7 && Effective(groups, NpgsqlOptions.TargetSessionAttributes) is { IsPlaceholder: false } target
            && !string.Equals(target.Value, "any", StringComparison.OrdinalIgnoreCase)
            && Effective(groups, NpgsqlOptions.Host) is { IsPlaceholder: false } host && !host.Value.Contains(','))
        {
            reading.Refuse(target, "'Target Session Attributes' other than Any needs several hosts");
        }
    }

    /// <summary>Since version 6 a callback and what asks the driver to verify exclude each other: Npgsql throws as it connects.</summary>
    private static void CheckCallback(ReadingBuilder reading, SettingGroups groups, ReadContext context)
    {
        if (context.Validation is not { IsCallback: true } || reading.Version.Major < 6)
        {
            return;
        }

        if (ModeOf(groups, reading.Version.Major) is 4 or 5)
        {
            reading.Refuse(
                Effective(groups, NpgsqlOptions.SslMode),
                "Npgsql throws on VerifyCA and VerifyFull beside a callback that validates certificates: Require goes with it");
        }

        if (Effective(groups, NpgsqlOptions.RootCertificate) is { } root)
        {
            reading.Refuse(root, "Npgsql throws on 'Root Certificate' beside a callback that validates certificates: the callback names its own roots");
        }
    }

    private static TlsPosture Judge(ReadingBuilder reading, SettingGroups groups, ReadContext context)
    {
        var major = reading.Version.Major;
        reading.Decisive = Effective(groups, NpgsqlOptions.SslMode);
        foreach (var option in NpgsqlOptions.Tls)
        {
            reading.IgnoreLosers(groups.All(option), s => Meaning(option, s, major));
        }

        var client = Text(groups, NpgsqlOptions.SslCertificate) is { Length: > 0 }
            || (major <= 5 && Text(groups, NpgsqlOptions.ClientCertificate) is { Length: > 0 });
        var posture = major <= 5 ? JudgeOld(reading, groups) : JudgeMode(reading, groups, context);
        if (posture.Encryption == Encryption.Never)
        {
            reading.IgnoreAll(
                groups.All([NpgsqlOptions.SslCertificate, NpgsqlOptions.SslKey, NpgsqlOptions.SslPassword, NpgsqlOptions.ClientCertificate])
                    .Where(s => !IsReset(s)),
                "there is no TLS with this 'SSL Mode'");
        }

        return posture with { ClientCertificate = client, DirectNegotiation = IsDirect(groups) };
    }

    private static TlsPosture JudgeMode(ReadingBuilder reading, SettingGroups groups, ReadContext context)
    {
        var mode = ModeOf(groups, reading.Version.Major);
        var verifies = mode is 4 or 5;
        if (verifies)
        {
            // Since version 8 the flag does nothing; beside a mode that verifies, the text says the opposite of what happens.
            reading.IgnoreAll(
                On(groups, NpgsqlOptions.TrustServerCertificate),
                "since Npgsql 8 'Trust Server Certificate' does nothing: 'SSL Mode' alone decides, and this one verifies");
        }
        else if (context.Validation is { IsCallback: true } callback)
        {
            var asksForRevocation = reading.Version.Major < 9;
            if (!asksForRevocation)
            {
                reading.IgnoreAll(On(groups, NpgsqlOptions.CheckCertificateRevocation), "since version 9 Npgsql asks for no revocation beside a callback");
            }

            return JudgeCallback(mode, callback) with
            {
                Revocation = asksForRevocation && callback.Chain == Verified.Yes && IsOn(groups, NpgsqlOptions.CheckCertificateRevocation),
            };
        }
        else
        {
            reading.IgnoreAll(
                groups.All(NpgsqlOptions.RootCertificate).Where(s => !IsReset(s)),
                "only VerifyCA and VerifyFull look at 'Root Certificate'; with this 'SSL Mode' any certificate is accepted");
            reading.IgnoreAll(On(groups, NpgsqlOptions.CheckCertificateRevocation), "only VerifyCA and VerifyFull check certificates, and so their revocation");
        }

        var root = Text(groups, NpgsqlOptions.RootCertificate);
        return new TlsPosture
        {
            Encryption = EncryptionOf(mode),
            Chain = verifies,
            HostName = mode == 5,
            Roots = !verifies ? new Roots.None()

                // Roots that the code names take the place of the file.
                : context.Validation is not null ? new Roots.File(null, reading.AddsToSystemRoots)
                : root is not null ? new Roots.File(root, reading.AddsToSystemRoots)
                : context.FileExists(DefaultRootCertificate) == true ? new Roots.DriverDefault()
                : new Roots.System(),
            RootsAreNamed = verifies && context.Validation is not null,
            Revocation = verifies && IsOn(groups, NpgsqlOptions.CheckCertificateRevocation),
        };
    }

    /// <summary>A number without a member is no mode that any branch of the connector asks for, so no TLS is tried.</summary>
    private static Encryption EncryptionOf(int mode) => mode switch
    {
        1 => Encryption.PlaintextFirst,
        2 => Encryption.Fallback,
        3 or 4 or 5 => Encryption.Always,
        _ => Encryption.Never,
    };

    /// <summary>Beside a callback the mode says only when there is TLS; the callback is told what .NET found with the system's roots, and decides.</summary>
    private static TlsPosture JudgeCallback(int mode, ServerValidation callback) => new()
    {
        Encryption = EncryptionOf(mode),
        Chain = callback.Chain == Verified.Yes,
        HostName = callback.HostName == Verified.Yes,
        Roots = callback.Chain == Verified.Yes ? new Roots.System() : new Roots.None(),
        RootsAreNamed = true,
        IsDecidedByCode = callback.IsUnknown,
    };

    /// <summary>Versions up to 5: TLS verifies unless told to trust; a root certificate (5.0) takes the host name's check away and isn't
    /// trusted for it.</summary>
    private static TlsPosture JudgeOld(ReadingBuilder reading, SettingGroups groups)
    {
        var mode = ModeOf(groups, reading.Version.Major);
        var verifies = mode is 1 or 2 && !IsOn(groups, NpgsqlOptions.TrustServerCertificate);
        var hasRoot = Text(groups, NpgsqlOptions.RootCertificate) is not null;
        return new TlsPosture
        {
            Encryption = mode switch
            {
                1 => Encryption.Fallback,
                2 => Encryption.Always,
                _ => Encryption.Never,
            },
            Chain = verifies,
            HostName = verifies && !hasRoot,
            Roots = verifies ? new Roots.System() : new Roots.None(),
        };
    }

    private static IEnumerable<Setting> On(SettingGroups groups, string option) =>
        groups.All(option).Where(s => bool.TryParse(s.Value, out var on) && on);

    private static bool IsDirect(SettingGroups groups) =>
        Text(groups, NpgsqlOptions.SslNegotiation) is { } value
            && (string.Equals(value.Trim(), "Direct", StringComparison.OrdinalIgnoreCase) || value.Trim() == "1");

    /// <summary>What a setting says, so that two spellings of the same are equal.</summary>
    private static string Meaning(string option, Setting setting, int major) => option switch
    {
        NpgsqlOptions.SslMode => IsReset(setting) ? "2" : $"{ParseMode(setting, major)}",
        NpgsqlOptions.TrustServerCertificate or NpgsqlOptions.CheckCertificateRevocation => bool.TryParse(setting.Value, out var on) && on ? "true" : "false",
        _ => setting.Value,
    };

    private static void AddEndpoints(ReadingBuilder reading, SettingGroups groups)
    {
        if (Effective(groups, NpgsqlOptions.Host) is not { } setting)
        {
            return;
        }

        var port = Text(groups, NpgsqlOptions.Port);
        foreach (var host in setting.Value.Split(','))
        {
            reading.Endpoints.Add(Endpoints.Parse(host.Trim(), port, setting.IsPlaceholder, setting.ValueSpan));
        }
    }
}
