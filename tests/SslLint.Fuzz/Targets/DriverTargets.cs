using SslLint.Analysis;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;
using SslLint.Hardening;

namespace SslLint.Fuzz.Targets;

/// <summary>Each driver reads any string without failing; what it makes strict stays as it is when it is hardened again.</summary>
internal static class DriverTargets
{
    private static readonly Dialect[] written = [AdoNetDialect.Instance, LibpqKeywordDialect.Instance, UriDialect.Instance, PgjdbcDialect.Instance];

    private static readonly HardeningOptions[] anchors =
        [new() { Anchor = new TrustAnchor.File("certs/ca.pem") }, new() { Anchor = new TrustAnchor.System() }, new() { Anchor = new TrustAnchor.Existing() }];

    public static IReadOnlyList<FuzzTarget> All { get; } = [.. DriverCatalog.All.Select(Of)];

    private static FuzzTarget Of(Driver driver) =>
        FuzzTarget.OfText(
            $"driver-{driver.Name}",
            text =>
            {
                foreach (var version in driver.Versions)
                {
                    Explainer.Explain(driver, version, text);
                    Harden(driver, version, text);
                }

                var newest = driver.Versions[^1];
                foreach (var dialect in written)
                {
                    driver.Engine.Convert(Explainer.Parse(driver, text), driver, newest, dialect);
                }
            },
            [.. Samples.Strings]);

    private static void Harden(Driver driver, DriverVersion version, string text)
    {
        var source = Explainer.Parse(driver, text);
        foreach (var options in anchors)
        {
            var hardened = Hardener.Apply(driver, source, [version], options);
            Assert.True(hardened.Text is null != hardened.Obstacle is null, "a string is hardened, or there is a reason why not");
            if (hardened.Text is null)
            {
                continue;
            }

            var strict = source.Dialect.Parse(hardened.Text, hardened.Opaque);
            Assert.True(driver.Read(strict, version).Posture is { IsStrict: true }, "what is written is strict");
            Assert.Equal(hardened.Text, Hardener.Apply(driver, strict, [version], options).Text);
        }
    }
}
