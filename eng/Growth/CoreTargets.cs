using System.Text;
using System.Text.Json;
using SslLint.Analysis;
using SslLint.Certificates;
using SslLint.Configuration;
using SslLint.Dialects;
using SslLint.Discovery;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.MySql;
using SslLint.Engines.PostgreSql;
using SslLint.Engines.SqlServer;
using SslLint.Hardening;
using SslLint.Projects;
using SslLint.Providers;
using SslLint.Readers;
using SslLint.Redaction;
using SslLint.Secrets;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Growth;

/// <summary>The readers, dialects, drivers and finders of the engine.</summary>
internal static class CoreTargets
{
    private static readonly AnalysisOptions options = new() { IncludeLocal = true, RootCertificate = "ca.pem", RecordConnections = true };

    private static readonly string[] files =
    [
        "a.json", "web.config", ".env", "a.properties", "a.sh", "Dockerfile", "Makefile", "Justfile", "a.js", "a.py", "a.go", "a.java", "a.kt", "a.groovy",
        "a.c", "a.rb", "a.php", "a.tf", "a.bicep", "a.sql", "a.ps1", "a.vb", "a.fs",
        "a.conf", "a.ini", "a.toml", "a.unknown", "a.html", "a.lua",
    ];

    private static readonly string[] manifests =
    [
        "a.csproj", "Directory.Build.props", "packages.lock.json", "package.json", "pom.xml", "build.gradle", "pyproject.toml", "go.mod", "Gemfile",
        "requirements.txt",
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<Target> All =>
    [
        new("redactor", Of(t => Redactor.RedactSpans(t))),
        new("redacted text", Of(t => Redactor.Conceal(t))),
        new("placeholders", Of(t => Placeholders.Find(t))),
        new("candidates", t => { var bytes = Encoding.UTF8.GetBytes(t); return () => CandidateSearch.MayContain(bytes); }) { Contexts = Shapes.Alone },
        new("bundle needs", Of(t => BundleNeeds.Find(t, BundleNames.OfProviders))) { Contexts = Shapes.Alone },
        new("suppressions", Of(t => SuppressionComments.Find(new SourceFile("a.json", t)))) { Contexts = Shapes.Alone },
        new("lines", Of(t => _ = new LineMap(t).LineCount)) { Contexts = Shapes.Alone },
        new("certificates", t => { var bytes = Encoding.UTF8.GetBytes(t); return () => CertificateFile.Read(bytes); }) { Contexts = Shapes.Alone },
        new("editorconfig", Of(t => EditorConfigFile.Parse("/a/.editorconfig", t))) { Contexts = Shapes.Alone },
        new("editorconfig keys", t =>
        {
            var file = EditorConfigFile.Parse("/a/.editorconfig", t);
            return () => FileConfiguration.Of(EditorConfigSet.KeysFor([file], "/a/b/c.json"), false);
        }) { Contexts = Shapes.Alone },
        new("section", Of(t => Match($"*{t.ReplaceLineEndings("a")}", new string('a', 200) + ".json"))) { Contexts = Shapes.Alone, Own = [.. Sections()] },
        new("section of a long path", Of(t => Match("*a*a*a*b{c,d}*", t.Replace('/', 'a')))) { Contexts = Shapes.Alone },
        new("explain", Of(Explain)),
        new("values", Of(t => Find(t, EntryKind.Value))),
        new("free texts", Of(t => Find(t, EntryKind.FreeText))),
        .. ((Dialect[])
            [
                AdoNetDialect.Instance, OdbcDialect.Instance, LibpqKeywordDialect.Instance, UriDialect.Instance, PgjdbcDialect.Instance,
                SqlServerJdbcDialect.Instance, JtdsDialect.Instance, MySqlJdbcDialect.MySql, MySqlJdbcDialect.MariaDb, GoDsnDialect.Instance,
            ]).SelectMany(OfDialect),
        .. files.SelectMany(f => (Target[])
            [
                new("read " + f, Of(t => new FileReaders().Read(new SourceFile(f, t), CancellationToken.None)))
                {
                    Contexts = Shapes.Alone,
                    Own = [.. Inside(f, Shapes.Alone)],
                },
                new("judge " + f, t => Judge(f, t)) { Contexts = Shapes.Alone, Own = [.. Inside(f, Shapes.Connections)] },
                new("show " + f, t => Show(f, t)) { Contexts = Shapes.Alone, Own = [.. Inside(f, Shapes.Alone)] },
            ]),
        .. ((string[])["a.yml", "AppHost.cs"]).Select(
            n => new Target("services of " + n, Of(t => ServiceNames.Find(new SourceFile(n, "services:\n" + t)).Count())) { Contexts = Shapes.Alone }),
        .. manifests.SelectMany(m => (Target[])
            [
                new("packages of " + m, Of(t => PackageEvidence.Read(new SourceFile(m, t), CancellationToken.None))) { Contexts = Shapes.Alone },
                new("bundles of " + m, Of(t => BundleSettings.Read(new SourceFile(m, "<!--SslLint-->" + t), CancellationToken.None)))
                {
                    Contexts = Shapes.Alone,
                },
            ]),
    ];

    private static Func<string, Action> Of(Action<string> run) => text => () => run(text);

    private static void Match(string glob, string path) => SectionGlob.Matches(glob, "/r", "/r/" + path);

    private static void Find(string text, EntryKind kind) =>
        _ = ConnectionFinder.Find(new SourceEntry
        {
            Value = Literal.Verbatim(text, 0),
            Kind = kind,
            Evidence = [new DriverEvidence("npgsql", null, EvidenceStrength.Call, "test")],
        }).Count();

    private static void Explain(string text)
    {
        foreach (var driver in Explainer.CandidatesFor(text))
        {
            Explainer.Explain(driver, driver.Versions[0], text);
        }
    }

    private static Action Judge(string path, string text)
    {
        var file = new SourceFile(path, text);
        var read = new FileReaders().Read(file, CancellationToken.None);
        return () => FileAnalyzer.Analyze(file, read, ProjectFacts.None, options);
    }

    /// <summary>All lines, with the connections that are known.</summary>
    private static Action Show(string path, string text)
    {
        var file = new SourceFile(path, text);
        var judged = FileAnalyzer.Analyze(file, new FileReaders().Read(file, CancellationToken.None), ProjectFacts.None, options).Judged;
        return () =>
        {
            var shown = ShownFile.Of(file, judged);
            for (var line = 1; line <= file.Lines.LineCount; line++)
            {
                _ = shown[line];
            }
        };
    }

    private static IEnumerable<Target> OfDialect(Dialect dialect)
    {
        string[] contexts = dialect switch
        {
            AdoNetDialect or OdbcDialect => ["", "pairs", "secret"],
            LibpqKeywordDialect => ["", "keywords"],
            UriDialect => ["", "uri", "authority"],
            SqlServerJdbcDialect => ["", "jdbc sqlserver", "jdbc sqlserver authority"],
            JtdsDialect => ["", "jtds"],
            MySqlJdbcDialect => ["", dialect == MySqlJdbcDialect.MySql ? "jdbc mysql" : "jdbc mariadb"],
            GoDsnDialect => ["", "go dsn"],
            _ => ["", "jdbc", "jdbc authority"],
        };
        var name = dialect is SqlServerJdbcDialect ? "jdbc sqlserver" : dialect is JtdsDialect ? "jtds"
            : dialect == MySqlJdbcDialect.MySql ? "jdbc mysql" : dialect == MySqlJdbcDialect.MariaDb ? "jdbc mariadb" : dialect.Name;
        yield return new Target("parse " + name, Of(t => dialect.Parse(t, Placeholders.Find(t)))) { Contexts = contexts };
        yield return new Target("edit " + name, t => Edit(dialect.Parse(t, Placeholders.Find(t)))) { Contexts = contexts };
        foreach (var driver in DriverCatalog.All.Where(d => d.Dialects.Contains(dialect)))
        {
            yield return new Target(
                $"{driver.Name} reads {name}",
                t => Read(driver, dialect.Parse(t, Placeholders.Find(t)))) { Contexts = contexts, Own = [.. Settings(dialect)] };
            yield return new Target(
                $"{driver.Name} hardens {name}",
                t => Harden(driver, dialect.Parse(t, Placeholders.Find(t)))) { Contexts = contexts, Own = [.. Settings(dialect)] };
            yield return new Target(
                $"{driver.Name} converts {name}",
                t => Convert(driver, dialect.Parse(t, Placeholders.Find(t)))) { Contexts = contexts, Own = [.. Settings(dialect)] };
        }
    }

    private static Action Edit(ConnectionString source)
    {
        var settings = source.Settings;
        var changes = new List<SettingChange>();
        for (var i = 0; i < settings.Count; i++)
        {
            if (i % 3 != 0)
            {
                changes.Add(i % 3 == 1 ? new SettingChange.Remove(settings[i]) : new SettingChange.Replace(settings[i], "b"));
            }
        }

        changes.AddRange([new SettingChange.Append("sslmode", "verify-full"), new SettingChange.Append("sslrootcert", "ca.pem")]);
        return () => Try(() => source.Dialect.Edit(source, changes));
    }

    private static Action Read(Driver driver, ConnectionString source) => () => driver.Versions.ToList().ForEach(v => driver.Read(source, v));

    private static Action Harden(Driver driver, ConnectionString source) =>
        () => Hardener.Apply(driver, source, driver.Versions, new HardeningOptions { Anchor = new TrustAnchor.File("ca.pem") });

    private static Action Convert(Driver driver, ConnectionString source) => () =>
    {
        foreach (var target in (Dialect[])[AdoNetDialect.Instance, LibpqKeywordDialect.Instance, UriDialect.Instance, PgjdbcDialect.Instance])
        {
            driver.Engine.Convert(source, driver, driver.Versions[^1], target);
        }
    };

    /// <summary>A dialect says so where it can't write a change.</summary>
    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (InvalidOperationException)
        {
        }
    }

