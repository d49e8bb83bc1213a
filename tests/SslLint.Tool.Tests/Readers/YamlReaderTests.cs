using SslLint.Core.Tests.Readers;
using SslLint.Sources;
using SslLint.Tool.Readers;

namespace SslLint.Tool.Tests.Readers;

public class YamlReaderTests
{
    private const string Compose = """
        services:
          web:
            image: &img web:1
            environment:
              - ConnectionStrings__Default=Host=db;Password=p#1;SSL Mode=Disable # note
              - "OTHER=Host=db;Password=\"x\""
              - 'THIRD=Host=db;Password=it''s'
              - EMPTY
            command: ["app", "--db=Host=db", postgres://h/d]
          job:
            environment: { PGHOST: db, PGPORT: 5432, PGSSLMODE: "disable" }
            copy: *img
            folded: >-
              Host=db;
              SSL Mode=Disable
            multi: Host=db;
              Port=1
        # commented: Host=no
        """;

    [Fact]
    public void Mappings_and_environment_lists_give_keys_and_sections()
    {
        Assert.Equal(
            """
            services:web|image|web:1
            services:web:environment|ConnectionStrings__Default|Host=db;Password=p#1;SSL Mode=Disable
            services:web:environment|OTHER|Host=db;Password="x"
            services:web:environment|THIRD|Host=db;Password=it's
            services:web|environment|EMPTY
            services:web|command|app
            services:web:command|db|Host=db
            services:web|command|postgres://h/d
            services:job:environment|PGHOST|db
            services:job:environment|PGPORT|5432
            services:job:environment|PGSSLMODE|disable
            services:job|folded|Host=db; SSL Mode=Disable
            services:job|multi|Host=db; Port=1
            """,
            ReaderCheck.Show(ReaderCheck.Read(new YamlReader(), Compose, "docker-compose.yml")));
    }

    private const string Kubernetes = """
        kind: Deployment
        spec:
          env:
            - name: PGHOST
              value: db
            - name: PGSSLMODE
              value: disable
        ---
        kind: ConfigMap
        data:
          url: "Host=db;\
            Port=1"
          app.properties: |
            # url=no
            url=jdbc:postgresql://h/d
            name = "quoted"
          one: |
            Host=db;Port=1
        """;

    [Fact]
    public void Named_values_are_siblings_and_documents_are_not()
    {
        Assert.Equal(
            """
            |kind|Deployment
            spec:env:0|name|PGHOST
            spec:env|PGHOST|db
            spec:env:1|name|PGSSLMODE
            spec:env|PGSSLMODE|disable
            #2|kind|ConfigMap
            #2:data|url|Host=db;Port=1
            #2:data:app.properties|url|jdbc:postgresql://h/d
            #2:data:app.properties|name|quoted
            #2:data|one|Host=db;Port=1
            """,
            ReaderCheck.Show(ReaderCheck.Read(new YamlReader(), Kubernetes, "k8s.yaml")));
    }

    private const string Workflow = """
        jobs:
          build:
            steps:
              - run: |
                  # psql "host=no"
                  export NPGSQL_TEST_DB="Host=localhost;SSL Mode=Disable"
                  echo "Data__ConnectionString=server=x;SslMode=none" >> $GITHUB_ENV
              - run: dotnet test --connection "Host=db;Port=1" # comment
                env:
                  DB: Host=db;Password=${{ secrets.X }}
        """;

    [Fact]
    public void Scripts_are_read_as_shell()
    {
        Assert.Equal(
            """
            jobs:build:steps:0:run|NPGSQL_TEST_DB|Host=localhost;SSL Mode=Disable
            jobs:build:steps:0:run|Data__ConnectionString|server=x;SslMode=none
            jobs:build:steps:1:run|connection|Host=db;Port=1
            jobs:build:steps:1:env|DB|Host=db;Password=${{ secrets.X }}
            """,
            ReaderCheck.Show(ReaderCheck.Read(new YamlReader(), Workflow, ".github/workflows/ci.yml")));
    }

    private const string Helm = """
        {{- if .Values.enabled }}
        data:
          {{- range .Values.items }}
          conn: "Server={{ .Values.host | default "x" }};Encrypt=false"
          url: {{ .Values.url }}
          {{- end }}
        {{- end }}
        """;

