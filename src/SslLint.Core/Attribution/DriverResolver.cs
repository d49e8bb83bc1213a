using SslLint.Dialects;
using SslLint.Discovery;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Projects;
using SslLint.Providers;
using SslLint.Sources;

namespace SslLint.Attribution;

/// <summary>Who reads a connection string.</summary>
/// <param name="Candidates">Drivers that the engine can read; empty if the string is another engine's or nobody's.</param>
/// <param name="IsNotRead">Whether a PostgreSQL driver that the engine doesn't know reads it.</param>
/// <param name="IsNamed">Whether evidence names the drivers.</param>
internal sealed record Resolution(IReadOnlyList<DriverCandidate> Candidates, bool IsNotRead, bool IsNamed)
{
    /// <summary>What names the drivers, for people; null where nothing does.</summary>
    public string? Evidence { get; init; }

    public static Resolution NotOurs { get; } = new([], false, false);

    /// <summary>The driver or program that reads it and is known by name alone; null if there is none.</summary>
    public string? Reader { get; init; }

    public static Resolution NotRead(string reader) => new([], true, false) { Reader = reader };
}

/// <summary>A driver with the versions that may be meant.</summary>
internal sealed record DriverCandidate(Driver Driver, IReadOnlyList<DriverVersion> Versions);

/// <summary>Decides which drivers read a string: the user's word, then the call, then the string's own keys, then names, then the project.</summary>
internal static class DriverResolver
{
    public static Resolution Resolve(FoundConnection found, ProjectFacts project, AnalysisOptions options)
    {
        var resolution = Ours(found, project, options);
        return resolution == Resolution.NotOurs && UnreadEngine(found) is { } engine ? Resolution.NotRead(engine.Unread[0].Name) : resolution;
    }

    /// <summary>The engine that a string is of by its scheme, or by keys and values that are its alone, where that engine is a server's and not read yet:
    /// nobody may take silence over its strings for safety.</summary>
    private static Engine? UnreadEngine(FoundConnection found) =>
        (found.Engine ?? (found.Keys is { Own: [var own] } ? own : null)) is
            { Drivers.Count: 0, Unread.Count: > 0, Protocol: not (DatabaseEngines.None or DatabaseEngines.Other) } engine
            ? engine
            : null;

    private static Resolution Ours(FoundConnection found, ProjectFacts project, AnalysisOptions options)
    {
        // Whoever names a driver for all strings doesn't mean a program's own language.
        if (found.Evidence.FirstOrDefault(static e => EngineCatalog.Find(e.Driver) is { IsProgram: true }) is { } program)
        {
            return Resolution.NotRead(program.Driver);
        }

        var evidence = new List<DriverEvidence>(found.Evidence);
        if (options.Driver is { } configured)
        {
            evidence.Add(configured);
        }

        evidence.AddRange(Syntax(found));
        evidence.RemoveAll(e => IsOfAnotherEngine(e.Driver, found));

        var projectDrivers = project.Drivers.Concat(evidence.Where(e => e.Strength == EvidenceStrength.Project))
            .Where(e => CouldRead(e.Driver, found)).ToList();

        // A name that hints at a driver which takes no such string says nothing: DB_TYPE=postgresql beside a URI is not Npgsql.
        var reading = evidence.Where(e => e.Strength > EvidenceStrength.Project
            && (e.Strength > EvidenceStrength.Name || CouldRead(e.Driver, found))).ToList();
        if (reading.Count > 0)
        {
            var strongest = reading.Max(e => e.Strength);
            return FromEvidence(found, Narrowed([.. reading.Where(e => e.Strength == strongest)], found, projectDrivers), project, isNamed: true);
        }

        if (found.Source.Dialect is AdoNetDialect)
        {
            return FromAdoNetProject(found, projectDrivers, project);
        }

        return projectDrivers.Count > 0
            ? FromEvidence(found, projectDrivers, project, isNamed: true)
            : FromDefault(found, project);
    }

    private static Resolution FromEvidence(FoundConnection found, IReadOnlyList<DriverEvidence> evidence, ProjectFacts project, bool isNamed)
    {
        var known = evidence.Where(e => DriverCatalog.Find(e.Driver) is not null).ToList();
        if (known.Count > 0)
        {
            var candidates = known.GroupBy(e => e.Driver, StringComparer.OrdinalIgnoreCase)
                .Select(g => Candidate(g.Key, g, project)).ToList();
            return new Resolution(candidates, false, isNamed) { Evidence = known[0].Source };
        }

        return evidence.FirstOrDefault(static e => IsOfReadEngine(e.Driver)) is { } foreign ? Resolution.NotRead(foreign.Driver) : Resolution.NotOurs;
    }

    /// <summary>What names an engine by a word or by its keys, or several of its drivers by a type that they share, leaves open which of them reads the
    /// string: the project says so.</summary>
    private static IReadOnlyList<DriverEvidence> Narrowed(List<DriverEvidence> named, FoundConnection found, List<DriverEvidence> project)
    {
        var isOpen = named.Count > 1 || (found.Source.Dialect is AdoNetDialect && named[0].Strength <= EvidenceStrength.Syntax);
        if (!isOpen || named[0].Strength == EvidenceStrength.Configured || EngineCatalog.Find(named[0].Driver)?.Engine is not { } engine)
        {
            return named;
        }

        var own = project.Where(e => EngineCatalog.Find(e.Driver)?.Engine == engine
            && (named[0].Strength < EvidenceStrength.Call || named.Exists(n => n.Driver == e.Driver))).ToList();
        var usual = own.Count > 0 ? Usual(own, engine, found.Source.Dialect) : null;
        return named.Exists(n => n.Driver == usual) ? named.FindAll(n => n.Driver == usual)
            : usual is not null ? own.FindAll(e => e.Driver == usual)
            : named.Exists(n => EngineCatalog.Find(n.Driver)?.Engine != engine) ? named
            : named.FindAll(n => n.Driver == Usual(named, engine, found.Source.Dialect));
    }

