using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.MySql;

/// <summary>What mysql and mysql2 of Node.js share: one parameter, <c>ssl</c>, which is JSON or the name of a profile.</summary>
public abstract class NodeMySqlDriver : MySqlUriDriver
{
    internal const string Ssl = "ssl";

    /// <summary>The profile of certificates that both carry.</summary>
    private protected const string Profile = "Amazon RDS";

    /// <inheritdoc/>
    public override string? SystemRoots => "Node.js' own roots";

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.System;

    /// <inheritdoc/>
    public override string TrustHelp => "goes into the file that NODE_EXTRA_CA_CERTS names";

    /// <inheritdoc/>
    private protected override IReadOnlyDictionary<string, OptionRole> Parameters { get; } =
        new Dictionary<string, OptionRole>(StringComparer.Ordinal) { [Ssl] = OptionRole.Mode };

    /// <summary>What an object verifies.</summary>
    private protected static TlsPosture OfObject(IReadOnlyDictionary<string, string> members, bool comparesName)
    {
        var chain = !members.TryGetValue("rejectUnauthorized", out var reject) || reject != "false";
        return new TlsPosture
        {
            Encryption = Encryption.Always,
            Chain = chain,
            HostName = chain && comparesName,
            Roots = !chain ? new Roots.None() : members.ContainsKey("ca") ? new Roots.File(null) : new Roots.System(),
            ClientCertificate = members.ContainsKey("cert") || members.ContainsKey("pfx"),
        };
    }

    private protected static TlsPosture Plaintext { get; } = new() { Encryption = Encryption.Never };

    private protected static TlsPosture OfProfile { get; } = new() { Encryption = Encryption.Always, Chain = true, Roots = new Roots.File(null) };
}

/// <summary>mysql2 of Node.js, and what builds on it: Drizzle, TypeORM, Sequelize, Knex.</summary>
/// <remarks>Run with 3.24.6 against MariaDB 10.11 and MySQL 9.7.</remarks>
public sealed class MySql2Driver : NodeMySqlDriver
{
    private const string Strict = "{\"verifyIdentity\":true}";

    private MySql2Driver()
    {
    }

    /// <summary>The driver.</summary>
    public static MySql2Driver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mysql2";

    /// <inheritdoc/>
    public override string DisplayName => "mysql2";

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new()
    {
        Packages = [new("npm", "mysql2", VersionUse.Same)],
        Calls =
        [
            new("mysql.createConnection", "mysql2"), new("mysql.createPool", "mysql2"), new("mysql2.createConnection"), new("mysql2.createPool"),
        ],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(3)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["3"];

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var (plan, obstacle) = HardeningPlan.Start(this, source, versions, static (s, _) => s.Key == Ssl);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        if (options.Anchor is TrustAnchor.File || options.ClientCertificate is not null || options.ClientKey is not null)
        {
            return HardeningResult.Impossible(
                "mysql2 takes certificates as PEM text and no path: hand it an object with 'ca' and verifyIdentity: true in code, or name the file in "
                + "NODE_EXTRA_CA_CERTS and vouch for that with --public-ca");
        }

        var all = plan.Settings.Where(static s => s.Place == SettingPlace.Pair && s.Key == Ssl).ToList();
        if (plan.IsStrict)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        if (options.Anchor is not TrustAnchor.System)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        if (all.Count > 0 && FlatJson.Parse(all[0].Value)?.Members?.Keys.Any(static k => k is not ("rejectUnauthorized" or "verifyIdentity")) == true)
        {
            return HardeningResult.Impossible("'ssl' holds more than how the server is verified: set verifyIdentity to true in it by hand");
        }

        // The first one counts.
        plan.Remove(all.Skip(1));
        plan.Set([.. all.Take(1)], Ssl, Strict);
        plan.Remove(plan.Settings.Where(IsForeign));
        return plan.Build();
    }

    /// <inheritdoc/>
    private protected override TlsPosture Judge(ReadingBuilder reading, ConnectionString uri, IReadOnlyList<Setting> query, DriverVersion version)
    {
        var all = query.Where(static s => s.Key == Ssl).ToList();
        if (all.Count == 0)
        {
            return Plaintext;
        }

        var setting = all[0];
        reading.Decisive = setting;
        reading.IgnoreAll(all.Skip(1).Where(s => s.Value != setting.Value), "mysql2 takes the first 'ssl', which stands before it");
        var json = FlatJson.Parse(setting.Value);
        switch (json)
        {
            case { Members: { } members }:
                return OfObject(members, members.TryGetValue("verifyIdentity", out var identity) && FlatJson.IsTruthy(identity));
            case not null when !FlatJson.IsTruthy(setting.Value.Trim()):
                return Plaintext;
            case null when setting.Value == Profile:
                return OfProfile;
            default:
                reading.Refuse(setting, "'ssl' takes an object in JSON, or the name of a profile; true, a number and any other word end in an error");
                return Plaintext;
        }
    }
}

/// <summary>mysql of Node.js, which mysql2 has replaced.</summary>
/// <remarks>Run with 2.18.1 against MariaDB 10.11. It can't compare names by what a string says.</remarks>
public sealed class MySqlNodeDriver : NodeMySqlDriver
{
    private const string NoName = "mysql compares no host name, whatever a string says: use mysql2, with ssl={\"verifyIdentity\":true}";

