using System.Runtime.Versioning;
using System.Text;
using SslLint.Fixes;
using SslLint.Redaction;
using SslLint.Sources;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;
using SslLint.Tool.Output;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

[SupportedOSPlatform("linux")]
public sealed class FixTests : IDisposable
{
    private const string Insecure = "URL=postgres://app@db.example.com/app?sslmode=disable";
    private const string Strict = "URL=postgres://app@db.example.com/app?sslmode=verify-full";

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_second_run_changes_nothing()
    {
        tree.Write(".env", Insecure + "\n");
        var first = Fix();
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(Strict + "\n", tree.Read(".env"));
        Assert.Contains("fixed .env:1:39 SSL1001 TlsDisabled: verify the server", first.Output);
        Assert.EndsWith("fixed 1 connection in 1 file, 0 not fixed\n", first.Output);
        Assert.Equal("fixed 0 connections in 0 files, 0 not fixed\n", Fix().Output);
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void Every_byte_outside_of_the_edit_stays(string name, byte[] before, byte[] after)
    {
        tree.Write(name, before);
        Assert.Equal(0, Fix().ExitCode);
        Assert.Equal(after, File.ReadAllBytes(tree[name]));
    }

    public static TheoryData<string, byte[], byte[]> Contents() => new()
    {
        { "crlf.env", Utf8("A=1\r\n" + Insecure + "\r\nB=2\n\rC"), Utf8("A=1\r\n" + Strict + "\r\nB=2\n\rC") },
        { "no-final-newline.env", Utf8(Insecure), Utf8(Strict) },
        { "bom.env", [0xEF, 0xBB, 0xBF, .. Utf8(Insecure)], [0xEF, 0xBB, 0xBF, .. Utf8(Strict)] },
        { "utf16.env", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("é\ud800" + Insecure)], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("é\ud800" + Strict)] },
        {
            "utf16be.env",
            [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("\u4e2d" + Insecure)],
            [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("\u4e2d" + Strict)]
        },
        { "latin1.env", [0xE9, 0x80, .. Utf8(Insecure), 0xFF], [0xE9, 0x80, .. Utf8(Strict), 0xFF] },
    };

    [Fact]
    public void The_mode_of_the_file_stays()
    {
        var file = tree.Write("run.sh", Insecure);
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite;
        File.SetUnixFileMode(file, mode);
        Fix();
        Assert.Equal(mode, File.GetUnixFileMode(file));
        Assert.Equal(["run.sh"], Directory.EnumerateFileSystemEntries(tree.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void A_named_symlink_stays_one_and_its_target_is_fixed()
    {
        tree.Write("real.env", Insecure);
        File.CreateSymbolicLink(tree["link.env"], tree["real.env"]);
        Fix("link.env");
        Assert.Equal(Strict, tree.Read("real.env"));
        Assert.NotNull(new FileInfo(tree["link.env"]).LinkTarget);
    }

    [Theory]
    [InlineData("--check")]
    [InlineData("--diff")]
    public void Check_and_diff_write_nothing_and_exit_with_1(string option)
    {
        tree.Write(".env", Insecure);
        Assert.Equal(1, Fix(option).ExitCode);
        Assert.Equal(Insecure, tree.Read(".env"));
    }

    [Fact]
    public void A_diff_shows_the_changed_line_without_its_password()
    {
        tree.Write(".env", "SECRET=other\n" + Insecure + "&password=hunter2\nAPI_KEY=other\n");
        var run = Fix("--diff");
        Assert.Contains("--- a/.env\n+++ b/.env\n@@", run.Output);
        Assert.Contains("-URL=postgres://app@db.example.com/app?sslmode=disable&password=***", run.Output);
        Assert.Contains("+URL=postgres://app@db.example.com/app?sslmode=verify-full&password=***", run.Output);
        Assert.DoesNotContain("hunter2", run.Output + run.Error);
        Assert.DoesNotContain("other", run.Output);
    }

    [Fact]
    public void Unsafe_fixes_are_written_only_when_asked_for()
    {
        tree.Write(".env", Insecure);
        var asked = new MarkerAnalysis { IsSafe = false };
        var run = ToolRunner.Run(tree.Root, "", ["fix"], analysis: asked);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("not fixed .env:1:39 SSL1001 TlsDisabled: write sslmode=verify-full", run.Output);
        Assert.Equal(Insecure, tree.Read(".env"));
        Assert.Equal(0, ToolRunner.Run(tree.Root, "", ["fix", "--unsafe"], analysis: asked).ExitCode);
        Assert.Equal(Strict, tree.Read(".env"));
    }

    [Fact]
    public void A_result_that_is_not_strict_is_not_written()
    {
        tree.Write(".env", Insecure);
        var run = ToolRunner.Run(tree.Root, "", ["fix"], analysis: new MarkerAnalysis { Replacement = "x&sslmode=disable" });
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(Insecure, tree.Read(".env"));
        Assert.Contains("SSL1001 would stay", run.Output);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void A_change_that_is_not_what_was_promised_keeps_no_other_from_being_written(int others)
    {
        var plain = string.Concat(Enumerable.Repeat(Insecure + "\n", others));
        var stubborn = Insecure + "&stubborn\n";
        tree.Write(".env", plain + stubborn + plain);

        var run = ToolRunner.Run(tree.Root, "", ["fix"], analysis: new MarkerAnalysis { Stubborn = "&stubborn" });

        Assert.Equal(1, run.ExitCode);
        var strict = plain.Replace(Insecure, Strict, StringComparison.Ordinal);
        Assert.Equal(strict + stubborn + strict, tree.Read(".env"));
        Assert.Contains($"not fixed .env:{others + 1}:39 SSL1001 TlsDisabled: the result would not be what was promised (SSL1001 would stay)", run.Output);
        Assert.EndsWith($"fixed {2 * others} connections in 1 file, 1 not fixed\n", run.Output);
    }

    [Fact]
    public void Among_many_changes_that_fail_the_search_for_good_ones_ends()
    {
        tree.Write(".env", string.Concat(Enumerable.Repeat(Insecure + "&stubborn\n", 500)));
        var reads = 0;

        var run = ToolRunner.Run(tree.Root, "", ["fix"], analysis: new MarkerAnalysis { Stubborn = "&stubborn", Before = _ => reads++ });

        Assert.InRange(reads, 3, 70);
        Assert.EndsWith("fixed 0 connections in 0 files, 500 not fixed\n", run.Output);
    }

    [Fact]
    public void What_a_change_would_do_to_another_connection_is_named()
    {
        const string Code = """
            using Microsoft.Data.SqlClient;
            class A
            {
                const string S = "Initial Catalog=shop;TrustServerCertificate=True";
                object Far() => new SqlConnectionStringBuilder(S) { DataSource = "db.example.com" };
                object Here() => new SqlConnectionStringBuilder(S) { DataSource = "(local)" };
                object Other() => new SqlConnection("Server=db.example.com;Initial Catalog=shop;TrustServerCertificate=True");
            }
            """;
        tree.Write("a.csproj", "<Project><ItemGroup><PackageReference Include=\"Microsoft.Data.SqlClient\" Version=\"6.1.0\"/></ItemGroup></Project>");
        tree.Write("a.cs", Code);

        var run = ToolRunner.Run(tree.Root, ["fix", "--public-ca", "--include-local"]);

        Assert.Contains("(another connection would be read differently: SSL1003 in line 4 would be gone); it stays as it was\n", run.Output);
        Assert.Equal(Code.Replace("shop;TrustServerCertificate=True\")", "shop;TrustServerCertificate=False\")", StringComparison.Ordinal), tree.Read("a.cs"));
    }

    [Theory]
    [InlineData("var b = new NpgsqlConnectionStringBuilder { Host = \"db.example.com\" };\nb.SslMode = SslMode.Require;")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder { Host = \"db.example.com\" };\nb.SslMode = SslMode.VerifyCA;")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder();\nb.Host = \"db.example.com\";\nb.SslMode = SslMode.Prefer;")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder(\"Host=db.example.com;Username=a\");\nb.SslMode = SslMode.Require;")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder { Host = \"db.example.com\", SslMode = SslMode.Require };")]
    [InlineData("var b = new MySqlConnectionStringBuilder { Server = \"db.example.com\" };\nb.SslMode = MySqlSslMode.Required;")]
    [InlineData("var b = new MySqlConnectionStringBuilder();\nb.Server = \"db.example.com\";\nb.SslMode = MySqlSslMode.VerifyCA;")]
    public void Settings_of_a_builder_are_its_own_wherever_they_stand(string code)
    {
        var other = "var o = new NpgsqlConnection(\"Host=db2.example.com;Username=a;SSL Mode=Require\");";
        tree.Write("a.csproj", """
            <Project><ItemGroup>
              <PackageReference Include="Npgsql" Version="9.0.3"/><PackageReference Include="MySqlConnector" Version="2.4.0"/>
            </ItemGroup></Project>
            """);
        var space = code.Contains("MySql", StringComparison.Ordinal) ? "MySqlConnector" : "Npgsql";
        tree.Write("a.cs", $"using {space};\n{code}\nUse(b.ConnectionString);\n{other}\n");

        var run = ToolRunner.Run(tree.Root, ["fix", "--public-ca"]);

        Assert.EndsWith("fixed 2 connections in 1 file, 0 not fixed\n", run.Output);
        Assert.Contains("SslMode.VerifyFull;", tree.Read("a.cs").Replace(" }", ";", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("SSL Mode=VerifyFull\"", tree.Read("a.cs"), StringComparison.Ordinal);
        var fixedOnce = tree.Read("a.cs");
        ToolRunner.Run(tree.Root, ["fix", "--public-ca"]);
        Assert.Equal(fixedOnce, tree.Read("a.cs"));
    }

    [Fact]
    public void A_file_that_changed_since_it_was_read_is_not_written()
    {
        tree.Write(".env", Insecure);
        var reads = 0;
        var analysis = new MarkerAnalysis
        {
            // Scan, plan, and the check of the result: the third reading comes just before the file is written.
            Before = file =>
            {
                if (++reads == 3)
                {
                    tree.Write(file.Path, Insecure + "\nNEW=1\n");
                }
            },
        };
        var run = ToolRunner.Run(tree.Root, "", ["fix"], analysis: analysis);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(Insecure + "\nNEW=1\n", tree.Read(".env"));
        Assert.Contains("changed since it was read", run.Output);
    }

    [Fact]
    public void What_was_a_secret_before_a_change_is_none_to_be_shown_after_it()
    {
        const string before = "url = \"Host=db.example.com;Username=app;Password=\"a;Zq7x9Secret\"\"\n";
        var after = before.Replace("Password=", "Password=;SSL Mode=VerifyFull", StringComparison.Ordinal);
        using var writer = new StringWriter();
        RedactedDiff.Write(
            new FileFix
            {
                Path = "a.toml",
                FullPath = "/a.toml",
                Before = Utf8(before),
                TextBefore = before,
                TextAfter = after,
                ShownBefore = Shown(before),
                ShownAfter = Shown(after),
                Encoding = TextEncoding.Decode(Utf8(before)).Encoding,
                Connections = [],
                Original = [],
                Remaining = [],
            },
            writer,
            AnsiStyle.Plain);
        Assert.DoesNotContain("Zq7x9Secret", writer.ToString());
        Assert.Contains("+url = \"Host=db.example.com;Username=app;Password=", writer.ToString());

        static ShownFile Shown(string text)
        {
            var file = new SourceFile("a.toml", text);
            return MarkerAnalysis.Read(file).Shown(file);
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private ToolRun Fix(params string[] args) => ToolRunner.Run(tree.Root, "", ["fix", .. args], analysis: new MarkerAnalysis());
}
