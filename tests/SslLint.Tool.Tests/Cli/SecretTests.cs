using System.Runtime.Versioning;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>A planted password appears in no output but that of rewrite: not in any format, nor where a string is misread or a command fails.</summary>
[SupportedOSPlatform("linux")]
public sealed class SecretTests
{
    private const string Secret = "Zq7xPlanted9Secret";

    /// <summary>Strings that hold the secret where it belongs, and where a reader may mistake it for something else.</summary>
    private static readonly string[] Strings =
    [
        $"Host=db.example.com;Username=app;Password={Secret};SSL Mode=Disable",
        $"Host=db.example.com;Username=app;Password=\"a;{Secret}\";SSL Mode=Require",
        $"Host=db.example.com;Username=app;Pwd={Secret};SSL Mode=verify-full",
        $"Host=db.example.com;Username=app;Password='{Secret};SSL Mode=Disable",
        $"postgres://app:{Secret}@db.example.com/app?sslmode=disable",
        $"postgres://app:a/{Secret}@db.example.com/app?sslmode=disable",
        $"postgres://app:a@b{Secret}@db.example.com/app?sslmode=require",
        $"postgres://app:a#{Secret}@db.example.com/app?sslmode=require",
        $"postgres://app:a?{Secret}@db.example.com/app?sslmode=require",
        $"postgres://db.example.com/app?user=app&password={Secret}&sslmode=prefer",
        $"jdbc:postgresql://db.example.com/app?user=app&password={Secret}&ssl=true&sslmode=require",
        $"host=db.example.com user=app password={Secret} sslmode=allow",
        $"host=db.example.com user=app password='a {Secret}' sslmode=bogus",
        $"host=db.example.com user=app password=a {Secret} sslmode=disable",
    ];

    private static readonly string[][] Commands =
    [
        ["scan"],
        ["scan", "--include-local", "--format", "concise"],
        ["scan", "--format", "json"],
        ["scan", "--format", "sarif"],
        ["scan", "--format", "github"],
        ["scan", "--format", "gitlab"],
        ["scan", "--format", "junit"],
        ["scan", "--format", "html"],
        ["scan", "--write-baseline", "baseline.json"],
        ["scan", "--staged"],
        ["scan", "--staged", "--format", "json"],
        ["scan", "--staged", "--format", "sarif"],
        ["init", "--dry-run", "--baseline", "--pre-commit", "--ci", "gitlab"],
        ["inventory"],
        ["inventory", "--format", "json"],
        ["inventory", "--format", "html"],
        ["inventory", "--format", "cyclonedx"],
        ["scan", "--driver", "npgsql@7"],
        ["scan", "--driver", "libpq"],
        ["fix", "--check", "--unsafe"],
        ["fix", "--diff", "--unsafe"],
        ["fix", "--diff", "--root-cert", "ca.pem"],
        ["fix", "--diff", "--root-cert", "ca.pem", "--driver", "pgjdbc"],
        ["fix", "--root-cert", "ca.pem"],
    ];

    [Fact]
    public void No_command_over_files_shows_it()
    {
        foreach (var command in Commands)
        {
            using var tree = Plant();
            if (command.Contains("--staged"))
            {
                tree.GitInit();
                tree.Git("add", ".");
            }

            var run = ToolRunner.Run(tree.Root, command);
            AssertHidden(run, string.Join(' ', command));
            Assert.NotEmpty(run.Output + run.Error);
        }
    }

    [Fact]
    public void Explaining_a_string_does_not_show_it()
    {
        using var tree = new TempTree();
        foreach (var text in Strings)
        {
            foreach (var driver in new[] { "npgsql", "libpq", "pgjdbc", "metabase", "node-postgres" })
            {
                AssertHidden(ToolRunner.Run(tree.Root, "explain", "--driver", driver, text), $"explain --driver {driver}");
                AssertHidden(ToolRunner.Run(tree.Root, "explain", "--format", "json", "--driver", driver, text), $"explain --format json --driver {driver}");
            }

            AssertHidden(ToolRunner.Run(tree.Root, text, ["explain", "-"]), "explain -");
        }
    }

