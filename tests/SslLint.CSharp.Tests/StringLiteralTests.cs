using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.CSharp.Tests;

public class StringLiteralTests
{
    [Theory]
    [InlineData(""" var s = "[|Host=db|]"; """, "Host=db")]
    [InlineData(""" var s = "[|Host=a\\b\"c\"\tA=\u0041\x41|]"; """, "Host=a\\b\"c\"\tA=AA")]
    [InlineData(""" var s = @"[|Host=a\b""c""|]"; """, "Host=a\\b\"c\"")]
    [InlineData("""" var s = """[|Host="db"\n|]"""; """", "Host=\"db\"\\n")]
    [InlineData(""" var s = "[|Host=db|]"u8; """, "Host=db")]
    [InlineData(""" var s = @"[|Host=db|]"u8; """, "Host=db")]
    [InlineData("""" var s = """[|Host=db|]"""u8; """", "Host=db")]
    [InlineData(""" var s = $"[|Host={host};Password={{x}}|]"; """, "Host={host};Password={x}")]
    [InlineData(""" var s = $@"[|Host={host};Path=""C:\{{x}}""|]"; """, "Host={host};Path=\"C:\\{x}\"")]
    [InlineData(""" var s = @$"[|Host={host}|]"; """, "Host={host}")]
    [InlineData("""" var s = $"""[|Host={host};"x"|]"""; """", "Host={host};\"x\"")]
    [InlineData("""" var s = $$"""[|Host={{host}};{x}|]"""; """", "Host={{host}};{x}")]
    [InlineData(""" var s = $"[|Port={port:D4};Host={(a ? "b" : "c"),5}|]"; """, "Port={port:D4};Host={(a ? \"b\" : \"c\"),5}")]
    public void Literals_are_decoded_and_keep_their_place(string marked, string value)
    {
        var markup = Markup.Parse(marked);

        var entry = Assert.Single(Reading.Read(markup.Code).Entries, e => e.Value.Value.Contains('=', StringComparison.Ordinal));

        Assert.Equal(value, entry.Value.Value);
        Assert.Equal(markup.Span, entry.Value.SourceSpan);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Raw_strings_of_several_lines_lose_their_indentation(string newline)
    {
        var code = """"
            var s = $"""
                Host={host};

                  Database="x";
                Username=u
                """;
            """".ReplaceLineEndings(newline);

        var entry = Reading.Connection(code);

        Assert.Equal("Host={host};\n\n  Database=\"x\";\nUsername=u".ReplaceLineEndings(newline), entry.Value.Value);
        var at = entry.Value.Value.IndexOf("Username", StringComparison.Ordinal);
        Assert.Equal("Username=u", entry.Value.ToSource(new SourceSpan(at, 10)).Of(code));
    }

    [Fact]
    public void Values_of_literals_are_those_of_the_compiler()
    {
        const string code = """""
            class C
            {
                string[] a = ["", "\0\a\b\e\f\n\r\t\v\\\'\"", "\x4g", "\x041B", "\U0001F600x", "é\u00e9", @"", @"a""b\n", """ " """, """
                    a
                      b
                    """, """"
                        """
                        """"];
                object b = "x"u8.Length;
            }
            """"";
        var tokens = CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>().Select(l => l.Token.ValueText);

        Assert.Equal(tokens, Reading.Read(code).Entries.Select(e => e.Value.Value));
    }

    [Theory]
    [InlineData(""" var s = "Host=db"; """, """ var s = "Host=db;P=a\"\\{x}"; """)]
    [InlineData(""" var s = @"Host=db"; """, """ var s = @"Host=db;P=a""\{x}"; """)]
    [InlineData(""" var s = $"Host={db}"; """, """ var s = $"Host={db};P=a\"\\{{x}}"; """)]
    [InlineData(""" var s = $@"Host={db}"; """, """ var s = $@"Host={db};P=a""\{{x}}"; """)]
    [InlineData("""" var s = """Host=db"""; """", """" var s = """Host=db;P=a"\{x}"""; """")]
    [InlineData(""" var s = "Host=" + db; """, """ var s = "Host=" + db + ";P=a\"\\{x}"; """)]
    [InlineData(""" var s = string.Format("Host={0}", db); """, """ var s = string.Format("Host={0};P=a\"\\{{x}}", db); """)]
    public void Appended_text_is_written_as_the_literal_needs_it(string code, string expected)
    {
        var result = Reading.Append(code, Reading.Connection(code), ";P=a\"\\{x}");

        Assert.Equal(expected, result);
        Assert.EndsWith(";P=a\"\\{x}", Reading.Connection(result).Value.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""" var s = """Host=db"""; """", "\n")]
    [InlineData("""" var s = """Host=db"""; """", "x\"")]
    [InlineData("""" var s = """Host=db"""; """", "a\"\"\"b")]
    [InlineData("""" var s = $"""Host=db"""; """", "{x}")]
    public void What_a_raw_string_cannot_hold_is_refused(string code, string text)
    {
        var entry = Reading.Connection(code);

        Assert.False(entry.Value.TryMapEdit(new TextEdit(new SourceSpan(entry.Value.Value.Length, 0), text), out _));
    }

    [Fact]
    public void Edits_in_a_raw_string_of_several_lines_leave_the_rest_alone()
    {
        const string code = """"
            var s = """
                Host=db;
                SSL Mode=Disable;
                """;
            """";

        Assert.Equal(
            code.Replace("Disable", "VerifyFull", StringComparison.Ordinal),
            Reading.Edit(code, Reading.Connection(code), "Disable", "VerifyFull"));
    }

    [Fact]
    public void Sums_are_one_value_with_holes()
    {
        var markup = Markup.Parse(""" var s = "[|Host=" + host + ";Port=" + 5432 + ($";Database={db}" + ";SSL Mode=Disable|]"); """);

        var entry = Reading.Connection(markup.Code);

        Assert.Equal("Host=host;Port=5432;Database={db};SSL Mode=Disable", entry.Value.Value);
        Assert.Equal(markup.Span, entry.Value.SourceSpan);
        Assert.Equal(["host", "{db}"], entry.Value.OpaqueSpans.Select(s => s.Of(entry.Value.Value)));
        Assert.Equal(
            markup.Code.Replace("Disable", "VerifyFull", StringComparison.Ordinal),
            Reading.Edit(markup.Code, entry, "Disable", "VerifyFull"));
    }

    [Fact]
    public void Constants_of_the_file_are_known_but_not_edited_in_the_sum()
    {
        const string code = """
            class C
            {
                private const string Server = "Host=db";
                private static readonly string Mode = "Disable";
                string A() { const string tail = ";Port=1"; return Server + tail + $";SSL Mode={Mode};Name={nameof(C.Server)}"; }
            }
            """;

        var entry = Reading.Entry(code, "Host=db;Port=1;SSL Mode=Disable;Name=Server");

        Assert.Empty(entry.Value.OpaqueSpans);
        Assert.False(entry.Value.TryMapEdit(new TextEdit(new SourceSpan(5, 2), "x"), out _));
        Assert.Contains("$\";SSL Mode=VerifyFull;", Reading.Edit(code, entry, "Disable", "VerifyFull"), StringComparison.Ordinal);
        Assert.True(Reading.Entry(code, "Host=db").IsInert);
    }

    [Fact]
    public void Format_strings_have_holes_and_known_arguments()
    {
        const string code = """ var s = string.Format("Host={0};Port={1:D};Password={{x}};Database={2}", host, 5432, "shop"); """;

        var entry = Reading.Connection(code);

        Assert.Equal("Host={0};Port={1:D};Password={x};Database=shop", entry.Value.Value);
        Assert.Equal(["{0}", "{1:D}"], entry.Value.OpaqueSpans.Select(s => s.Of(entry.Value.Value)));
    }

    [Theory]
    [InlineData(""" var s = string.Concat("Host=db", ";Port=", port); """, "Host=db;Port=port")]
    [InlineData(""" var s = string.Join(";", "Host=db", "Port=" + port); """, "Host=db;Port=port")]
    [InlineData(""" var s = string.Join(";", new[] { "Host=db", "Port=1" }); """, "Host=db;Port=1")]
    public void Concat_and_Join_are_one_value(string code, string value) =>
        Assert.Equal(value, Reading.Connection(code).Value.Value);

    [Fact]
    public void Fallbacks_and_branches_are_values_of_their_own()
    {
        const string code = """
            var s = Environment.GetEnvironmentVariable("X") ?? (local ? "Host=a" : "Host=b");
            var t = kind switch { 1 => "Host=c", _ => "Host=d" };
            """;

        Assert.Equal(["Host=a", "Host=b", "Host=c", "Host=d"], Reading.Read(code).Entries.Select(e => e.Value.Value).Where(v => v != "X"));
    }

    [Fact]
    public void Comments_and_documentation_are_not_read() =>
        Assert.Empty(Reading.Read("""
            /// <summary>"Host=a"</summary>
            class C { /* "Host=b" */ } // "Host=c"
            """).Entries);

    [Fact]
    public void All_branches_of_conditional_code_are_read()
    {
        const string code = """
            using Npgsql;
            class C
            {
            #if NET8_0_OR_GREATER
                string a = "Host=a";
            #elif X
                string b = "Host=b";
            #if Y
                string c = "Host=c";
            #endif
            #else
                void M() { var d = "Host=d"; new NpgsqlConnection(d); }
            #endif
            }
            """;

        var entries = Reading.Read(code).Entries;

        Assert.Equal(["Host=a", "Host=b", "Host=c", "Host=d"], entries.Select(e => e.Value.Value));
        Assert.All(entries, e => Assert.Equal(e.Value.Value, e.Value.SourceSpan.Of(code)));
        Assert.Equal("npgsql", Reading.Drivers(entries[3]));
        Assert.All(entries, e => Assert.Contains(e.Evidence, v => v.Driver == "npgsql"));
    }

    [Fact]
    public void Documents_are_free_text()
    {
        const string code = """"
            var json = """
                { "ConnectionStrings": {
                    "Default": "Host=db"
                } }
                """;
            var pairs = @"Host=db;
                Port=1";
            """";

        Assert.Equal([EntryKind.FreeText, EntryKind.Value], Reading.Read(code).Entries.Select(e => e.Kind));
    }
}