    /// <summary>Long lists of what a dialect knows.</summary>
    private static IEnumerable<Shape> Settings(Dialect dialect)
    {
        var (head, separator) = dialect switch
        {
            AdoNetDialect => ("Host=db.example.com;", ";"),
            OdbcDialect => ("Driver={FreeTDS};Server=db.example.com;", ";"),
            LibpqKeywordDialect => ("host=db.example.com ", " "),
            UriDialect => ("postgres://a:b@db.example.com/s?", "&"),
            SqlServerJdbcDialect => ("jdbc:sqlserver://db.example.com;", ";"),
            JtdsDialect => ("jdbc:jtds:sqlserver://db.example.com/s;", ";"),
            MySqlJdbcDialect => (dialect == MySqlJdbcDialect.MySql ? "jdbc:mysql://h/s?" : "jdbc:mariadb://h/s?", "&"),
            GoDsnDialect => ("a:b@tcp(h)/s?", "&"),
            _ => ("jdbc:postgresql://db.example.com/s?", "&"),
        };
        string[] pairs =
        [
            "sslmode=require", "SSL Mode=Require", "sslmode=${X}", "sslrootcert=a", "Root Certificate=a", "ssl=true", "requiressl=1", "sslcert=a",
            "SSL Certificate=a", "Trust Server Certificate=true",
            "host=a", "Host=a", "port=1", "Timeout=1", "options=a", "sslMode=require", "ssl_mode=require", "sslfactory=a", "sslhostnameverifier=a", "unknown=a",
            "uselibpqcompat=true", "sslnegotiation=direct", "encrypt=true", "encrypt={a", "trustServerCertificate=true", "trustStore={a}}b}", "ssl=[a",
        ];
        foreach (var pair in pairs)
        {
            yield return new Shape($"many {pair}", n => head + Shapes.Repeat(pair + separator, n) + pair);
            yield return new Shape($"many {pair} numbered", n => head + Shapes.Numbered(n, i => pair + i + separator) + pair);
        }

        foreach (var key in (string[])["host", "Host", "port", "hostaddr", "require_auth", "SSL Mode"])
        {
            yield return new Shape($"{key} of many commas", n => head + key + "=" + Shapes.Repeat("a,", n));
            yield return new Shape($"{key} of many commas numbered", n => head + key + "=" + Shapes.Numbered(n, i => $"a{i},"));
        }

        yield return new Shape(
            "hosts of the authority",
            n => (dialect is PgjdbcDialect ? "jdbc:postgresql://" : "postgres://") + Shapes.Numbered(n, i => $"h{i}:1,") + "h/s?sslmode=require");
    }

