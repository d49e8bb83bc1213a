using SslLint.Attribution;
using SslLint.Dialects;
using SslLint.Discovery;
using SslLint.Drivers;
using SslLint.Hardening;
using SslLint.Projects;
using SslLint.Providers;
using SslLint.Rules;
using SslLint.Text;

namespace SslLint.Fixes;

/// <summary>What can be done about a connection: a change, or the words that say what is missing.</summary>
internal sealed record FixPlan(Fix? Fix, string Help);

/// <summary>Decides whether and how a connection is made strict, and whether that may be written unasked.</summary>
/// <remarks>A wrong rewrite breaks someone's production: without a known trust anchor nothing is offered but words.</remarks>
internal static class FixPlanner
{
    /// <summary>Plans the change of a connection.</summary>
    /// <param name="found">The connection.</param>
    /// <param name="candidates">The drivers that may read it, the most likely first.</param>
    /// <param name="context">How the first reads it, and what stands around it.</param>
    /// <param name="host">How far away it goes.</param>
    /// <param name="project">What the nearest project says.</param>
    /// <param name="options">What the user wants.</param>
    /// <param name="withExpression">Lets edits of code take a path from an expression (<see cref="Sources.ReadResult.WithExpression"/>); null where the file
    /// is no code.</param>
    public static FixPlan Plan(
        FoundConnection found,
        IReadOnlyList<DriverCandidate> candidates,
        RuleContext context,
        HostClass host,
        ProjectFacts project,
        AnalysisOptions options,
        Func<IReadOnlyList<TextEdit>, string, string, IReadOnlyList<TextEdit>?>? withExpression)
    {
        var reading = context.Reading;
        if (host == HostClass.Local)
        {
            return new FixPlan(null, "a connection to this machine is left as it is");
        }

        if (reading.IsUnknownVersion)
        {
            return new FixPlan(null, reading.UnknownVersion);
        }

        if (reading.IsHidden || reading.HasUnknownSettings)
        {
            return new FixPlan(null, "a placeholder may hold the TLS settings: set them where its value is defined");
        }

        if (found.IsCutOff)
        {
            return new FixPlan(null, "a quote ends the string, and text goes on right behind it: if that belongs to the string, the quote needs an escape");
        }

        if (found.TakenApartBy is { } taker)
        {
            return new FixPlan(null, $"{taker}, so that what stands in it may not reach the driver: set the TLS settings where the connection is built");
        }

        if (reading.Driver.LeftAlone(reading) is { } why)
        {
            return new FixPlan(null, why);
        }

        if (found.Validation is { IsCallback: true } callback && reading.Driver.BesideCallback is { } terms)
        {
            return BesideCallback(found, candidates[0], reading, callback, terms, options);
        }

        var plan = PlanAnchor(found, candidates, context, project, options, withExpression);
        if (!reading.Driver.NamesRoots && AnchorChoices.Given(reading, options) is TrustAnchor.File)
        {
            plan = plan with { Help = $"{plan.Help} ({reading.Driver.DisplayName} can name no file: --root-cert changes nothing)" };
        }

        return HasAddress(reading) ? Unmatched(plan) : plan;
    }

    /// <summary>Whether a host is an IP address that the driver doesn't compare yet.</summary>
    private static bool HasAddress(Reading reading) =>
        reading.Posture is not { Encryption: Encryption.Always, HostName: true }
        && reading.Endpoints.Any(e => e.Kind == EndpointKind.Network && HostClasses.IsIpAddress(e.Host));

    /// <summary>Certificates seldom hold addresses, whoever signed them: what verifies the name may end the connection.</summary>
    private static FixPlan Unmatched(FixPlan plan) => new(
        plan.Fix is { } fix ? fix with { IsSafe = false } : null,
        "the host is an IP address, which matches only a certificate that holds this address: give the host's name, or see that the certificate has it. "
            + "Then " + (plan.Fix is { IsSafe: true }
                ? plan.Help.Replace("`dotnet sslconnect fix` writes it", "`dotnet sslconnect fix --unsafe` writes it")
                : plan.Help));

