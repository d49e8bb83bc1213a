using SslLint.Drivers;
using SslLint.Projects;
using SslLint.Rules;
using SslLint.Rules.TrustAnchors;

namespace SslLint.Fixes;

/// <summary>What a string that stands in no file is made strict with.</summary>
public static class StringAnchors
{
    /// <summary>The trust anchors to try, in their order: what the caller gives takes the place of what stands there; else the string's own counts, then
    /// the provider's, as in files.</summary>
    /// <param name="reading">The string.</param>
    /// <param name="options">What the caller gives.</param>
    public static IEnumerable<TrustAnchor> For(Reading reading, AnalysisOptions options)
    {
        if (AnchorChoices.Given(reading, options) is { } given)
        {
            return [given];
        }

        // What no string names is the machine's matter, for which somebody has to vouch.
        var namesOwn = reading.Driver.NamesRoots;

        // Roots that nobody has named may be the wrong ones, however strict the rest is.
        var namesRoots = reading.Posture is { RootsAreNamed: true } || reading.SettingsOf(OptionRole.Roots).Any(static s => s.Value.Length > 0);
        return AnchorChoices.For(new RuleContext(reading, RuleContext.ProviderOf(reading), IsNamed: true, IsComplete: true), ProjectFacts.None, options)
            .Where(c => namesOwn ? namesRoots || c.Anchor is not TrustAnchor.Existing : c.IsSafe || c.Anchor is TrustAnchor.Existing)
            .Select(static c => c.Anchor);
    }

    /// <summary>Why there is none, and what to add.</summary>
    public static string Missing(Reading reading)
    {
        var provider = RuleContext.ProviderOf(reading);
        return (NamedRoot.CannotVerify(reading, provider)
                ? "the root certificate that the string names can't verify the server: "
                : "nothing says which CA signed the server's certificate: ")
            + (reading.Driver.NamesRoots
                ? "add --root-cert PATH, or --public-ca if it is a public one"
                    + (AnchorChoices.NamesOwnRoots(reading) ? " (which needs the string without its root certificate)" : "")
                : $"add --public-ca, which vouches that the machine's roots hold it (no string names a file to {reading.Driver.DisplayName}: a CA that is no "
                    + $"public one {reading.Driver.TrustHelp})")
            + (provider?.HowToGetCa is { } how ? $" ({provider.Name}: {how})" : "");
    }
}
