using SslLint.Core.Tests.Drivers;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;
using SslLint.Hardening;

namespace SslLint.Core.Tests.Hardening;

/// <summary>What the hardening tests of all drivers share.</summary>
internal static class Harden
{
    /// <summary>The hardened text, or <c>! obstacle</c>. Checks that hardening the result changes nothing.</summary>
    /// <param name="reader">A driver, with a version where one is meant: <c>npgsql@7</c>.</param>
    /// <param name="text">The string.</param>
    /// <param name="anchor">A path, <c>system</c>, <c>system-file</c> for a file of that name, <c>existing</c>, or nothing.</param>
    /// <param name="client">Client certificate and key.</param>
    public static string Text(string reader, string text, string anchor, (string Certificate, string Key)? client = null)
    {
        var (driver, version) = DriverCatalog.Find(reader)!.Value;
        IReadOnlyList<DriverVersion> versions = version is { } v ? [v] : driver.Versions;
        var options = new HardeningOptions { Anchor = AnchorOf(anchor), ClientCertificate = client?.Certificate, ClientKey = client?.Key };
        var result = Hardener.Apply(driver, Summary.Parse(DialectOf(driver, text), text), versions, options);
        if (result.Text is not { } hardened)
        {
            return $"! {result.Obstacle}";
        }

        var again = Hardener.Apply(driver, Summary.Parse(DialectOf(driver, hardened), hardened), versions, options);
        Assert.Equal(hardened, again.Text);
        Assert.Empty(again.Edits);
        return hardened;
    }

    private static Dialect DialectOf(Driver driver, string text) =>
        text.StartsWith("jdbc:", StringComparison.Ordinal) ? driver.Dialects.First(d => d.Fits(text))
        : text.Contains("://", StringComparison.Ordinal) ? UriDialect.Instance
        : driver.Dialects.Contains(OdbcDialect.Instance) ? OdbcDialect.Instance
        : driver is LibpqDriver ? LibpqKeywordDialect.Instance
        : driver.Dialects.Count == 1 ? driver.Dialects[0]
        : AdoNetDialect.Instance;

    private static TrustAnchor? AnchorOf(string anchor) => anchor switch
    {
        "" => null,
        "system" => new TrustAnchor.System(),
        "existing" => new TrustAnchor.Existing(),
        "system-file" => new TrustAnchor.File("system"),
        _ => new TrustAnchor.File(anchor),
    };
}
