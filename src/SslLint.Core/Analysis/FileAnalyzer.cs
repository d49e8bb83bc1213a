using SslLint.Attribution;
using SslLint.Dialects;
using SslLint.Discovery;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Providers;
using SslLint.Readers;
using SslLint.Redaction;
using SslLint.Rules;
using SslLint.Secrets;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Analysis;

/// <summary>Turns what a reader found in a file into findings.</summary>
public static class FileAnalyzer
{
    /// <summary>Analyses one file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="read">What its reader found.</param>
    /// <param name="project">What the nearest project says.</param>
    /// <param name="options">How to analyse.</param>
    public static AnalysisResult Analyze(SourceFile file, ReadResult read, ProjectFacts project, AnalysisOptions options) =>
        Analyze(file, read, () => project, options);

    /// <summary>Analyses one file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="read">What its reader found.</param>
    /// <param name="projectOf">Says what the nearest project says; called once, and only where the file holds something that hangs on it.</param>
    /// <param name="options">How to analyse.</param>
    public static AnalysisResult Analyze(SourceFile file, ReadResult read, Func<ProjectFacts> projectOf, AnalysisOptions options)
    {
        var found = Connections(file, read);
        var isAsked = found.Count > 0 || read.Callbacks.Count > 0 || PackageFindings.IsExamined(file.Name);
        var project = isAsked ? projectOf() : ProjectFacts.None;
        var findings = new List<Finding>();
        findings.AddRange(PackageFindings.Of(file, project));
        project = isAsked ? WithJars(file, project) : project;
        var callbacks = new CallbackFindings(file, read, project, options);
        var records = new List<ConnectionRecord>();
        var judged = new List<JudgedConnection>();
        var connections = 0;
        var notRead = 0;
        var readers = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var connection in found)
        {
            var resolution = DriverResolver.Resolve(connection, project, options);
            var attributed = connection with
            {
                Validation = resolution.Candidates.Count == 1 ? callbacks.ValidationOf(connection, resolution.Candidates[0].Driver.Name) : null,
                TakenApartBy = connection.TakenApartBy ?? (resolution.IsNamed ? null : UriTakers.Of(file, connection)),
            };
            var readings = resolution.Candidates.Select(c => Readings.Representative(c, attributed)).ToList();

            // What nothing names and the driver read by default refuses is written for another driver.
            if (resolution.IsNotRead || (!resolution.IsNamed && readings.Count > 0 && readings.All(r => !r.IsAccepted)))
            {
                notRead++;
                if (resolution.Reader is { } reader)
                {
                    readers.Add(reader);
                }
            }
            else if (readings.Count > 0)
            {
                connections++;
                judged.Add(new JudgedConnection(attributed, [.. readings.Select(r => r.Source)]));
                if (options.RecordConnections)
                {
                    records.Add(Record(file, attributed, resolution, readings, project, options));
                }

                findings.AddRange(Judge(file, attributed, resolution, readings, callbacks, project, options, read.WithExpression));
            }
        }

