using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>What pgjdbc makes of the settings of a URL; Metabase hands its own on to it.</summary>
/// <remarks>
/// Sources: pgjdbc, <c>org/postgresql/jdbc/SslMode.java</c> (<c>of</c>), <c>ssl/MakeSSL.java</c>, <c>ssl/LibPQFactory.java</c>,
/// <c>core/v3/ConnectionFactoryImpl.java</c>. A class of the application's own, as factory or as verifier, can't be shown to verify anything:
/// it counts as if it didn't.
/// </remarks>
internal static class PgjdbcReading
{
    /// <summary>A class of the application that compares host names stays: what it accepts isn't known.</summary>
    public static string? LeftAlone(Reading reading) =>
        reading.TlsSettings.Any(static s => s.Key == PgjdbcOptions.SslHostNameVerifier && s.Value.Length > 0 && s.Value != PgjdbcOptions.DefaultVerifier)
            ? "'sslhostnameverifier' names a class of the application, which stays: what it compares can't be seen here"
            : null;

    /// <summary>Reads settings in the order in which they stand in the URL.</summary>
    /// <param name="reading">Where the result goes.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="version">The version of pgjdbc.</param>
    public static Reading Read(ReadingBuilder reading, IReadOnlyList<Setting> settings, DriverVersion version)
    {
        var groups = Group(settings);
        reading.Mark(groups.All(PgjdbcOptions.Tls));
        reading.Endpoints.AddRange(EndpointsOf(settings, groups));

        // A socket factory brings its own transport (Cloud SQL's does TLS in it), and GSS encryption takes the place of TLS;
        // a service file may hold any property that the URL doesn't give.
        var mode = Decisive(groups);
        reading.HasUnknownSettings = settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = groups.Last(PgjdbcOptions.SslFactory) is { IsPlaceholder: true }
            || groups.Last(PgjdbcOptions.SslHostNameVerifier) is { IsPlaceholder: true }
            || groups.Value(PgjdbcOptions.SocketFactory) is { Length: > 0 }
            || string.Equals(groups.Value(PgjdbcOptions.GssEncMode), "require", StringComparison.OrdinalIgnoreCase)
            || (groups.Value(PgjdbcOptions.Service) is { Length: > 0 } && mode is null && version.IsAtLeast(42, 3))
            || mode is { IsPlaceholder: true };
        if (reading.IsHidden)
        {
            return reading.Build(null);
        }

        CheckValues(reading, groups, version);
        reading.Decisive = mode;
        var posture = Judge(groups, version);
        IgnoreUnread(reading, settings, groups, ModeOf(groups, version), posture);
        return reading.Build(posture);
    }

    /// <summary>The settings by property; the parts of the authority by none.</summary>
    internal static SettingGroups Group(IEnumerable<Setting> settings) => new(
        settings.Where(s => s.Place == SettingPlace.Pair && !s.IsKeyPlaceholder),
        s => PgjdbcOptions.Find(s.Key));

    /// <summary>The mode that the settings come to, in lower case.</summary>
    internal static string ModeOf(SettingGroups groups, DriverVersion version) =>
        groups.Value(PgjdbcOptions.SslMode) is { } mode ? mode.ToLowerInvariant()
        : groups.Last(PgjdbcOptions.Ssl) is { } ssl && IsOn(ssl) ? "verify-full"
        : version.IsAtLeast(42, 2, 5) ? "prefer"
        : "disable";

