using SslLint.Drivers;
using SslLint.Hardening;
using SslLint.Projects;
using SslLint.Providers;
using SslLint.Rules;
using SslLint.Rules.TrustAnchors;

namespace SslLint.Fixes;

/// <summary>A trust anchor that a fix may write.</summary>
/// <param name="Anchor">What the string gets.</param>
/// <param name="IsSafe">Whether it will be there in each way in which an application is started, so that it may be written unasked.</param>
internal sealed record AnchorChoice(TrustAnchor Anchor, bool IsSafe)
{
    /// <summary>Whether the user gave it.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Whether a handshake tells all that keeps it from being safe: the driver verifies with the roots that the string names, and doesn't compare
    /// the name.</summary>
    public bool IsSettledByHandshake { get; init; }

    /// <summary>The bundle that it is, of a provider or of the project; null for others.</summary>
    public string? Bundle { get; init; }

    /// <summary>Whether that bundle is a file of the project's own, whatever its name.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the project's build brings that bundle.</summary>
    public bool IsBrought { get; init; }

    /// <summary>The expression of code that stands for the path, such as <c>CaBundles.AwsRds</c>; null where the path is written.</summary>
    public string? Expression { get; init; }

    /// <summary>The default that the application gets, for which the string names no root certificate; null where it gets none.</summary>
    public DefaultRoot? Default { get; init; }

    /// <summary>What it takes to make a bundle of the build the default, whether this choice does so or not.</summary>
    public DefaultRootOffer? Offer { get; init; }
}

/// <summary>The trust anchors that a fix may write, the first that can be written counts: given by the user, what makes a strict string strict, what the
/// build brings by ways that hold wherever the application is started, the machine's roots for hosts that always have a public CA's certificate, then what
/// may fail in some starts.</summary>
internal static class AnchorChoices
{
    /// <summary>The choices for a connection, in their order.</summary>
    public static IEnumerable<AnchorChoice> For(RuleContext context, ProjectFacts project, AnalysisOptions options)
    {
        var (reading, provider) = (context.Reading, context.Provider);

        // A store that works is never replaced: the class, or the code, that names it stays.
        if (reading.Posture is { RootsAreNamed: true } || context.Validation is not null)
        {
            yield return new AnchorChoice(new TrustAnchor.Existing(), reading.Posture is { IsStrict: true });
            yield break;
        }

        if (!reading.Driver.NamesRoots)
        {
            foreach (var choice in OfMachine(context, options))
            {
                yield return choice;
            }

            yield break;
        }

        if (Given(reading, options) is { } given)
        {
            yield return new AnchorChoice(given, IsSafe: true) { IsGiven = true };
            yield break;
        }

        // What is strict with its own anchor keeps it: only settings without effect go, and the connection stays the same.
        var isStrict = reading.Posture is { IsStrict: true };
        var isUseless = NamedRoot.CannotVerify(reading, provider)
            || context.RootCertificate is { IsCertain: true, Obstacle: not null }
            || RootCertificateExpired.IsOver(context);
        var namesRoot = !isUseless && reading.SettingsOf(OptionRole.Roots).Any(s => s.Value.Length > 0);
        if (isStrict && namesRoot)
        {
            yield return new AnchorChoice(new TrustAnchor.Existing(), IsSafe: true);
            yield break;
        }

        // The mode under which a driver looks for revoked certificates online is a new one to the string: where the way out is closed, it cuts the connection.
        var isSafe = !ChecksRevocation(reading);
        if (!namesRoot && context.DefaultRoot is { } root && root.Verifies(provider))
        {
            yield return new AnchorChoice(new TrustAnchor.System(), isSafe) { Bundle = root.Bundle, IsBrought = true };
            yield break;
        }

        var own = provider is null || namesRoot ? null : project.OwnBundles.FirstOrDefault(o => new DefaultRoot(o.Name, o.Provider).Verifies(provider));
        var bundle = own?.Name ?? (provider is { NoHostName: null } ? provider.Bundle : null);
        var isBrought = own is not null || (bundle is not null && project.Bundles.Contains(bundle));
        var system = !namesRoot && TakesSystemRoots(context) ? new AnchorChoice(new TrustAnchor.System(), isSafe) : null;
        if (bundle is null || (namesRoot && !isBrought))
        {
            if (system is not null)
            {
                yield return system;
            }
        }
        else
        {
            var path = new TrustAnchor.File(own is null ? options.PathOf(bundle) : options.PathOf(own));
            foreach (var choice in OfBundle(bundle, own?.Provider, path, isBrought, isSafe, system, context, project))
            {
                yield return choice with { IsOwn = own is not null };
            }
        }

        if (namesRoot || (isStrict && !isUseless))
        {
            yield return new AnchorChoice(new TrustAnchor.Existing(), isStrict) { IsSettledByHandshake = namesRoot && isSafe && VerifiesAlready(reading) };
        }
    }

