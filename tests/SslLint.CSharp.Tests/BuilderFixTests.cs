namespace SslLint.CSharp.Tests;

/// <summary>A second fix finds nothing to do, whatever the shape of the code that builds a string.</summary>
public class BuilderFixTests
{
    private static readonly string[] Creations =
    [
        "var b = new NpgsqlConnectionStringBuilder();",
        "var b = new NpgsqlConnectionStringBuilder { };",
        "NpgsqlConnectionStringBuilder b = new() { Port = 5433 };",
        "var b = new NpgsqlConnectionStringBuilder(\"Host=one.example.com;Username=app\");",
        "var b = new NpgsqlConnectionStringBuilder(\"Host=one.example.com;SSL Mode=Prefer\") { Timeout = 3 };",
        "var b = new NpgsqlConnectionStringBuilder(given);",
        "NpgsqlConnectionStringBuilder b; b = new NpgsqlConnectionStringBuilder { Host = \"one.example.com\" };",
        "DbConnectionStringBuilder b = new NpgsqlConnectionStringBuilder { [\"Host\"] = \"one.example.com\" };",
        "var b = Load();",
    ];

    private static readonly string[] Resets =
    [
        "",
        "b.ConnectionString = \"Host=two.example.com;Username=app\";",
        "b.ConnectionString = given;",
        "if (x) { b.ConnectionString = \"Host=two.example.com;SSL Mode=Allow\"; }",
        "if (x) b.ConnectionString = \"Host=two.example.com\";",
    ];

    private static readonly string[] Hosts =
    [
        "",
        "b.Host = \"three.example.com\";",
        "b[\"Server\"] = \"three.example.com\";",
        "b.Host = \"three.example.com\"; b.RootCertificate = null;",
        "b.RootCertificate = \"\"; b.Host = host;",
    ];

    private static readonly string[] Modes =
    [
        "b.SslMode = SslMode.Require;",
        "b.SslMode = SslMode.VerifyFull;",
        "b[\"SSL Mode\"] = \"Prefer\";",
        "if (x) { b.SslMode = SslMode.Disable; }",
        "if (x) b.SslMode = SslMode.Allow;",
        "if (x) { b.SslMode = SslMode.Require; } else { b.SslMode = SslMode.Prefer; }",
        "switch (y) { case 1: b.SslMode = SslMode.Require; b.TrustServerCertificate = true; break; }",
        "void Later() { b.SslMode = SslMode.Require; }",
        "b.TrustServerCertificate = true;\n",
    ];

    [Fact]
    public void A_second_fix_changes_nothing()
    {
        var faults = new List<string>();
        var changed = 0;
        foreach (var creation in Creations)
        {
            foreach (var reset in Resets)
            {
                foreach (var host in Hosts)
                {
                    foreach (var mode in Modes)
                    {
                        var code = $"using Npgsql;\nclass C\n{{\n    string M(string given, string host, bool x, int y)\n    {{\n        {creation}\n"
                            + $"        {reset}\n        {host}\n        {mode}\n        return b.ConnectionString;\n    }}\n}}\n";
                        var once = Fixes.All(code, Fixes.Given);
                        changed += once == code ? 0 : 1;
                        var twice = Fixes.All(once, Fixes.Given);
                        if (twice != once)
                        {
                            faults.Add($"{code}=>\n{once}=>\n{twice}");
                        }
                    }
                }
            }
        }

        Assert.True(changed > 500, $"only {changed} shapes are changed at all");
        Assert.True(faults.Count == 0, $"{faults.Count} shapes are changed by each run:\n{string.Join("\n\n", faults.Take(5))}");
    }

    [Theory]
    [InlineData("var b = new NpgsqlConnectionStringBuilder();\nb.ConnectionString = \"Host=db.example.com\";\nif (x) { b.SslMode = SslMode.Disable; }\n"
        + "Use(b.ConnectionString);\n",
        "var b = new NpgsqlConnectionStringBuilder();\nb.ConnectionString = \"Host=db.example.com\";\nb.RootCertificate = \"certs/ca.pem\";\n"
            + "if (x) { b.SslMode = SslMode.VerifyFull; }\nUse(b.ConnectionString);\n")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder { Port = 5433 };\nb.ConnectionString = \"Host=db.example.com\";\nb.SslMode = SslMode.Require;\n"
        + "Use(b.ConnectionString);\n",
        "var b = new NpgsqlConnectionStringBuilder { Port = 5433 };\nb.ConnectionString = \"Host=db.example.com\";\nb.SslMode = SslMode.VerifyFull;\n"
            + "b.RootCertificate = \"certs/ca.pem\";\nUse(b.ConnectionString);\n")]
    public void Behind_a_whole_string_stands_what_is_added(string code, string expected) =>
        Assert.Equal("using Npgsql;\n" + expected, Fixes.All("using Npgsql;\n" + code, Fixes.Given));
}
