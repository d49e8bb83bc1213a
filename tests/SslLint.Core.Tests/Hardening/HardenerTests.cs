using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;
using SslLint.Hardening;
using SslLint.Text;

namespace SslLint.Core.Tests.Hardening;

/// <summary>The hardener looks at what it has written: where another setting would be read differently, it writes nothing.</summary>
public class HardenerTests
{
    private static readonly HardeningOptions options = new() { Anchor = new TrustAnchor.File("/ca.pem") };

    [Theory]
    [InlineData("", "Host=h;Username=u;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Username=u", null)]
    [InlineData("Host=h", null)]
    public void A_change_that_reaches_another_setting_is_not_made(string reached, string? expected)
    {
        var source = new ClumsyDialect(reached).Parse("Host=h;Username=u;SSL Mode=Prefer");
        var result = Hardener.Apply(new LenientDriver(), source, NpgsqlDriver.Instance.Versions, options);

        Assert.Equal(expected, result.Text);
        Assert.Equal(expected is null ? "the change would reach other settings too: set the TLS settings by hand" : null, result.Obstacle);
    }

    [Fact]
    public void A_result_with_a_setting_that_does_nothing_is_not_taken()
    {
        var source = AdoNetDialect.Instance.Parse("Host=h;Trust Server Certificate=true");
        var result = Hardener.Apply(new LenientDriver { Adds = new SettingChange.Append("SSL Mode", "VerifyFull") }, source, [new DriverVersion(10)], options);

        Assert.Null(result.Text);
        Assert.Equal("Lenient 10 wouldn't read the result as strict: set the TLS settings by hand", result.Obstacle);
    }

    /// <summary>libpq takes what stands before an @ for a user unless a slash comes first, also in the query: where the slash goes with a setting, another
    /// host would be reached. For node-postgres the authority ends at the question mark.</summary>
    [Theory]
    [InlineData("libpq", "postgres://h?sslmode=require&sslrootcert=/x&application_name=a@c", null)]
    [InlineData("libpq", "postgres://h?sslmode=a/b&sslmode=require&application_name=a@c", null)]
    [InlineData("libpq", "postgres://h?sslmode=a/b&application_name=a@c", null)]
    [InlineData(
        "libpq",
        "postgres://h/db?sslmode=require&sslrootcert=/x&application_name=a@c",
        "postgres://h/db?sslmode=verify-full&sslrootcert=ca.pem&application_name=a@c")]
    [InlineData(
        "node-postgres",
        "postgres://h?sslmode=require&sslrootcert=/x&application_name=a@c",
        "postgres://h?sslmode=verify-full&sslrootcert=ca.pem&application_name=a@c")]
    public void No_change_moves_the_host(string name, string text, string? expected)
    {
        var driver = DriverCatalog.Find(name)!.Value.Driver;
        var source = UriDialect.Instance.Parse(text);
        Assert.Equal("h", HostOf(driver, source));
        var result = Hardener.Apply(driver, source, driver.Versions, options with { Anchor = new TrustAnchor.File("ca.pem") });

        Assert.Equal(expected, result.Text);
        Assert.Equal(expected is null, result.Obstacle is not null);
        if (expected is not null)
        {
            Assert.Equal("h", HostOf(driver, UriDialect.Instance.Parse(expected)));
        }
    }

    private static string HostOf(Driver driver, ConnectionString source) =>
        Assert.Single(driver.AsRead(source).Settings, s => s.Place == SettingPlace.Host).Value;

    [Fact]
    public void Placeholders_move_with_what_is_written_before_them()
    {
        const string Text = "SSL Mode=Prefer;Host=${HOST};Password=${PASSWORD}";
        var source = AdoNetDialect.Instance.Parse(
            Text,
            [new SourceSpan(Text.IndexOf("${HOST}", StringComparison.Ordinal), 7), new SourceSpan(Text.IndexOf("${PASSWORD}", StringComparison.Ordinal), 11)]);
        var result = Hardener.Apply(NpgsqlDriver.Instance, source, NpgsqlDriver.Instance.Versions, options);

        Assert.Equal(["${HOST}", "${PASSWORD}"], result.Opaque.Select(o => o.Of(result.Text!)));
    }

    /// <summary>ADO.NET, with a fault: whatever is changed, a setting gets a letter more.</summary>
    private sealed class ClumsyDialect(string reached) : Dialect
    {
        public override string Name => "clumsy";

        public override bool Fits(string text) => true;

        public override ConnectionString Parse(string text, IReadOnlyList<SourceSpan> opaque)
        {
            var read = AdoNetDialect.Instance.Parse(text, opaque);
            return new ConnectionString(this, read.Text, read.Tokens, read.Settings, read.Scheme, read.Error) { Opaque = read.Opaque };
        }

        public override IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes)
        {
            var edits = AdoNetDialect.Instance.Edit(AdoNetDialect.Instance.Parse(source.Text), changes);
            var at = source.Text.IndexOf(reached, StringComparison.Ordinal) + reached.Length;
            return reached.Length == 0 ? edits : [.. edits, new TextEdit(new SourceSpan(at, 0), "x")];
        }
    }

    /// <summary>Npgsql, whatever the dialect is called.</summary>
    private sealed class LenientDriver : Driver
    {
        /// <summary>The one change that it proposes, in the place of Npgsql's.</summary>
        public SettingChange? Adds { get; init; }

        public override string Name => "lenient";

        public override string DisplayName => "Lenient";

        public override Engine Engine => NpgsqlDriver.Instance.Engine;

        internal override bool HasOption(string key) => NpgsqlDriver.Instance.HasOption(key);

        internal override OptionRole? RoleOfOption(string key) => NpgsqlDriver.Instance.RoleOfOption(key);

        public override IReadOnlyList<DriverVersion> Versions => NpgsqlDriver.Instance.Versions;

        public override IReadOnlyList<string> VersionLabels => NpgsqlDriver.Instance.VersionLabels;

        public override IReadOnlyList<Dialect> Dialects => [];

        public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context) =>
            NpgsqlDriver.Instance.Read(AdoNetDialect.Instance.Parse(source.Text), version, context);

        public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
            Adds is null
                ? NpgsqlDriver.Instance.Harden(AdoNetDialect.Instance.Parse(source.Text), versions, options)
                : new HardeningResult { Changes = [Adds] };
    }
}