    /// <summary>Whether <c>ssl</c> asks for TLS: <c>true</c> in any case, or nothing at all; <c>1</c> and <c>yes</c> don't.</summary>
    internal static bool IsOn(Setting ssl) => ssl.Value.Length == 0 || string.Equals(ssl.Value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a key looks like a TLS setting that pgjdbc, which doesn't know it, passes over.</summary>
    internal static bool IsMisspelt(Setting setting) =>
        setting.Place == SettingPlace.Pair && !setting.IsKeyPlaceholder && PgjdbcOptions.Find(setting.Key) is null && TlsKeys.Find(setting.Key) is not null;

    private static Setting? Decisive(SettingGroups groups) => groups.Last(PgjdbcOptions.SslMode) ?? groups.Last(PgjdbcOptions.Ssl);

    private static void CheckValues(ReadingBuilder reading, SettingGroups groups, DriverVersion version)
    {
        Check(PgjdbcOptions.SslMode, version.IsAtLeast(42, 2, 5) ? PgjdbcOptions.Modes : [.. PgjdbcOptions.Modes.Where(m => m is not ("allow" or "prefer"))]);
        Check(PgjdbcOptions.GssEncMode, version.IsAtLeast(42, 2, 15) ? ["disable", "allow", "prefer", "require"] : []);
        Check(PgjdbcOptions.SslNegotiation, version.IsAtLeast(42, 7, 4) ? ["postgres", "direct"] : []);
        Check(PgjdbcOptions.ChannelBinding, version.IsAtLeast(42, 7, 4) ? ["disable", "prefer", "require"] : []);

        void Check(string property, string[] values)
        {
            if (values.Length > 0
                && groups.Last(property) is { IsPlaceholder: false } setting
                && !values.Contains(setting.Value, StringComparer.OrdinalIgnoreCase))
            {
                reading.Refuse(setting, $"'{property}' takes {string.Join(", ", values)} and no other spelling");
            }
        }
    }

    private static TlsPosture Judge(SettingGroups groups, DriverVersion version)
    {
        var mode = ModeOf(groups, version);
        var factory = groups.Value(PgjdbcOptions.SslFactory);
        var isOld = !version.IsAtLeast(42, 2, 5);

        // Before 42.2.5 'ssl=true' alone verified the chain against the Java runtime's store and never the name.
        var isOldSsl = isOld && groups.Last(PgjdbcOptions.SslMode) is null;
        var (chain, roots) = isOldSsl && PgjdbcOptions.IsLibpqFactory(factory)
            ? (mode != "disable", new Roots.System())
            : Chain(mode, factory, groups);
        var verifier = groups.Value(PgjdbcOptions.SslHostNameVerifier);
        return new TlsPosture
        {
            Encryption = mode switch
            {
                "disable" => Encryption.Never,
                "allow" => Encryption.PlaintextFirst,
                "prefer" => Encryption.Fallback,
                _ => Encryption.Always,
            },
            Chain = chain,
            HostName = mode == "verify-full"
                && verifier is null or PgjdbcOptions.DefaultVerifier
                && !isOldSsl && !(isOld && !PgjdbcOptions.IsLibpqFactory(factory)),
            Roots = chain ? roots : new Roots.None(),
            RootsAreNamed = factory is PgjdbcOptions.DefaultJavaFactory or PgjdbcOptions.SingleCertFactory,
            ClientCertificate = groups.Value(PgjdbcOptions.SslCert) is { Length: > 0 } || groups.Value(PgjdbcOptions.SslKey) is { Length: > 0 },
            DirectNegotiation = version.IsAtLeast(42, 7, 4)
                && mode is not ("disable" or "allow")
                && string.Equals(groups.Value(PgjdbcOptions.SslNegotiation), "direct", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static (bool Chain, Roots Roots) Chain(string mode, string? factory, SettingGroups groups)
    {
        if (PgjdbcOptions.IsLibpqFactory(factory))
        {
            var named = groups.Value(PgjdbcOptions.SslRootCert);
            return (mode.StartsWith("verify-", StringComparison.Ordinal), named is null ? new Roots.DriverDefault() : new Roots.File(named));
        }

        // Other factories check, or don't, whatever the mode says.
        return factory switch
        {
            _ when mode == "disable" => (false, new Roots.None()),
            PgjdbcOptions.DefaultJavaFactory => (true, new Roots.System()),
            PgjdbcOptions.SingleCertFactory => (true, new Roots.File(PathOf(groups.Value(PgjdbcOptions.SslFactoryArgument)))),
            _ => (false, new Roots.None()),
        };
    }

    private static string? PathOf(string? argument) =>
        argument is not null && argument.StartsWith("file:", StringComparison.Ordinal) ? argument.Substring("file:".Length) : null;

    private static void IgnoreUnread(ReadingBuilder reading, IReadOnlyList<Setting> settings, SettingGroups groups, string mode, TlsPosture posture)
    {
        foreach (var property in PgjdbcOptions.Tls)
        {
            reading.IgnoreLosers(groups.All(property), s => property switch
            {
                PgjdbcOptions.SslMode => s.Value.ToLowerInvariant(),
                PgjdbcOptions.Ssl => IsOn(s) ? "true" : "false",
                _ => s.Value,
            });
        }

        foreach (var setting in settings.Where(IsMisspelt))
        {
            reading.Mark([setting]);
            reading.Ignore(setting, "pgjdbc knows no such property and passes over it; its names are compared letter by letter");
        }

        IgnoreSsl(reading, groups, mode);
        if (posture.Encryption == Encryption.Never)
        {
            var rest = PgjdbcOptions.Tls.Where(p => p is not (PgjdbcOptions.SslMode or PgjdbcOptions.Ssl));
            reading.IgnoreAll(groups.All(rest), "there is no TLS with this 'sslmode'");
            return;
        }

        if (!PgjdbcOptions.IsLibpqFactory(groups.Value(PgjdbcOptions.SslFactory)))
        {
            reading.IgnoreAll(groups.All(PgjdbcOptions.SslRootCert), "the class named by 'sslfactory' doesn't read it");
        }
        else if (!mode.StartsWith("verify-", StringComparison.Ordinal))
        {
            reading.IgnoreAll(
                groups.All(PgjdbcOptions.SslRootCert), "only verify-ca and verify-full look at 'sslrootcert'; with this 'sslmode' any certificate is accepted");
        }

        if (groups.Value(PgjdbcOptions.SslFactory) is var factory && (PgjdbcOptions.IsLibpqFactory(factory) || factory == PgjdbcOptions.DefaultJavaFactory))
        {
            reading.IgnoreAll(groups.All(PgjdbcOptions.SslFactoryArgument), "only a class named by 'sslfactory' that takes an argument reads it");
        }

        if (mode != "verify-full")
        {
            reading.IgnoreAll(groups.All(PgjdbcOptions.SslHostNameVerifier), "only verify-full compares host names");
        }
    }

    private static void IgnoreSsl(ReadingBuilder reading, SettingGroups groups, string mode)
    {
        if (groups.Last(PgjdbcOptions.Ssl) is not { } ssl)
        {
            return;
        }

        if (groups.Last(PgjdbcOptions.SslMode) is null)
        {
            if (!IsOn(ssl))
            {
                reading.Ignore(
                    ssl, "pgjdbc takes 'ssl=true' and passes over every other value, false too: TLS is still tried, and plaintext if it can't be had");
            }
        }
        else if (IsOn(ssl) ? mode != "verify-full" : mode is not ("disable" or "allow" or "prefer"))
        {
            reading.Ignore(ssl, "'sslmode' takes its place");
        }
    }

    private static IEnumerable<Endpoint> EndpointsOf(IReadOnlyList<Setting> settings, SettingGroups groups)
    {
        var overriding = groups.Last(PgjdbcOptions.Host);
        var port = groups.Last(PgjdbcOptions.Port)?.Value;
        if (overriding is not null)
        {
            var hosts = overriding.Value.Split(',');
            var ports = (port ?? "").Split(',');
            return hosts.Select((h, i) => Endpoints.Of(h, ports.Length > i ? ports[i] : ports[0], overriding.IsPlaceholder, overriding.ValueSpan));
        }

        var endpoints = new List<Endpoint>();
        foreach (var setting in settings)
        {
            if (setting.Place == SettingPlace.Host)
            {
                endpoints.Add(Endpoints.Of(setting.Value, port, setting.IsPlaceholder, setting.ValueSpan));
            }
            else if (setting.Place == SettingPlace.Port && port is null && endpoints.Count > 0)
            {
                endpoints[endpoints.Count - 1] = endpoints[endpoints.Count - 1] with { Port = setting.Value };
            }
        }

        // Without a host pgjdbc goes to this machine.
        return endpoints.Count > 0 || settings.Any(s => s.IsKeyPlaceholder) || groups.Last(PgjdbcOptions.Service) is not null
            ? endpoints
            : [new Endpoint("localhost", port, EndpointKind.Network, null)];
    }
}