    /// <summary>A callback decides which certificates are accepted: the string can only insist on TLS. What makes the driver verify by itself
    /// is refused there.</summary>
    private static FixPlan BesideCallback(
        FoundConnection found, DriverCandidate main, Reading reading, ServerValidation callback, CallbackTerms terms, AnalysisOptions options)
    {
        if (reading.Posture is not { Encryption: not Encryption.Always })
        {
            const string Right = "the callback return true only where it is told SslPolicyErrors.None, or name the CA instead of it";
            return new FixPlan(null, reading.IsAccepted
                ? $"let {Right}: {terms.Verify} with a root certificate"
                : $"take the callback out, or leave the verification to it: {terms.Insist}, without a root certificate");
        }

        var takers = main with { Versions = [.. main.Versions.Where(terms.TakesInsist)] };
        var (edits, obstacle) = takers.Versions.Count == 0 ? (null, terms.Outdated)
            : Harden(found, [takers], new HardeningOptions { Validation = callback });
        if (edits is not { Count: > 0 })
        {
            return new FixPlan(null, obstacle ?? "the callback decides which certificates are accepted");
        }

        // Whoever names the CA of the server says that it speaks TLS.
        var isVouchedFor = options.RootCertificate is not null || options.PublicCa
            || (reading.Endpoints.Count > 0
                && reading.Endpoints.All(e => e.Kind == EndpointKind.Network && AnchorChoices.GivenFor(e.Host, options) is not null));
        var isSafe = isVouchedFor && takers.Versions.Count == main.Versions.Count;
        var fix = new Fix(isSafe, edits, "insist on TLS, whose certificate the callback verifies", null, null);
        return new FixPlan(fix, $"set {terms.Insist}, beside which the callback decides ({main.Driver.DisplayName} refuses {terms.VerifyMode} there): "
            + (isSafe ? "`dotnet sslconnect fix` writes it" : "`dotnet sslconnect fix --unsafe` writes it, which ends connections to a server without TLS"));
    }

    private static FixPlan PlanAnchor(
        FoundConnection found,
        IReadOnlyList<DriverCandidate> candidates,
        RuleContext context,
        ProjectFacts project,
        AnalysisOptions options,
        Func<IReadOnlyList<TextEdit>, string, string, IReadOnlyList<TextEdit>?>? withExpression)
    {
        string? refusal = null;
        foreach (var choice in AnchorChoices.For(context, project, options))
        {
            var (edits, obstacle) = Harden(found, candidates, OptionsOf(found, choice.Anchor));
            if (edits is null)
            {
                refusal ??= choice is { IsGiven: false, Anchor: TrustAnchor.System, Bundle: null } && context.Provider is { Ca: CaKind.Public } provider
                    ? $"{provider.Name} uses a public CA, but {obstacle}"
                    : obstacle;
            }
            else if (choice is { Expression: { } expression, Anchor: TrustAnchor.File { Path: var path } })
            {
                // Where the language wants a constant, another way has to do.
                if (withExpression?.Invoke(edits, path, expression) is { } coded)
                {
                    return Planned(found, candidates[0], choice, coded, context);
                }
            }
            else
            {
                return Planned(found, candidates[0], choice, edits, context);
            }
        }

        // What no certificate helps is said before one is asked for.
        refusal ??= context.Provider?.NoHostName is null ? found.Literal?.Obstacle : null;

        // Only roots that can't verify the server get here, and whether those of the system can is not what the string says.
        return new FixPlan(null, refusal ?? (options.PublicCa && AnchorChoices.NamesOwnRoots(context.Reading)
            ? "--public-ca takes no root certificate away that a string names, and this one is not there or can't verify the server: take it out where a "
                + "public CA signed the server's certificate, or `dotnet sslconnect fix --root-cert PATH` writes another"
            : Missing(found, candidates[0], context)));
    }