    [Fact]
    public void Rewriting_shows_it_on_standard_output_alone()
    {
        using var tree = new TempTree();
        foreach (var text in Strings)
        {
            foreach (var args in new string[][] { [], ["--root-cert", "ca.pem", "--explain"], ["--root-cert", "ca.pem", "--driver", "npgsql"], ["--root-cert", "ca.pem", "--to", "jdbc"], ["--public-ca", "--driver", "libpq@15"] })
            {
                var run = ToolRunner.Run(tree.Root, ["rewrite", .. args, text]);
                Assert.DoesNotContain(Secret, run.Error);
                Assert.True(run.ExitCode == 0 || run.Output.Length == 0);
            }
        }
    }

    [Theory]
    [InlineData("rewrite", "Host=a", $"Password={Secret}")]
    [InlineData("explain", "Host=a", $"Password={Secret}")]
    [InlineData("rewrite", $"--Password={Secret}")]
    [InlineData($"Host=a;Password={Secret}")]
    [InlineData("scan", "--format", Secret)]
    [InlineData("scan", "--rules", Secret)]
    [InlineData("scan", "--driver", Secret)]
    [InlineData("scan", "--threads", Secret)]
    [InlineData("scan", "--fail-on", Secret)]
    [InlineData("scan", "--max-file-size", Secret)]
    [InlineData("rewrite", "Host=a", "--to", Secret)]
    public void Usage_errors_do_not_repeat_it(params string[] args)
    {
        using var tree = new TempTree();
        var run = ToolRunner.Run(tree.Root, args);
        Assert.Equal(2, run.ExitCode);
        AssertHidden(run, string.Join(' ', args.Take(1)));
    }

    private static TempTree Plant()
    {
        var tree = new TempTree();
        for (var i = 0; i < Strings.Length; i++)
        {
            var text = Strings[i];
            tree.Write($"{i}/app.env", $"DATABASE_URL={text}\n");
            tree.Write($"{i}/appsettings.json", $$"""{ "ApiKey": "{{Secret}}", "ConnectionStrings": { "Postgres": {{System.Text.Json.JsonSerializer.Serialize(text)}} } }""");
            tree.Write($"{i}/values.yaml", $"database:\n  password: {Secret}\n  url: >-\n    {text}\n");
            tree.Write($"{i}/app.config", $"<configuration><connectionStrings><add name=\"Postgres\" providerName=\"Npgsql\" connectionString=\"{System.Security.SecurityElement.Escape(text)}\"/></connectionStrings></configuration>");
            tree.Write($"{i}/Db.cs", $"class Db {{ object c = new Npgsql.NpgsqlConnection({System.Text.Json.JsonSerializer.Serialize(text)}); }}\n");
            tree.Write($"{i}/broken.json", $$"""{ "ConnectionStrings": { "Postgres": {{System.Text.Json.JsonSerializer.Serialize(text)}}, "Password": "{{Secret}} """);
            tree.Write(".config/dotnet-tools.json", $$"""{ "version": 1, "tools": {}, "note": "{{Secret}}" }""");
            tree.Write(".editorconfig", $"root = true\n# Password={Secret}");
            tree.Write(".pre-commit-config.yaml", $"repos:\n- repo: local # Password={Secret}\n  hooks: []");
            tree.Write($"{i}/run.sh", $"export PGPASSWORD={Secret}\npsql \"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n");
        }

        return tree;
    }

    private static void AssertHidden(ToolRun run, string command)
    {
        foreach (var line in (run.Output + run.Error).Split('\n'))
        {
            Assert.False(line.Contains(Secret, StringComparison.Ordinal), $"{command}: {line}");
        }
    }
}