    /// <summary>The choices for a driver whose strings name no file: the machine's roots, unasked where the caller vouches for them or they hold the CA
    /// for certain.</summary>
    private static IEnumerable<AnchorChoice> OfMachine(RuleContext context, AnalysisOptions options)
    {
        if (context.Reading.Posture is { IsStrict: true })
        {
            yield return new AnchorChoice(new TrustAnchor.Existing(), IsSafe: true);
        }
        else if (!context.Reading.Driver.Anchors.HasFlag(AnchorForms.System))
        {
            // The driver says why it has no strict form.
            yield return new AnchorChoice(new TrustAnchor.Existing(), IsSafe: false);
        }
        else
        {
            var isSafe = options.PublicCa || (TakesSystemRoots(context) && !ChecksRevocation(context.Reading));
            yield return new AnchorChoice(new TrustAnchor.System(), isSafe) { IsGiven = options.PublicCa };
        }
    }

    private static IEnumerable<AnchorChoice> OfBundle(
        string bundle, string? provider, TrustAnchor.File path, bool isBrought, bool isSafe, AnchorChoice? system, RuleContext context, ProjectFacts project)
    {
        if (!isBrought)
        {
            if (system is not null)
            {
                yield return system;
            }

            yield return new AnchorChoice(path, IsSafe: false) { Bundle = bundle };
            yield break;
        }

        if (project.HasBundleClass && BundleNames.MemberOf(bundle) is { } member)
        {
            yield return new AnchorChoice(path, isSafe) { Bundle = bundle, IsBrought = true, Expression = $"{BundleNames.ClassName}.{member}" };
        }

        var wanted = new DefaultRoot(bundle, provider);
        var offer = context.Reading.Driver.RootVariable is not null ? project.OfferDefault(wanted) : null;
        var byDefault = offer?.Change is null ? null : new AnchorChoice(new TrustAnchor.System(), isSafe && offer.Obstacle is null)
        {
            Bundle = bundle,
            IsBrought = true,
            Default = wanted,
            Offer = offer,
        };
        foreach (var choice in new[] { byDefault, system }.OfType<AnchorChoice>().OrderByDescending(c => c.IsSafe))
        {
            yield return choice;
        }

        // A relative path is looked up in the working directory, which is another one under `dotnet run` and where the output is started from another folder.
        yield return new AnchorChoice(path, IsSafe: false) { Bundle = bundle, IsBrought = true, Offer = offer };
    }

    /// <summary>What the user says, for the hosts of the connection or for all. A public CA is said of servers whose CA nothing names: roots of its own
    /// that a string names stay, since their server may have a certificate of no other CA.</summary>
    public static TrustAnchor? Given(Reading reading, AnalysisOptions options)
    {
        var hosts = reading.Endpoints.Where(e => e.Kind == EndpointKind.Network).Select(e => e.Host).ToList();
        var given = hosts.Select(h => GivenFor(h, options)).Distinct().ToList();
        return given.Count == 1 && given[0] is { } path ? new TrustAnchor.File(path)
            : options.RootCertificate is { } root ? new TrustAnchor.File(root)
            : options.PublicCa && !NamesOwnRoots(reading) ? new TrustAnchor.System()
            : null;
    }

    /// <summary>Whether the string names roots other than the system's, right or wrong ones.</summary>
    public static bool NamesOwnRoots(Reading reading) =>
        reading.Driver.NamesRoots
        && (reading.Posture is { RootsAreNamed: true, Roots: not Roots.System }
            || reading.SettingsOf(OptionRole.Roots).Any(s => s.Value.Length > 0 && !reading.Driver.MeansSystemRoots(s)));

    /// <summary>The root certificate that the user gives for a host, the longest name first; null where none is given.</summary>
    public static string? GivenFor(string host, AnalysisOptions options)
    {
        var name = host.TrimEnd('.');
        return options.RootCertificates
            .Where(r => name.Equals(r.Key, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + r.Key, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(r => r.Key.Length).Select(r => r.Value).FirstOrDefault();
    }

    /// <summary>Whether the driver refuses every server without the roots that the string names, so that they are there wherever it connects.</summary>
    private static bool VerifiesAlready(Reading reading) =>
        reading.Driver.Read(reading.Source, reading.Version, new ReadContext { FileExists = static _ => false }).Posture
            is { Encryption: Encryption.Always, Chain: true };

    /// <summary>Whether the machine's roots verify each host for certain, and the driver takes them where the string names none.</summary>
    private static bool TakesSystemRoots(RuleContext context) =>
        context is { Provider: { NoHostName: null } provider, DefaultRoot: null, Reading.Endpoints: { Count: > 0 } endpoints }
        && endpoints.All(e => e.Kind == EndpointKind.Network && provider.TakesSystemRoots(e.Host));

    /// <summary>Whether the driver looks for revoked certificates online, or may once it verifies.</summary>
    public static bool ChecksRevocation(Reading reading) => reading.Posture is { Revocation: true } || reading.AsksForRevocation;
}