    /// <summary>Of several drivers of an engine the one that reads such strings most often, of those whose version is known where there is one: a
    /// package that hands strings on may bring one or another.</summary>
    private static string Usual(List<DriverEvidence> drivers, Engine engine, Dialect dialect)
    {
        var certain = drivers.FindAll(static e => e.Version is not null) is { Count: > 0 } versioned ? versioned : drivers;
        return engine.ReadersOf(dialect).FirstOrDefault(r => certain.Exists(e => e.Driver == r.Name))?.Name ?? certain[0].Driver;
    }

    /// <summary>Keys that engines share are no evidence: such a string is silent unless the project knows one engine only.</summary>
    private static Resolution FromAdoNetProject(FoundConnection found, List<DriverEvidence> drivers, ProjectFacts project)
    {
        var resolutions = new List<Resolution>();
        foreach (var engine in found.Keys?.Possible ?? [])
        {
            var own = drivers.FindAll(e => EngineCatalog.Find(e.Driver)?.Engine == engine);
            var reader = own.Count > 0 ? Usual(own, engine, found.Source.Dialect) : engine.ReaderOf(found.Source.Dialect)!.Name;
            var evidence = own.Find(e => e.Driver == reader);
            var hasOther = drivers.Any(e => EngineCatalog.Find(e.Driver)?.Engine is var other && other != engine && other?.Protocol != DatabaseEngines.None);
            var isOwn = found.Keys!.Likely.Contains(engine)
                ? evidence is not null || !hasOther
                : evidence is not null && !hasOther;
            if (isOwn)
            {
                resolutions.Add(EngineCatalog.Find(reader) is { Driver: null }
                    ? Resolution.NotRead(reader)
                    : new Resolution([Candidate(reader, [], project)], false, evidence is not null) { Evidence = evidence?.Source });
            }
        }

        return resolutions.Count == 1 ? resolutions[0] : Resolution.NotOurs;
    }

    /// <summary>Without evidence the engine's own form is read as by the driver that most often reads it;
    /// JDBC URLs go to one driver of an engine alone.</summary>
    private static Resolution FromDefault(FoundConnection found, ProjectFacts project) =>
        found.Engine?.ReaderOf(found.Source.Dialect) is { } reader && found.Engine.HasUsualReader(found.Source.Dialect)
            ? new Resolution([Candidate(reader.Name, [], project)], false, IsNamed: found.Source is { Scheme: not null, Dialect: not UriDialect })
            : Resolution.NotOurs;

    private static IEnumerable<DriverEvidence> Syntax(FoundConnection found)
    {
        switch (found.Source.Dialect)
        {
            case AdoNetDialect when found.Keys?.Owner?.ReaderOf(found.Source.Dialect) is { } own:
                yield return new DriverEvidence(own.Name, null, EvidenceStrength.Syntax, $"keys that only {own.DisplayName} knows");
                break;
            case AdoNetDialect when found.Keys is { Possible.Count: 0 }:
                yield return new DriverEvidence(EngineCatalog.OtherDriver, null, EvidenceStrength.Syntax, "keys of another engine");
                break;
            case UriDialect:
                foreach (var setting in found.Source.Settings)
                {
                    if (setting.Place == SettingPlace.Pair && EngineCatalog.DriverOfParameter(setting) is { } driver)
                    {
                        yield return new DriverEvidence(driver, null, EvidenceStrength.Syntax, setting.Key);
                    }
                }

                break;
        }
    }

    /// <summary>Whether a driver takes strings of this dialect and engine at all: a project that uses Npgsql says nothing about a URI. What isn't read, such as
    /// Prisma, may speak to several engines.</summary>
    private static bool CouldRead(string driver, FoundConnection found) =>
        EngineCatalog.Find(driver) is { } known
            ? known.Dialects.Contains(found.Source.Dialect) && !IsOfAnotherEngine(driver, found)
            : found.Source.Dialect is AdoNetDialect;

    /// <summary>Whether a driver that is read talks to another engine than the one whose form the string has: a project may use both.</summary>
    private static bool IsOfAnotherEngine(string driver, FoundConnection found) =>
        found.Engine is { } engine && EngineCatalog.Find(driver) is { Driver: not null } known && known.Engine != engine;

    /// <summary>Whether an engine's strings are read at all.</summary>
    private static bool IsOfReadEngine(string driver) => EngineCatalog.Find(driver) is { Engine.Drivers.Count: > 0 };

    /// <summary>The versions that evidence names; a project that references several, one per target, means each of them.</summary>
    private static DriverCandidate Candidate(string name, IEnumerable<DriverEvidence> evidence, ProjectFacts project)
    {
        var (driver, named) = DriverCatalog.Find(name)!.Value;
        if (named is { } version)
        {
            return new DriverCandidate(driver, [version]);
        }

        var versions = VersionsOf(evidence, driver);
        if (versions.Count == 0)
        {
            versions = VersionsOf(project.Drivers, driver);
        }

        return new DriverCandidate(driver, versions.Count > 0 ? versions : driver.Versions);
    }

    private static List<DriverVersion> VersionsOf(IEnumerable<DriverEvidence> evidence, Driver driver) =>
        [.. evidence.Where(e => e.Version is not null && string.Equals(e.Driver, driver.Name, StringComparison.OrdinalIgnoreCase))
            .Select(e => e.Version!.Value).Distinct().OrderBy(v => v)];
}