    /// <summary>Names of sections that have many ways to match.</summary>
    private static IEnumerable<Shape> Sections() =>
    [
        new("star a", n => Shapes.Repeat("*a", n) + "b"),
        new("stars", n => Shapes.Repeat("**", n)),
        new("choices", n => Shapes.Repeat("{a,aa}", n)),
        new("choices of nothing", n => Shapes.Repeat("{,a}", n)),
        new("nested choices", n => Shapes.Nested("{a,", "b", "}", n)),
        new("nested stars", n => Shapes.Nested("{*,", "b", "}", n)),
        new("numbers", n => Shapes.Repeat("{1..9}", n)),
        new("one choice of many", n => "{" + Shapes.Repeat("a,", n) + "b}"),
        new("folders", n => Shapes.Repeat("**/", n) + "b"),
        new("classes", n => Shapes.Repeat("[a-z]", n)),
        new("one class", n => "[" + Shapes.Repeat("a-z", n) + "]"),
    ];

    /// <summary>The shapes of strings where a format has strings, and what the format itself has many of.</summary>
    private static IEnumerable<Shape> Inside(string file, IReadOnlyList<string> contexts)
    {
        foreach (var shape in Shapes.In(contexts))
        {
            var wrapped = file switch
            {
                "a.json" => shape.Within("in a string", t => $"{{\"ConnectionStrings\":{{\"Npgsql\":{JsonSerializer.Serialize(t)}}}}}"),
                "web.config" => shape.Within(
                    "in an attribute",
                    t => $"<a connectionString=\"{t.Replace("&", "&amp;").Replace("\"", "&quot;").Replace("<", "&lt;")}\" providerName=\"Npgsql\"/>"),
                ".env" => shape.Within("in a value", t => $"DATABASE_URL={t.ReplaceLineEndings(" ")}\n"),
                "a.properties" => shape.Within("in a value", t => $"spring.datasource.url={t.ReplaceLineEndings(" ")}\n"),
                "a.sh" => shape.Within("in single quotes", t => $"export DATABASE_URL='{t.Replace("'", "")}'\n"),
                "a.js" => shape.Within("in a string", t => $"const u = {JsonSerializer.Serialize(t)};"),
                "a.unknown" => shape.Within("in quotes", t => $"u \"{t.Replace("\"", "").ReplaceLineEndings(" ")}\""),
                _ => null,
            };
            if (wrapped is not null)
            {
                yield return wrapped;
            }
        }

        const string Url = "postgres://app:x@db.example.com/s?sslmode=require";
        const string Pairs = "Host=db.example.com;Username=app;Password=x;SSL Mode=Require";
        switch (file)
        {
            case "a.json":
                yield return new Shape("many strings", n => "{" + Shapes.Numbered(n, i => $"\"Npgsql{i}\":\"{Pairs}\",") + "\"z\":1}");
                yield return new Shape("many strings on lines", n => "{" + Shapes.Numbered(n, i => $"\"Npgsql{i}\":\"{Pairs}\",\n") + "\"z\":1}");
                yield return new Shape("many objects", n => "[" + Shapes.Numbered(n, i => $"{{\"host\":\"h{i}\",\"sslmode\":\"require\"}},") + "1]");
                yield return new Shape(
                    "many ssl objects",
                    n => "{" + Shapes.Numbered(n, i => $"\"a{i}\":{{\"host\":\"h{i}\",\"ssl\":{{\"mode\":\"require\"}}}},") + "\"z\":1}");
                yield return new Shape("deep arrays", n => Shapes.Nested("[", $"\"{Url}\"", "]", n));
                yield return new Shape("deep objects", n => Shapes.Nested("{\"a\":", $"\"{Url}\"", "}", n));
                yield return new Shape(
                    "many names and values",
                    n => "{\"env\":[" + Shapes.Numbered(
                        n,
                        i => $"{{\"name\":\"A{i}_HOST\",\"value\":\"b\"}},{{\"name\":\"A{i}_SSLMODE\",\"value\":\"require\"}},") + "1]}");
                yield return new Shape("modes and one host", n => "{\"host\":\"a\"," + Shapes.Numbered(n, i => "\"sslmode\":\"require\",") + "\"z\":1}");
                yield return new Shape(
                    "deep arrays of strings",
                    n => Shapes.Repeat("[", 250) + Shapes.Repeat($"\"{Url}\",", n) + "1" + Shapes.Repeat("]", 250));
                break;
            case "web.config":
                yield return new Shape(
                    "many attributes",
                    n => $"<a connectionString=\"{Pairs}\" providerName=\"Npgsql\"" + Shapes.Numbered(n, i => $" a{i}=\"b\"") + "/>");
                yield return new Shape(
                    "many elements",
                    n => "<a>" + Shapes.Numbered(n, i => $"<add name=\"Npgsql{i}\" connectionString=\"{Pairs}\"/>") + "</a>");
                yield return new Shape("many texts", n => "<a>" + Shapes.Repeat("<b/>text", n) + "</a>");
                yield return new Shape("many entities", n => $"<a b=\"{Shapes.Repeat("&amp;", n)}\"/>");
                yield return new Shape("many pieces of text", n => "<a>" + Shapes.Repeat("a<!-- -->", n) + "</a>");
                yield return new Shape("deep elements", n => Shapes.Nested("<a>", Url, "</a>", n));
                break;
            case ".env":
                yield return new Shape("many strings", n => Shapes.Numbered(n, i => $"A{i}={Url}\n"));
                yield return new Shape("hosts and modes", n => Shapes.Numbered(n, i => $"A{i}_HOST=db{i}.example.com\nA{i}_SSLMODE=require\n"));
                yield return new Shape("modes of one host", n => "HOST=a\n" + Shapes.Repeat("SSLMODE=require\n", n));
                yield return new Shape("variables of libpq", n => "PGHOST=a\n" + Shapes.Repeat("PGSSLMODE=require\n", n));
                yield return new Shape("requiressl", n => "PGHOST=a\n" + Shapes.Repeat("PGREQUIRESSL=1\n", n) + "PGSSLMODE=require\n");
                yield return new Shape("variables of Metabase", n => "MB_DB_TYPE=postgres\nMB_DB_HOST=a\n" + Shapes.Repeat("MB_DB_DBNAME=a?ssl=true\n", n));
                yield return new Shape("quotes", n => Shapes.Repeat("A=\"b\n", n));
                yield return new Shape("suppressions", n => Shapes.Numbered(n, i => $"A{i}={Url} # ssllint: ignore[SSL1003] b\n"));
                yield return new Shape("unused suppressions", n => Shapes.Numbered(n, i => "# ssllint: ignore[SSL1003] b\n") + $"A={Url}\n");
                break;
            case "a.properties":
                yield return new Shape("many strings", n => Shapes.Numbered(n, i => $"a{i}.url=jdbc:{Url}\n"));
                yield return new Shape("hosts and modes", n => Shapes.Numbered(n, i => $"a{i}.host=b\na{i}.sslmode=require\n"));
                break;
            case "a.sh" or "Dockerfile":
                var run = file == "a.sh" ? "" : "RUN ";
                yield return new Shape("many strings", n => Shapes.Numbered(n, i => $"{run}export A{i}={Url}\n"));
                yield return new Shape("many strings of a line", n => run + Shapes.Numbered(n, i => $"A{i}={Url} "));
                yield return new Shape("substitutions", n => Shapes.Repeat($"{run}A=$(echo {Url})\n", n));
                yield return new Shape("deep substitutions", n => run + Shapes.Nested("$(a ", Url, ")", n));
                yield return new Shape("deep quoted substitutions", n => run + Shapes.Nested("\"$(a ", Url, ")\"", n));
                yield return new Shape("here-documents", n => Shapes.Repeat($"{run}cat <<A\nb={Url}\nA\n", n));
                yield return new Shape("here-documents of a line", n => run + "cat " + Shapes.Repeat("<<A ", n) + "\n");
                yield return new Shape("echo", n => run + "echo " + Shapes.Repeat("a=b ", n));
                yield return new Shape("continued lines", n => run + Shapes.Repeat("a \\\n", n));
                yield return new Shape("a program of many lines", n => run + "psql -c '" + Shapes.Repeat("a \"b\" c=d\n", n) + "'");
                break;
            case "a.js" or "a.py" or "a.java" or "a.go":
                yield return new Shape("many strings", n => Shapes.Numbered(n, i => $"a{i} = \"{Url}\";\n"));
                yield return new Shape("many strings of a line", n => Shapes.Numbered(n, i => $"a{i} = \"{Url}\";"));
                yield return new Shape("concatenation", n => "a = " + Shapes.Repeat("\"b\" + c + ", n) + $"\"{Url}\";");
                yield return new Shape("unclosed templates", n => $"a = \"{Url}\";" + Shapes.Repeat("`$", n));
                yield return new Shape("unclosed holes", n => $"a = \"{Url}\";" + Shapes.Repeat("`${", n));
                yield return new Shape("deep parentheses", n => Shapes.Nested("(", $"\"{Url}\"", ")", n));
                yield return new Shape("deep objects", n => Shapes.Nested("{a:", $"\"{Url}\"", "}", n));
                yield return new Shape("deep calls", n => Shapes.Nested("f(", $"\"{Url}\"", ")", n));
                yield return new Shape("objects", n => Shapes.Numbered(n, i => $"a{i} = {{ host: \"h\", sslmode: \"require\" }};\n"));
                yield return new Shape("pools", n => "import 'pg';" + Shapes.Numbered(n, i => $"new Pool({{ a: \"{Url}\" }});"));
                yield return new Shape("other pools", n => Shapes.Numbered(n, i => "new Pool({ a: 1 });"));
                break;
            default:
                yield return new Shape("many strings", n => Shapes.Numbered(n, i => $"a{i} = \"{Url}\"\n"));
                yield return new Shape("many bare strings", n => Shapes.Numbered(n, i => $"a{i} = {Url}\n"));
                yield return new Shape("equals", n => $"url {Url} a" + Shapes.Repeat("=", n) + "\n");
                yield return new Shape("many strings of a line", n => Shapes.Numbered(n, i => $"a \"{Url}\" "));
                yield return new Shape("many bare strings of a line", n => Shapes.Numbered(n, i => $"{Url} "));
                yield return new Shape("sections", n => Shapes.Numbered(n, i => $"[s{i}]\nhost = h\nsslmode = require\n"));
                break;
        }
    }
}