    private MySqlNodeDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static MySqlNodeDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mysql-node";

    /// <inheritdoc/>
    public override string DisplayName => "mysql (npm)";

    /// <inheritdoc/>
    internal override TlsPosture Best { get; } = new() { Encryption = Encryption.Always, Chain = true };

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.None;

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new()
    {
        Packages = [new("npm", "mysql", VersionUse.Same)],
        Calls =
        [
            new("mysql.createConnection", "'mysql'"), new("mysql.createConnection", "\"mysql\""), new("mysql.createPool", "'mysql'"),
            new("mysql.createPool", "\"mysql\""),
        ],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(2)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["2"];

    /// <inheritdoc/>
    internal override IEnumerable<DriverAdvice> AdviceFor(DriverVersion version) =>
        [new("compares the host's name in no form of its URL: a certificate for any name passes", "use mysql2, with ssl={\"verifyIdentity\":true}")];

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        HardeningResult.Impossible(NoName);

    /// <inheritdoc/>
    private protected override TlsPosture Judge(ReadingBuilder reading, ConnectionString uri, IReadOnlyList<Setting> query, DriverVersion version)
    {
        var all = query.Where(static s => s.Key == Ssl).ToList();
        if (all.Count == 0)
        {
            return Plaintext;
        }

        var setting = all[all.Count - 1];
        reading.Decisive = setting;
        if (all.Count > 1)
        {
            reading.Refuse(setting, "mysql ends in an error where 'ssl' stands twice");
        }

        var json = FlatJson.Parse(setting.Value);
        switch (json)
        {
            case { Members: { } members }:
                return OfObject(members, comparesName: false);
            case not null when !FlatJson.IsTruthy(setting.Value.Trim()):
                return Plaintext;
            case not null when setting.Value.Trim() is "true" or "1":
                return new TlsPosture { Encryption = Encryption.Always };
            case null when setting.Value == Profile:
                return OfProfile;
            default:
                reading.Refuse(setting, "'ssl' takes an object in JSON, true, or the name of a profile");
                return Plaintext;
        }
    }
}

/// <summary>mariadb of Node.js.</summary>
/// <remarks>Run with 3.5.4 against MariaDB 10.11 and 11.8 and MySQL 9.7.</remarks>
public sealed class MariaDbNodeDriver : MySqlUriDriver
{
    private const string Ssl = "ssl";
    private const string NoDatabase = "mariadb takes URLs with the name of a database only: mariadb://host/database?ssl=true";

    private MariaDbNodeDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static MariaDbNodeDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mariadb-node";

    /// <inheritdoc/>
    public override string DisplayName => "mariadb (npm)";

    /// <inheritdoc/>
    public override string? SystemRoots => "Node.js' own roots";

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.System;

    /// <inheritdoc/>
    public override string TrustHelp => "goes into the file that NODE_EXTRA_CA_CERTS names";

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new()
    {
        Packages = [new("npm", "mariadb", VersionUse.Same)],
        Calls = [new("mariadb.createPool"), new("mariadb.createConnection"), new("mariadb.createPoolCluster")],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(3)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["3"];

    /// <inheritdoc/>
    private protected override IReadOnlyDictionary<string, OptionRole> Parameters { get; } =
        new Dictionary<string, OptionRole>(StringComparer.Ordinal) { [Ssl] = OptionRole.Mode };

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var (plan, obstacle) = HardeningPlan.Start(this, source, versions, static (_, _) => false);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        if (options.Anchor is TrustAnchor.File || options.ClientCertificate is not null || options.ClientKey is not null)
        {
            return HardeningResult.Impossible(
                "mariadb takes no certificate in a URL: name the file in NODE_EXTRA_CA_CERTS and vouch for that with --public-ca, or hand it an object in "
                + "code");
        }

        if (plan.IsStrict)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        if (options.Anchor is not TrustAnchor.System)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        plan.Set([.. plan.Settings.Where(static s => s.Place == SettingPlace.Pair && s.Key == Ssl)], Ssl, "true");
        plan.Remove(plan.Settings.Where(IsForeign));
        return plan.Build();
    }

    /// <inheritdoc/>
    private protected override TlsPosture Judge(ReadingBuilder reading, ConnectionString uri, IReadOnlyList<Setting> query, DriverVersion version)
    {
        if (!string.Equals(uri.Scheme, "mariadb", StringComparison.OrdinalIgnoreCase))
        {
            reading.Refuse(null, "mariadb takes URLs that start with 'mariadb://'");
        }

        if (!uri.Settings.Any(static s => s.Place == SettingPlace.Database))
        {
            reading.Refuse(null, NoDatabase);
        }

        var all = query.Where(static s => s.Key == Ssl).ToList();
        var setting = all.Count > 0 ? all[all.Count - 1] : null;
        reading.Decisive = setting;
        reading.IgnoreLosers(all, static s => $"{s.Value == "true"}");
        if (setting is { Value: not ("true" or "false") })
        {
            reading.Ignore(setting, "in a URL mariadb takes 'ssl=true', letter by letter, and passes over every other value");
        }

        return setting is { Value: "true" }
            ? new TlsPosture { Encryption = Encryption.Always, Chain = true, HostName = true, Roots = new Roots.System() }
            : new TlsPosture { Encryption = Encryption.Never };
    }
}