    [Fact]
    public void Template_expressions_do_not_disturb()
    {
        var result = ReaderCheck.Read(new YamlReader(), Helm, "templates/configmap.yaml");

        Assert.Equal(
            """
            data|conn|Server={{ .Values.host | default "x" }};Encrypt=false
            data|url|{{ .Values.url }}
            """,
            ReaderCheck.Show(result));
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("a: 1\n<%_ if (postgres) { _%>\nurl: jdbc:postgresql://db.example.com/x\n<%_ } _%>\n")]
    [InlineData("a: 1\n{% if postgres %}\nurl: jdbc:postgresql://db.example.com/x\n{% endif %}\n")]
    public void A_template_that_is_no_YAML_yet_is_no_broken_file(string text)
    {
        var result = ReaderCheck.Read(new YamlReader(), text, "app.yml.ejs");
        Assert.Contains("url|jdbc:postgresql://db.example.com/x", ReaderCheck.Show(result));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Behind_a_break_the_lines_are_read_with_one_warning()
    {
        const string Broken = """
            a: Host=first
            b: [ "x"
            c: Host=db;Port=1
              - d: "Host=e"
            """;
        var result = ReaderCheck.Read(new YamlReader(), Broken, "a.yml");

        Assert.Equal("Host=first", result.Entries[0].Value.Value);
        Assert.Contains(result.Entries, e => (e.Key, e.Value.Value) == ("c", "Host=db;Port=1"));
        Assert.Contains(result.Entries, e => e.Value.Value == "Host=e");
        Assert.Single(result.Warnings);
    }

    [Theory]
    [InlineData("ConnectionStrings__Default", "SSL Mode=Disable", ";Root Certificate=/etc/ca.pem", ";Root Certificate=/etc/ca.pem # note")]
    [InlineData("OTHER", "Host=db", ";x=\"y\\z\"", ";x=\\\"y\\\\z\\\"")]
    [InlineData("THIRD", "Host=db", ";x='y'", ";x=''y''")]
    [InlineData("PGHOST", "db", ".example.com", "PGHOST: db.example.com,")]
    [InlineData("folded", "SSL Mode=Disable", ";x: # y", "Disable;x: # y")]
    public void Edits_are_written_as_the_scalar_is(string key, string after, string insertion, string written)
    {
        Assert.Contains(written, ReaderCheck.Insert(new YamlReader(), Compose, "compose.yml", key, after, insertion), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConnectionStrings__Default", "Host=db", "x: y")]
    [InlineData("ConnectionStrings__Default", "Host=db", "x #y")]
    [InlineData("ConnectionStrings__Default", "Host=db", "\n")]
    [InlineData("ConnectionStrings__Default", "SSL Mode=Disable", ":")]
    [InlineData("PGHOST", "db", "x, y")]
    [InlineData("THIRD", "Host=db", "\n")]
    public void What_would_need_other_quotes_is_refused(string key, string after, string insertion)
    {
        Assert.Null(ReaderCheck.Insert(new YamlReader(), Compose, "compose.yml", key, after, insertion));
    }

    [Fact]
    public void A_script_on_one_line_must_stay_a_plain_scalar()
    {
        Assert.NotNull(ReaderCheck.Insert(new YamlReader(), Workflow, "ci.yml", "connection", "Host=db", ";x=\"y\""));
        Assert.Null(ReaderCheck.Insert(new YamlReader(), Workflow, "ci.yml", "connection", "Host=db", ": x"));
    }

    [Theory]
    [InlineData("a: x\r\nb: |\r\n  Host=db\r\n  Port=1\r\nc: 'y'\r\n")]
    [InlineData("e: \"\ud83d\ude00\"\nf: Host=db # \ud83d\ude00\ng: 'z'\n")]
    public void Offsets_hold_with_windows_line_breaks_and_surrogates(string text)
    {
        foreach (var entry in ReaderCheck.Read(new YamlReader(), text, "a.yml").Entries.Where(e => e.Kind == EntryKind.Value))
        {
            Assert.Equal(entry.Value.Value, entry.Value.SourceSpan.Of(text));
        }
    }

    /// <summary>The library decodes too, without spans: both must agree.</summary>
    [Theory]
    [InlineData("a: \"x\\n\\t\\\"\\x41\\u00e9\\U0001F600\\/ y\"")]
    [InlineData("a: \"one\n  two\n\n  three\\\n   four \"")]
    [InlineData("a: 'it''s\n  two\n\n\n  three'")]
    [InlineData("a: plain # c\nb: two\n  lines\n\n  here # c\nc: x#y")]
    [InlineData("a: &anchor !!str value\nb: !tag 'x'\nc: ! \"y\"")]
    [InlineData("a: {b: c d, e: [f, 'g']}")]
    [InlineData("a: >-\r\n  one\r\n  two\r\nb: |\r\n  three\r\n")]
    public void Values_are_those_of_the_library(string text)
    {
        var parser = new YamlDotNet.Core.Parser(new StringReader(text));
        var expected = new List<string>();
        while (parser.MoveNext())
        {
            if (parser.Current is YamlDotNet.Core.Events.Scalar { IsKey: false } scalar)
            {
                expected.Add(scalar.Value.TrimEnd('\n'));
            }
        }

        Assert.Equal(expected, ReaderCheck.Read(new YamlReader(), text, "a.yml").Entries.Select(e => e.Value.Value));
    }

    [Fact]
    public void Huge_nesting_ends_with_a_warning()
    {
        Assert.Single(ReaderCheck.Read(new YamlReader(), new string('[', 20_000), "a.yml").Warnings);
    }

    [Theory]
    [InlineData(Compose)]
    [InlineData(Kubernetes)]
    [InlineData(Workflow)]
    [InlineData(Helm)]
    public void Damaged_files_are_read_without_an_exception(string text) => ReaderCheck.Mutate(new YamlReader(), text, "a.yml");
}