    private static FixPlan Planned(FoundConnection found, DriverCandidate main, AnchorChoice choice, IReadOnlyList<TextEdit> edits, RuleContext context)
    {
        var (anchor, isSafe, bundle) = (choice.Anchor, choice.IsSafe, choice.Bundle);
        if (edits.Count == 0 && choice.Default is null)
        {
            var namesNone = anchor is TrustAnchor.Existing && context.Reading.Posture is { RootCertificate: null } && main.Driver.NamesRoots;
            return new FixPlan(null, namesNone ? Missing(found, main, context)
                : bundle is not null && !choice.IsBrought
                    ? $"`dotnet add package SslLint.CaBundles` brings the CA certificates of {context.Provider!.Name}, "
                        + $"`dotnet sslconnect bundle export {bundle} --out PATH` writes them"
                : "the string is as strict as its driver allows");
        }

        var path = anchor is TrustAnchor.File file ? file.Path : null;
        var fix = new Fix(isSafe, edits, Description(choice), path is null || choice.IsOwn ? null : bundle, bundle is null ? null : path)
        {
            First = choice.Default is null ? null : choice.Offer!.Change,
            Default = choice.Default,
            GivenPath = choice.IsGiven ? path : null,
            IsSettledByHandshake = !isSafe && choice.IsSettledByHandshake,
        };
        return new FixPlan(fix, Strict(found, main, choice) + Help(choice, fix, context, main.Driver));
    }

    /// <summary>The strict settings in the driver's spelling, as the beginning of a help line; empty where there is nothing to set.</summary>
    private static string Strict(FoundConnection found, DriverCandidate main, AnchorChoice choice)
    {
        var anchor = choice is { Expression: { } expression, Anchor: TrustAnchor.File } ? new TrustAnchor.File($"{{{expression}}}") : choice.Anchor;
        var result = main.Driver.Harden(found.Source, main.Versions, OptionsOf(found, anchor));
        var settings = result.Changes.Select(c => c switch
        {
            SettingChange.Replace replace => $"{replace.Setting.Key}={replace.Value}",
            SettingChange.Append append => $"{append.Key}={append.Value}",
            _ => null,
        }).Where(s => s is not null).ToList();
        return settings.Count == 0 ? "" : $"set {string.Join(found.Source.Dialect.Separator, settings)}: ";
    }

    private static HardeningOptions OptionsOf(FoundConnection found, TrustAnchor anchor) =>
        new() { Anchor = anchor, Validation = found.Validation, IsComplete = found.IsComplete };

    /// <summary>The edits of the file that make every candidate read the connection as strict.</summary>
    private static (IReadOnlyList<TextEdit>? Edits, string? Obstacle) Harden(
        FoundConnection found, IReadOnlyList<DriverCandidate> candidates, HardeningOptions options)
    {
        var main = candidates[0];
        if (found.Literal is null)
        {
            return HardenSpread(found, main, options);
        }

        var hardened = Hardener.Apply(main.Driver, found.Source, main.Versions, options);
        if (hardened.Text is not { } text)
        {
            return (null, hardened.Obstacle);
        }

        foreach (var other in candidates.Skip(1))
        {
            var parsed = found.Source.Dialect.Parse(text, hardened.Opaque);
            if (other.Versions.Any(v => other.Driver.Read(parsed, v) is not { Posture.IsStrict: true }))
            {
                return (null, $"{main.Driver.DisplayName} and {other.Driver.DisplayName} both read this string, and no spelling is strict for both");
            }
        }

        var edits = new List<TextEdit>();
        foreach (var edit in hardened.Edits)
        {
            if (!found.Literal.TryMapEdit(edit, out var mapped))
            {
                return (null, found.Literal.Obstacle ?? "the string is put together from parts that can't be changed in place: set the TLS settings by hand");
            }

            edits.Add(mapped);
        }

        return (edits, null);
    }

    private static (IReadOnlyList<TextEdit>? Edits, string? Obstacle) HardenSpread(FoundConnection found, DriverCandidate main, HardeningOptions options)
    {
        var result = main.Driver.Harden(found.Source, main.Versions, options);
        if (result.Obstacle is not null)
        {
            return (null, result.Obstacle);
        }

        if (found.EditAll?.Invoke(result.Changes) is { } together)
        {
            return (together, null);
        }

        var edits = new List<TextEdit>();
        foreach (var change in result.Changes)
        {
            if (found.Edit?.Invoke(change) is not { } changed)
            {
                return (null, "these settings can't be changed in place: set them by hand");
            }

            edits.AddRange(changed);
        }

        return (edits, null);
    }

