using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.MySql;

/// <summary>go-sql-driver/mysql.</summary>
/// <remarks>Run with 1.5.0, 1.7.1, 1.8.1 and 1.9.3 against MariaDB 10.11 and MySQL 9.7. A word that is none of its own may be the name of a configuration
/// that the code registers.</remarks>
public sealed class GoMySqlDriver : Driver
{
    private const string Tls = "tls";
    private const string Fallback = "allowFallbackToPlaintext";

    /// <summary>Words of other drivers, which nobody gives a configuration.</summary>
    private static readonly string[] refused = ["t", "f", "yes", "no", "on", "off", "required", "require", "disable", "disabled", "verify-full", "verify-ca"];

    private GoMySqlDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static GoMySqlDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "go-sql-driver";

    /// <inheritdoc/>
    public override string DisplayName => "go-sql-driver/mysql";

    /// <inheritdoc/>
    /// <remarks>Source: crypto/x509 of Go, since 1.15.</remarks>
    public override CommonNameUse CommonName => CommonNameUse.Never;

    /// <inheritdoc/>
    public override Engine Engine => MySqlEngine.Instance;

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new() { Packages = [new("go", "github.com/go-sql-driver/mysql", VersionUse.Same)] };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(1, 5), new(1, 7)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["1.5-1.6", "1.7-1.9"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [GoDsnDialect.Instance];

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.System;

    /// <inheritdoc/>
    public override string TrustHelp =>
        "goes into the store of the machine that runs it, into the file that SSL_CERT_FILE names, or into code (RegisterTLSConfig)";

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (source.Dialect != GoDsnDialect.Instance)
        {
            reading.Refuse(null, "go-sql-driver/mysql takes strings such as 'user:password@tcp(host:port)/database'");
            return reading.Build(null);
        }

        if (source.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        AddEndpoint(reading);
        var groups = Group(source.Settings);
        reading.Mark(groups.All([Tls, Fallback]));
        var word = groups.Value(Tls) ?? "";
        var mode = Parse(word);

        // Another network is one that the code registers, such as a connector's of a cloud.
        reading.HasUnknownSettings = source.Settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = groups.Last(Tls) is { IsPlaceholder: true }
            || source.Scheme is not ("" or "tcp" or "tcp4" or "tcp6" or "unix")
            || (mode is null && !IsRefused(word));
        if (reading.IsHidden)
        {
            return reading.Build(null);
        }

        reading.Decisive = groups.Last(Tls);
        if (mode is null)
        {
            reading.Refuse(groups.Last(Tls), "'tls' takes true, false, skip-verify, preferred, or the name of a configuration that the code registers");
        }

        foreach (var setting in source.Settings.Where(IsForeign))
        {
            reading.Mark([setting]);
            reading.Ignore(setting, "go-sql-driver/mysql hands what it doesn't know to the server, which refuses it after the login");
        }

        reading.IgnoreLosers(groups.All(Tls), static s => $"{Parse(s.Value)}");
        var fallsBack = version.IsAtLeast(1, 7) && groups.Value(Fallback) is { } fallback && IsTrue(fallback);
        if (fallsBack && mode is "true" or "skip-verify")
        {
            reading.Decisive = groups.Last(Fallback);
        }

        return reading.Build(new TlsPosture
        {
            Encryption = mode is null or "false" ? Encryption.Never : mode == "preferred" || fallsBack ? Encryption.Fallback : Encryption.Always,
            Chain = mode == "true",
            HostName = mode == "true",
            Roots = mode == "true" ? new Roots.System() : new Roots.None(),
        });
    }

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var (plan, obstacle) = HardeningPlan.Start(this, source, versions, static (s, _) => s.Key == Tls);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        if (options.Anchor is TrustAnchor.File || options.ClientCertificate is not null || options.ClientKey is not null)
        {
            return HardeningResult.Impossible(
                "go-sql-driver/mysql takes no file in a string: register a configuration in code (RegisterTLSConfig), or name the file in SSL_CERT_FILE and "
                + "vouch for that with --public-ca");
        }

        if (plan.IsStrict)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        if (options.Anchor is not TrustAnchor.System)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        var groups = Group(plan.Settings);
        plan.Set(groups.All(Tls), static s => Parse(s.Value) == "true", Tls, "true");
        plan.Remove(groups.All(Fallback).Where(static s => IsTrue(s.Value)));
        plan.Remove(plan.Settings.Where(IsForeign));
        return plan.Build();
    }

    /// <inheritdoc/>
    internal override bool HasOption(string key) => key is Tls or Fallback;

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => key == Tls ? OptionRole.Mode : OptionRole.Tls;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> WordsOf(string key) => key == Tls ? ["true", "false", "skip-verify", "preferred"] : [];

    private static SettingGroups Group(IEnumerable<Setting> settings) =>
        new(settings.Where(static s => s.Place == SettingPlace.Pair && !s.IsKeyPlaceholder), static s => s.Key);

    private static bool IsForeign(Setting setting) =>
        setting.Place == SettingPlace.Pair && !setting.IsKeyPlaceholder && setting.Key is not (Tls or Fallback) && TlsKeys.Find(setting.Key) is not null;

    private static bool IsTrue(string value) => value is "true" or "TRUE" or "True" or "1";

    /// <summary>What a value of <c>tls</c> means; null for what is none of the driver's own words.</summary>
    private static string? Parse(string value) => value switch
    {
        "" or "false" or "FALSE" or "False" or "0" => "false",
        _ when IsTrue(value) => "true",
        _ => value.ToLowerInvariant() is "skip-verify" or "preferred" ? value.ToLowerInvariant() : null,
    };

    private static bool IsRefused(string word) =>
        Array.IndexOf(refused, word.ToLowerInvariant()) >= 0 || word.IndexOfAny([' ', ';', '#']) >= 0;

    private static void AddEndpoint(ReadingBuilder reading)
    {
        var host = reading.Source.Settings.FirstOrDefault(static s => s.Place == SettingPlace.Host);
        var port = reading.Source.Settings.FirstOrDefault(static s => s.Place == SettingPlace.Port);
        reading.Endpoints.Add(host is null
            ? new Endpoint("localhost", null, EndpointKind.Network, null)
            : Endpoints.Of(host.Value, port?.Value, host.IsPlaceholder, host.ValueSpan));
    }
}
