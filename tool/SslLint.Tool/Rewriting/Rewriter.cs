using SslLint.Analysis;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Fixes;
using SslLint.Hardening;
using SslLint.Projects;
using SslLint.Tool.Cli;

namespace SslLint.Tool.Rewriting;

/// <summary>A string to make strict.</summary>
internal sealed record RewriteRequest
{
    public required string Text { get; init; }

    public DriverSelection? Driver { get; init; }

    public Dialect? To { get; init; }

    public string? RootCertificate { get; init; }

    public bool PublicCa { get; init; }

    public string? ClientCertificate { get; init; }

    public string? ClientKey { get; init; }
}

/// <summary>A strict string.</summary>
/// <param name="Text">The string.</param>
/// <param name="Notes">What its user must know.</param>
/// <param name="Readings">How the driver reads it.</param>
internal sealed record RewriteResult(string Text, IReadOnlyList<string> Notes, IReadOnlyList<Explanation> Readings);

/// <summary>Makes one string strict, in its own dialect or in another.</summary>
internal static class Rewriter
{
    /// <summary>Rewrites.</summary>
    /// <exception cref="CommandException">The string can't be read or made strict; the message says what is missing.</exception>
    public static RewriteResult Rewrite(RewriteRequest request)
    {
        var driver = request.Driver?.Driver ?? CandidatesFor(request.Text)[0];
        var source = Explainer.Parse(driver, request.Text);
        if (source.Error is { } error)
        {
            throw new CommandException($"read as {source.Dialect.Name}, the string is malformed at position {error.Position + 1}: {error.Message}");
        }

        var selection = request.Driver ?? new DriverSelection(driver, null);
        var target = request.To is { } to && to != source.Dialect ? to : null;
        var versions = AcceptingVersions(selection, source);
        if (target is not null)
        {
            // The string leaves its driver: what its older versions can't do is no matter.
            versions = [versions[^1]];
        }

        var (text, hardened) = Hardened(request, selection.Driver, versions, source);
        return target is null
            ? new RewriteResult(text, hardened.Notes, [.. versions.Select(v => Explainer.Explain(selection.Driver, v, text))])
            : Convert(source.Dialect.Parse(text, hardened.Opaque), selection.Driver, versions[0], target);
    }

    /// <summary>The drivers that may be meant by a string that stands alone.</summary>
    /// <exception cref="CommandException">It is one of an engine whose strings aren't read.</exception>
    public static IReadOnlyList<Driver> CandidatesFor(string text) => Explainer.CandidatesFor(text) is { Count: > 0 } candidates
        ? candidates
        : throw new CommandException($"this is a string of {Explainer.EngineOf(text).DisplayName}, whose strings are not read");

    private static RewriteResult Convert(ConnectionString strict, Driver driver, DriverVersion version, Dialect target)
    {
        var converted = driver.Engine.Convert(strict, driver, version, target);
        if (converted is not { Text: { } text, Driver: { } reader })
        {
            throw new CommandException($"it can't be written as {target.Name}: {converted.Obstacle}");
        }

        return new RewriteResult(text, converted.Notes, [.. reader.Versions.Select(v => Explainer.Explain(reader, v, text))]);
    }

    /// <summary>Without a version that was asked for, those count that take the string as it stands; where none does, all:
    /// hardening may be what it lacks.</summary>
    private static IReadOnlyList<DriverVersion> AcceptingVersions(DriverSelection selection, ConnectionString source)
    {
        List<DriverVersion> accepting = [.. selection.Versions.Where(v => selection.Driver.Read(source, v).IsAccepted)];
        return accepting.Count > 0 ? accepting : selection.Versions;
    }

    /// <summary>The string with the first of its trust anchors that can be written.</summary>
    private static (string Text, HardenedString Hardened) Hardened(
        RewriteRequest request, Driver driver, IReadOnlyList<DriverVersion> versions, ConnectionString source)
    {
        var reading = driver.Read(source, versions[^1]);
        var given = new AnalysisOptions { RootCertificate = request.RootCertificate, PublicCa = request.PublicCa };
        string? obstacle = null;
        foreach (var anchor in StringAnchors.For(reading, given))
        {
            var options = new HardeningOptions { Anchor = anchor, ClientCertificate = request.ClientCertificate, ClientKey = request.ClientKey };
            var hardened = Hardener.Apply(driver, source, versions, options);
            if (hardened.Text is { } text)
            {
                return (text, hardened);
            }

            obstacle ??= hardened.Obstacle;
        }

        throw new CommandException(obstacle ?? StringAnchors.Missing(reading));
    }
}