    private static string Description(AnchorChoice choice) => choice switch
    {
        { Default: not null, Offer.Change.Path: var project } => $"verify the server with {choice.Bundle}, which {project} makes the application's default",
        { Anchor: TrustAnchor.System, Bundle: { } bundle } => $"verify the server with {bundle}, which the application makes the default",
        { Expression: { } expression } => $"verify the server with {expression}",
        { Anchor: TrustAnchor.File file } => $"verify the server with {file.Path}",
        { Anchor: TrustAnchor.System } => "verify the server with the system's roots",
        _ => "verify the server with the root certificate that the string names",
    };

    private static string Help(AnchorChoice choice, Fix fix, RuleContext context, Driver driver) => choice switch
    {
        { IsSafe: true, Default: { } root } =>
            $"`dotnet sslconnect fix` writes it, and into {fix.First!.Path} that the application hands {root.Bundle} to {driver.DisplayName} "
            + "(SslLintSetPgSslRootCert)",
        { IsSafe: true, Anchor: TrustAnchor.System, Bundle: null } when context.Provider is { } provider =>
            $"{provider.Name} has certificates of a public CA, `dotnet sslconnect fix` writes it",
        { IsSafe: true } => "`dotnet sslconnect fix` writes it",
        { Default: { } root, Offer.Obstacle: { } obstacle } =>
            $"SslLintSetPgSslRootCert in {fix.First!.Path} would hand {root.Bundle} to every connection of the application that names no root certificate, "
            + $"and {obstacle}; `dotnet sslconnect fix --unsafe` writes both",
        { Anchor: TrustAnchor.File file, IsBrought: true } =>
            $"the build brings {file.Path}, but `dotnet run`, and output that is started from another folder, do not find it by this path: "
            + $"name it by `{BundleNames.ClassName}` in code, or by SslLintSetPgSslRootCert for configuration"
            + (choice.Offer?.Obstacle is { } why ? $" ({why})" : "") + "; `dotnet sslconnect fix --unsafe` writes the path",
        { Anchor: TrustAnchor.File file, Bundle: not null } =>
            $"{context.Provider!.Name} is verified with {file.Path}: `dotnet add package SslLint.CaBundles` brings it, "
            + "then `dotnet sslconnect fix` writes it; `fix --unsafe` writes both now",
        { Anchor: TrustAnchor.Existing } =>
            "`dotnet sslconnect fix --unsafe` makes the string strict with the root certificate that it names; `fix --root-cert PATH` vouches for one",
        { Anchor: TrustAnchor.System, Bundle: null } when !driver.NamesRoots && !AnchorChoices.ChecksRevocation(context.Reading) =>
            (context.Provider is { Ca: CaKind.Private or CaKind.PerInstance } owner
                ? $"{owner.Name} signs with a CA of its own, which {driver.TrustHelp}"
                : $"it is verified with the machine's roots: the CA of this server, if it is no public one, {driver.TrustHelp}")
            + "; `dotnet sslconnect fix --public-ca` vouches that they hold it and writes it, `fix --unsafe` writes it anyway",
        _ => "the driver asks online for revoked certificates, which fails behind closed egress: `dotnet sslconnect fix --unsafe` makes the string strict",
    };

    private static string Missing(FoundConnection found, DriverCandidate main, RuleContext context)
    {
        var provider = context.Provider;
        if (provider?.NoHostName is { } why)
        {
            return provider.IsConfirmed
                ? $"{provider.Name} can't be verified by name: {why}"
                : $"{provider.Name}, if the host is theirs, can't be verified by name: {why}";
        }

        if (provider is { Ca: CaKind.Public })
        {
            var uses = provider.IsConfirmed ? "uses a public CA" : "is said to use a public CA: if so";
            return $"{Strict(found, main, new AnchorChoice(new TrustAnchor.System(), IsSafe: false))}{provider.Name} {uses}, "
                + "`dotnet sslconnect fix --public-ca` writes it";
        }

        var how = provider?.HowToGetCa is { } get ? $"{get}, then " : "";
        return $"{Strict(found, main, new AnchorChoice(new TrustAnchor.File("PATH"), IsSafe: false))}{how}"
            + "`dotnet sslconnect fix --root-cert PATH` writes it with the CA of this server (`--public-ca` if a public CA signed it)";
    }
}