        findings.AddRange(callbacks.Rest());
        IReadOnlyList<Finding> all = [.. Once(findings.Select(f => options.Levels.TryGetValue(f.Rule.Id, out var level) ? f with { Level = level } : f)
            .Where(f => IsWanted(f, options))
            .OrderBy(f => f.Span.Start)
            .ThenBy(f => f.Rule.Id, StringComparer.Ordinal))];
        var (kept, suppressed) = options.HeedSuppressions && read.IsRead ? Suppressor.Apply(file, all, read.Suppressions, options.Rules) : (all, []);
        return new AnalysisResult
        {
            Findings = kept,
            Suppressed = suppressed,
            Records = records,
            Connections = connections,
            NotRead = notRead,
            OtherReaders = [.. readers],
            Judged = judged,
        };
    }

    /// <summary>Builders that begin with one constant are connections of their own, and what is wrong in it is said once, where one change is right for
    /// all.</summary>
    private static IEnumerable<Finding> Once(IEnumerable<Finding> findings)
    {
        var said = new Dictionary<(string Rule, SourceSpan Span, string Message, Level Level), List<Fix?>>();
        foreach (var finding in findings)
        {
            var key = (finding.Rule.Id, finding.Span, finding.Message, finding.Level);
            if (!said.TryGetValue(key, out var changes))
            {
                said.Add(key, changes = []);
            }

            if (!changes.Exists(c => IsSameChange(c, finding.Fix)))
            {
                changes.Add(finding.Fix);
                yield return finding;
            }
        }
    }

    private static bool IsSameChange(Fix? one, Fix? other) =>
        ReferenceEquals(one, other)
        || (one is not null && other is not null && (one.IsSafe, one.BundlePath, one.Default) == (other.IsSafe, other.BundlePath, other.Default)
            && one.Edits.SequenceEqual(other.Edits));

    /// <summary>What the project says, where the file names the jar of a driver: nearer than the project's manifest, which may mean another version.</summary>
    private static ProjectFacts WithJars(SourceFile file, ProjectFacts project)
    {
        var jars = JarNames.Find(file.Text);
        return jars.Count == 0
            ? project
            : project with { Drivers = [.. jars, .. project.Drivers.Where(d => jars.All(j => j.Driver != d.Driver))] };
    }

    private static bool IsWanted(Finding finding, AnalysisOptions options) =>
        finding.Level != Level.None && (options.Rules is null || options.Rules.Contains(finding.Rule.Id));

    private static IReadOnlyList<FoundConnection> Connections(SourceFile file, ReadResult read)
    {
        var entries = EngineCatalog.Mark(file, NameEvidence.Add(file, read.Entries));
        var found = entries.SelectMany(static e => ConnectionFinder.Find(e).Select(f => e.Key is null ? f : f with { Key = e.Path }))
            .Select(f => LanguageReaders.Mark(file, f) with { IsCutOff = ConnectionFinder.IsCutOff(file.Text, f.Span.End) })
            .Concat(SpreadSettings.Find(file, entries))
            .Concat(OdbcDataSources.Find(file, entries))
            .Concat(ObjectSettings.Find(file, entries))
            .Concat(KeywordCalls.Find(file, read.Calls, entries))
            .Concat(CommandLines.Find(file))
            .Concat(read.Groups.Select(g => FoundConnection.Of(file, g)));
        return [.. found.OrderBy(f => f.Span.Start)];
    }

    private static IEnumerable<Finding> Judge(
        SourceFile file,
        FoundConnection found,
        Resolution resolution,
        IReadOnlyList<Reading> readings,
        CallbackFindings callbacks,
        ProjectFacts project,
        AnalysisOptions options,
        Func<IReadOnlyList<TextEdit>, string, string, IReadOnlyList<TextEdit>?>? withExpression)
    {
        var reading = Weakest(readings);
        if (!found.IsComplete && reading.TlsSettings.Count == 0)
        {
            return [];
        }

        var endpoint = reading.Endpoints.Count > 0 ? reading.Endpoints[0] : null;
        if (found.IsComplete && reading.IsAccepted && reading.Endpoints.All(e => e.Host.Length == 0 && e.Kind == EndpointKind.Network))
        {
            return [];
        }

        // Nothing passes a network, and nothing in the text says otherwise: LocalDB.
        if (reading is { Decisive: null, Endpoints.Count: > 0 } && reading.Endpoints.All(static e => e.Kind == EndpointKind.InProcess))
        {
            return [];
        }

        var host = ClassOf(reading, found, project);
        if (host == HostClass.Local && !options.IncludeLocal)
        {
            return [];
        }

        var provider = RuleContext.ProviderOf(reading);
        var context = new RuleContext(reading, provider, resolution.IsNamed, found.IsComplete)
        {
            DefaultRoot = DefaultOf(reading, project, options),
            Validation = found.Validation,
        };
        context = context with
        {
            RootCertificate = context.RootSetting is { } root && !options.Vouches(root.Value) ? project.RootCertificates(root.Value) : null
        };
        var hits = RuleCatalog.All.SelectMany(r => r.Check(context).Select(h => (Rule: r.Descriptor, Hit: h))).ToList();
        var own = callbacks.Of(found, reading.Driver.Name);
        if (hits.Count == 0 && own.Count == 0)
        {
            return [];
        }

        var plan = callbacks.Join(FixPlanner.Plan(found, resolution.Candidates, context, host, project, options, withExpression), own, reading.Driver.Name);
        var shownHost = endpoint is null || endpoint.Host.Length == 0 ? null : HostText.Shown(endpoint, found.Source.Text, RedactedValue(found));
        var fingerprints = hits.Select(h => h.Rule.Id).Distinct().ToDictionary(id => id, id => Fingerprints.Of(id, file.Path, found.Source));
        return hits.Select(h => new Finding
        {
            Rule = h.Rule,
            Level = LevelOf(h.Rule, h.Hit, host),
            Path = file.Path,
            Span = SpanOf(found, h.Hit.Setting),
            Message = h.Hit.Message,
            Help = h.Hit.Help ?? plan.Help,
            Reading = reading,
            Driver = reading.Driver.Name,
            Engine = reading.Driver.Engine.Name,
            Dialect = found.Source.Dialect.Name,
            Host = shownHost,
            Provider = provider?.Id,
            Fix = plan.Fix,
            ConnectionSpan = found.Span,
            Fingerprint = fingerprints[h.Rule.Id],
        }).Concat(callbacks.Judge(own, found, plan, reading.Posture is { IsStrict: true }));
    }

    private static ConnectionRecord Record(
        SourceFile file, FoundConnection found, Resolution resolution, IReadOnlyList<Reading> readings, ProjectFacts project, AnalysisOptions options)
    {
        var reading = Weakest(readings);
        var redacted = RedactedValue(found);
        var context = new RuleContext(reading, RuleContext.ProviderOf(reading), resolution.IsNamed, found.IsComplete);
        return new ConnectionRecord
        {
            Path = file.Path,
            Span = found.Span,
            Key = found.Key,
            Engine = reading.Driver.Engine.Name,
            Reading = reading,
            Evidence = resolution.Evidence,
            Hosts = [.. reading.Endpoints.Where(e => e.Host.Length > 0).Take(MostHosts).Select(e => HostText.Shown(e, found.Source.Text, redacted)
                + (e.Port is { Length: > 0 } port && HarmlessSettings.IsPort(port) ? ":" + port : ""))],
            HostClass = ClassOf(reading, found, project),
            Provider = context.Provider?.Id,
            RootCertificate = context.RootSetting is { } root ? project.RootCertificates(root.Value) : null,
            DefaultRoot = reading.Posture is { Chain: true, RootCertificate: null } ? DefaultOf(reading, project, options) : null,
        };
    }

    /// <summary>What an application sets in its own environment, where the driver heeds it: native libraries have copied it before.</summary>
    private static DefaultRoot? DefaultOf(Reading reading, ProjectFacts project, AnalysisOptions options) =>
        reading.Driver.RootVariable is not null ? options.ExpectedDefault ?? project.DefaultRoot : null;

    private static Reading Weakest(IReadOnlyList<Reading> readings) => readings.OrderBy(r => r.Posture?.Strength ?? int.MaxValue).First();

    /// <summary>So many hosts of one connection are told: each is looked for in all of the text.</summary>
    private const int MostHosts = 256;

    /// <summary>The string without secrets, by its text; null where the settings stand apart.</summary>
    private static string? RedactedValue(FoundConnection found) => found.Literal is { } literal ? Redactor.Redact(literal.Value) : null;

    /// <summary>The worst host decides: one remote host among several makes the connection remote.</summary>
    private static HostClass ClassOf(Reading reading, FoundConnection found, ProjectFacts project)
    {
        if (!found.IsComplete)
        {
            return HostClass.Remote;
        }

        var worst = HostClass.Local;
        foreach (var endpoint in reading.Endpoints)
        {
            var one = endpoint.Kind switch
            {
                EndpointKind.Socket or EndpointKind.InProcess => HostClass.Local,
                EndpointKind.Placeholder => HostClass.Remote,
                _ => HostClasses.Of(endpoint.Host, project.IsService),
            };
            worst = one > worst ? one : worst;
        }

        return reading.Endpoints.Count == 0 ? HostClass.Remote : worst;
    }

    private static Level LevelOf(RuleDescriptor rule, RuleHit hit, HostClass host)
    {
        var level = hit.Level ?? rule.DefaultLevel;
        return host == HostClass.Service && level > Level.Info ? level - 1 : level;
    }

    private static SourceSpan SpanOf(FoundConnection found, Setting? setting)
    {
        if (setting is null)
        {
            return found.Span;
        }

        return found.ToFile(setting.Span.IsEmpty ? setting.ValueSpan : setting.Span);
    }
}
