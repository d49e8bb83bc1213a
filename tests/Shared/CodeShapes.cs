using System.Text;

namespace SslLint.Tests.Shared;

/// <summary>C# of any size, by what there is much of: for tests and measurements of how cost grows, and of what nests.</summary>
public static class CodeShapes
{
    private const string Text = "Host=db.example.com;SSL Mode=Require";

    /// <summary>Code that grows: the text of n parts, and how many connections to report there are in it.</summary>
    public static IReadOnlyDictionary<string, Func<int, (string Text, int Findings)>> Growing { get; } =
        new Dictionary<string, Func<int, (string Text, int Findings)>>
    {
        ["methods"] = n => (Class(Each(n, "void M(int a) { var text = \"a value of some length\"; Use(text + a); }\n") + Connection("")), 1),
        ["strings"] = n => (Class(Each(n, i => Connection($"{i}"))), n),
        ["builders"] = n =>
            (Class(Each(n, i => $"void M{i}() {{ var b = new NpgsqlConnectionStringBuilder {{ Host = \"db{i}.example.com\" }}; "
                + $"b.SslMode = SslMode.Require; }}\n")), n),
        ["builders-passed"] = n =>
            (Class(Each(n, i => $"void M{i}() {{ var b = new NpgsqlConnectionStringBuilder {{ Host = \"db{i}.example.com\" }}; b.SslMode = SslMode.Require; "
                + $"Use(b); Assert.Equal(1, b.Port); }}\n")), n),
        ["builders-of-one-variable"] = n =>
            (Method("NpgsqlConnectionStringBuilder b;\n" + Each(n, i => $"b = new NpgsqlConnectionStringBuilder {{ Host = \"db{i}.example.com\" }}; "
                + "b.SslMode = SslMode.Require; Open(b.ToString());\n")), n),
        ["builders-from-elsewhere"] = n =>
            (Class(Each(n, i => $"void M{i}(NpgsqlDataSourceBuilder s) {{ s.ConnectionStringBuilder.SslMode = SslMode.Require; "
                + $"s.ConnectionStringBuilder.Port = {i + 1}; }}\n")), n),
        ["assignments-to-one-builder"] = n =>
            (Method("var b = new NpgsqlConnectionStringBuilder { Host = \"db.example.com\", SslMode = SslMode.Require };\n"
                + Each(n, i => $"b.Port = {i + 1};\n")), 1),
        ["one-field"] = n =>
            (Class($"static readonly string Text = \"{Text}\";\n" + Each(n, i => $"void M{i}() {{ Open(new NpgsqlConnection(Text)); }}\n")), 1),
        ["many-into-one-field"] = n =>
            (Class("string text;\n" + Each(n, i => $"void M{i}() {{ text = \"Host=db{i}.example.com;SSL Mode=Require\"; "
                + $"Open(new NpgsqlConnection(text)); }}\n")), n),
        ["same-names-in-many-types"] = n =>
            (Each(n, i => $"class C{i} {{ string Text => Host.Text; string host = \"db\"; object Open(string text) {{ return new NpgsqlConnection(text); }} "
                + $"object M() {{ return Open(\"{Text}\"); }} }}\n"), n),
        ["results-of-methods"] = n =>
            (Class(Each(n, i => $"string Get{i}() {{ return \"{Text}\"; }} object Open{i}() {{ return new NpgsqlConnection(Get{i}()); }}\n")), n),
        ["locals"] = n => (Method(Each(n, i => $"var a{i} = \"{Text}\"; Open(new NpgsqlConnection(a{i}));\n")), n),
        ["statements"] = n => (Method(Each(n, "Use(text); x = y;\n") + $"Open(new NpgsqlConnection(\"{Text}\"));"), 1),
        ["sum"] = n => (Class($"object o = new NpgsqlConnection(\"{Text}\"" + Each(n, " + \";Database=b\"") + ");"), 1),
        ["sum-with-names"] = n => (Class($"object o = new NpgsqlConnection(\"{Text}\"" + Each(n, " + \";Database=\" + x") + ");"), 1),
        ["constants"] = n =>
            (Class("const string A0 = \"Host=db.example.com;\";\n" + Each(n, i => $"const string A{i + 1} = A{i} + \"Port=1;\";\n")
                + "const string Z = A0 + \"SSL Mode=Require\"; object o = new NpgsqlConnection(Z);"), 1),
        ["constants-as-parts"] = n =>
            (Class("const string Mode = \"SSL Mode=Require\";\n" + Each(n, i => $"object o{i} = new NpgsqlConnection(\"Host=db.example.com;\" + Mode);\n")), n),
        ["holes"] = n => (Method($"Open(new NpgsqlConnection($\"{Text};Options=" + Each(n, "{x} ") + "\"));"), 1),
        ["interpolated"] = n =>
            (Class(Each(n, i => $"object o{i} = new NpgsqlConnection($\"Host=db{i}.example.com;Database={{name}};SSL Mode=Require\");\n")), n),
        ["raw"] = n => (Class(Each(n, i => $"object o{i} = new NpgsqlConnection(\"\"\"{Text}\"\"\");\n")), n),
        ["formats"] = n => (Class(Each(n, i => $"object o{i} = new NpgsqlConnection(string.Format(\"Host={{0}}.example.com;SSL Mode=Require\", {i}));\n")), n),
        ["format-of-braces"] = n => (Class($"object o = new NpgsqlConnection(string.Format(\"{Text};Options=" + Each(n, "{ ") + "\", 1));"), 1),
        ["concat"] = n => (Class($"object o = new NpgsqlConnection(string.Concat(\"{Text}\"" + Each(n, ", \";Database=b\"") + "));"), 1),
        ["appends"] = n => (Class($"object o = new NpgsqlConnection(new StringBuilder(\"{Text}\")" + Each(n, ".Append(\";Database=b\")") + ".ToString());"), 1),
        ["calls-in-a-chain"] = n =>
            (Class($"object o = new NpgsqlConnection(\"{Text}\"); object p = services" + Each(n, i => $".Add(\"key{i}\", \"name=value{i}\")") + ";"), 1),
        ["arguments"] = n =>
            (Class($"object o = new NpgsqlConnection(\"{Text}\"); object p = Use(1" + Each(n, ", \"name=value\"") + "); void Use(string a) { }"), 1),
        ["arguments-that-hint"] = n =>
            (Class($"object o = new NpgsqlConnection(\"{Text}\"); object p = Use(DbType.Npgsql" + Each(n, ", Postgres(\"name=value\")") + ");"), 1),
        ["array"] = n => (Class("string[] a = {" + Each(n, "\"a=b\", ") + "\"\" };" + Connection("")), 1),
        ["dictionary"] = n => (Class("object a = new Dictionary<string, string> {" + Each(n, i => $"[\"key{i}\"] = \"a=b\", ") + "};" + Connection("")), 1),
        ["numbers"] = n => (Class("int[] a = {" + Each(n, "-1, ") + "0 };" + Connection("")), 1),
        ["else-if"] = n =>
            (Class("string M(int x) { if (x == -1) return \"\"; " + Each(n, i => $"else if (x is {i} or var y{i}) "
                + "return \"name=value\";\n") + "else return null; }" + Connection("")), 1),
        ["cases"] = n => (Class("string M(int x) { switch (x) {" + Each(n, i => $"case {i}: return \"name=value\";\n") + "} }" + Connection("")), 1),
        ["labels"] = n => (Class("string M(int x) { switch (x) {" + Each(n, i => $"case {i}:\n") + "return \"name=value\"; } }" + Connection("")), 1),
        ["arms"] = n => (Class("string M(int x) => x switch {" + Each(n, i => $"{i} => \"name=value\",\n") + "_ => null };" + Connection("")), 1),
        ["callbacks"] = n =>
            ("using Npgsql;\n" + Class(Each(n, i => $"void M{i}() {{ var c = new NpgsqlConnection(\"{Text}\"); "
                + $"c.UserCertificateValidationCallback = Accept; }}\n") + "bool Accept() { return true; }"), n),
        ["callbacks-of-one-object"] = n =>
            ("using Npgsql;\n" + Method("var c = new NpgsqlConnection(\"" + Text + "\");\n"
                + Each(n, "c.UserCertificateValidationCallback = (a, b, d, e) => true;\n")), n),
        ["callbacks-on-one-line"] = n => ("using Npgsql; " + Method(Each(n, "{ c.UserCertificateValidationCallback = (a, b, d, e) => true; } ")), n),
        ["callbacks-in-a-chain"] = n =>
            ("using Npgsql;\n" + Class("object o = new NpgsqlDataSourceBuilder(text)"
                + Each(n, ".UseUserCertificateValidationCallback((a, b, d, e) => true)") + ";"), n),
        ["callbacks-in-an-initializer"] = n =>
            ("using Npgsql;\n" + Class($"object o = new NpgsqlConnection(\"{Text}\") {{ "
                + Each(n, "UserCertificateValidationCallback = (a, b, d, e) => true, ") + "};"), n),
        ["settings-in-an-initializer"] = n =>
            (Class("object o = new NpgsqlConnectionStringBuilder { Host = \"db.example.com\", " + Each(n, "SslMode = SslMode.Require, ") + "};"), 1),
        ["callback-methods-of-one-name"] = n =>
            ("using Npgsql;\n" + Each(n, i => $"class C{i} {{ bool Accept() {{ return true; }} "
                + $"void M(NpgsqlConnection c) {{ c.UserCertificateValidationCallback = Accept; }} }}\n"), n),
        ["usings"] = n => (Each(n, i => $"using A{i};\n") + Class(Connection("")), 1),
        ["usings-and-strings"] = n =>
            (Each(n, i => $"using A{i};\n") + Class(Each(n, i => $"void M{i}(B b) {{ b.SslMode = SslMode.Require; Open(\"{Text}\"); }}\n")), n),
        ["types"] = n => (Each(n, i => $"namespace N{i} {{ class C {{ {Connection("")} }} }}\n"), n),
        ["attributes"] = n => (Class(Each(n, i => $"[SuppressMessage(\"Security\", \"SSL1004\")] object o{i} = new NpgsqlConnection(\"{Text}\");\n")), n),
        ["suppressed"] = n =>
            (Class(Each(n, i => $"#pragma warning disable SSL1004\nobject o{i} = new NpgsqlConnection(\"{Text}\");\n#pragma warning restore SSL1004\n")), n),
        ["conditions"] = n => (Class(Each(n, i => $"#if A\nobject o{i};\n#else\nobject o{i} = new NpgsqlConnection(\"{Text}\");\n#endif\n")), n),
        ["regions"] = n => (Class(Each(n, i => $"#region {i}\nobject o{i} = new NpgsqlConnection(\"{Text}\");\n#endregion\n")), n),
        ["switched-off"] = n => (Class(Each(n, i => $"#if A\nobject o{i} = new NpgsqlConnection(\"{Text}\");\n#endif\n")), n),
        ["comments"] = n => (Class(Each(n, "// \"Host=db.example.com\"\n/* { ( */\n") + Connection("")), 1),
        ["tests"] = n =>
            (Class(Each(n, i => $"void M{i}() {{ Assert.Equal(\"a=b\", new NpgsqlConnection(\"{Text}\").ToString()); x.Should().Be(\"a=b\"); }}\n")), n),
        ["members-in-a-chain"] = n => (Class($"object o = new NpgsqlConnection(\"{Text}\"); object p = a" + Each(n, ".b") + ";"), 1),
        ["postfix"] = n => (Class($"object o = new NpgsqlConnection(\"{Text}\"" + Each(n, "!") + ");"), 1),
        ["or"] = n => (Class("bool b = a == \"\"" + Each(n, " || a == \"name=value\"") + ";" + Connection("")), 1),
    };

    /// <summary>Code that nests n deep and holds a connection to report.</summary>
    public static IReadOnlyDictionary<string, Func<int, string>> Deep { get; } = new Dictionary<string, Func<int, string>>
    {
        ["colons"] = n => Nested(n, "::", ""),
        ["at-signs"] = n => Nested(n, "@", " "),
        ["dollars"] = n => Nested(n, "$", " "),
        ["parentheses"] = n => Nested(n, "(", ")"),
        ["interpolations"] = n => Nested(n, "$\"{", "}\""),
        ["verbatim-interpolations"] = n => Nested(n, "$@\"{", "}\""),
        ["raw-interpolations"] = n => Nested(n, "$\"\"\"{", "}\"\"\""),
        ["interpolations-in-parentheses"] = n => Nested(n, "$\"{(", ")}\""),
        ["open-interpolations"] = n => Nested(n, "$\"{", ""),
        ["parentheses-in-a-hole"] = n => Class($"{Connection("")} string s = $\"{{" + Each(n, "(") + "1" + Each(n, ")") + "}\";"),
        ["collections"] = n => Nested(n, "[", "]"),
        ["spreads"] = n => Nested(n, "[.. ", "]"),
        ["calls"] = n => Nested(n, "F(", ")"),
        ["creations"] = n => Nested(n, "new A(", ")"),
        ["initializers"] = n => Nested(n, "new A { B = ", " }"),
        ["initializers-without-new"] = n => Class($"{Connection("")} object p = new A {{ " + Each(n, "B = { ") + "C = 1" + Each(n, " }") + " };"),
        ["arrays"] = n => Class($"{Connection("")} int[] p = " + Each(n, "{ ") + "1" + Each(n, " }") + ";"),
        ["conditionals"] = n => Nested(n, "a ? b : ", ""),
        ["conditionals-in-the-middle"] = n => Nested(n, "a ? ", " : b"),
        ["coalescing"] = n => Nested(n, "a ?? ", ""),
        ["assignments"] = n => Nested(n, "a = ", ""),
        ["negations"] = n => Nested(n, "!", ""),
        ["minuses"] = n => Nested(n, "- ", ""),
        ["awaits"] = n => Nested(n, "await ", ""),
        ["throws"] = n => Nested(n, "throw ", ""),
        ["casts"] = n => Nested(n, "(string)", ""),
        ["casts-in-parentheses"] = n => Nested(n, "(string)(", ")"),
        ["lambdas"] = n => Nested(n, "x => ", ""),
        ["lambdas-with-blocks"] = n => Nested(n, "x => { return ", "; }"),
        ["delegates"] = n => Nested(n, "delegate { return ", "; }"),
        ["switches"] = n => Nested(n, "a switch { _ => ", " }"),
        ["queries"] = n => Nested(n, "from x in ", " select x"),
        ["continued-queries"] = n => Class($"{Connection("")} object p = from x in y select x" + Each(n, " into x select x") + ";"),
        ["null-conditional"] = n => Class($"{Connection("")} object p = a" + Each(n, "?.b") + ";"),
        ["generics"] = n => Class($"{Connection("")} " + Each(n, "A<") + "int" + Each(n, ">") + " p;"),
        ["generics-in-expressions"] = n => Class($"{Connection("")} object p = " + Each(n, "A<") + "int" + Each(n, ">") + ".B;"),
        ["less"] = n => Class($"{Connection("")} object p = F(" + Each(n, "a<b,") + "1);"),
        ["tuple-types"] = n => Class($"{Connection("")} " + Each(n, "(int, ") + "int" + Each(n, ")") + " p;"),
        ["function-pointers"] = n => Class($"{Connection("")} " + Each(n, "delegate*<") + "int" + Each(n, ">") + " p;"),
        ["array-types"] = n => Class($"{Connection("")} int" + Each(n, "[]") + " p;"),
        ["array-ranks"] = n => Class($"{Connection("")} int[" + Each(n, ",") + "] p;"),
        ["nullable-types"] = n => Class($"{Connection("")} int" + Each(n, "?") + " p;"),
        ["patterns"] = n => Class($"{Connection("")} bool p = a is " + Each(n, "(") + "1" + Each(n, ")") + ";"),
        ["property-patterns"] = n => Class($"{Connection("")} bool p = a is " + Each(n, "{ B: ") + "1" + Each(n, " }") + ";"),
        ["list-patterns"] = n => Class($"{Connection("")} bool p = a is " + Each(n, "[") + "1" + Each(n, "]") + ";"),
        ["not-patterns"] = n => Class($"{Connection("")} bool p = a is " + Each(n, "not ") + "1;"),
        ["or-patterns"] = n => Class($"{Connection("")} bool p = a is 1" + Each(n, " or 2") + ";"),
        ["blocks"] = n => Method(Each(n, "{") + Each(n, "}"), Connection("")),
        ["open-blocks"] = n => Class($"{Connection("")} void M() {{" + Each(n, "{")),
        ["ifs"] = n => Method(Each(n, "if (a) ") + ";", Connection("")),
        ["else-ifs"] = n => Method("if (a) ;" + Each(n, " else if (a) ;"), Connection("")),
        ["whiles"] = n => Method(Each(n, "while (a) ") + ";", Connection("")),
        ["dos"] = n => Method(Each(n, "do ") + ";" + Each(n, " while (a);"), Connection("")),
        ["usings"] = n => Method(Each(n, "using (a) ") + ";", Connection("")),
        ["labels"] = n => Method(Each(n, "a: ") + ";", Connection("")),
        ["tries"] = n => Method(Each(n, "try { ") + Each(n, "} finally { }"), Connection("")),
        ["functions"] = n => Method(Each(n, "void F() { ") + Each(n, "}"), Connection("")),
        ["types"] = n => Each(n, "class A { ") + Connection("") + Each(n, "}"),
        ["namespaces"] = n => Each(n, "namespace A { ") + Class(Connection("")) + Each(n, "}"),
        ["attributes"] = n => "[A(" + Each(n, "(") + "1" + Each(n, ")") + ")] " + Class(Connection("")),
        ["directives"] = n => Each(n, "#if DEBUG\n") + Class(Connection("")) + "\n" + Each(n, "#endif\n"),
        ["switched-off-directives"] = n => Each(n, "#if A\n") + Each(n, "#endif\n") + Class(Connection("")),
        ["branches"] = n => "#if A\n" + Each(n, "#elif B\n") + "#endif\n" + Class(Connection("")),
        ["conditions-in-parentheses"] = n => "#if " + Each(n, "(") + "A" + Each(n, ")") + "\n#endif\n" + Class(Connection("")),
        ["negated-conditions"] = n => "#if " + Each(n, "!") + "A\n#endif\n" + Class(Connection("")),
        ["long-conditions"] = n => "#if A" + Each(n, " || A") + "\n#endif\n" + Class(Connection("")),
        ["symbols"] = n => Each(n, i => $"#define A{i}\n") + Each(n, "#if B\n#endif\n") + Class(Connection("")),
        ["switched-off-parentheses"] = n => Class($"{Connection("")}\n" + Each(n, "#if A\nobject a = \"x\" + (\n#endif\n")),
        ["hidden-by-switched-off-text"] = n => Class($"{Connection("")}\n#if A\n@\" it's\n#endif\nobject p = " + Each(n, "(") + "1" + Each(n, ")") + "; // \""),
        ["hidden-by-a-comment"] = n => Class($"{Connection("")}\n// \u2028 object p = " + Each(n, "(") + "1" + Each(n, ")") + ";"),
        ["documentation"] = n => "/// " + Each(n, "<a>") + Each(n, "</a>") + "\n" + Class(Connection("")),
    };

    private static string Connection(string name) => $"object o{name} = new NpgsqlConnection(\"{Text}\");\n";

    private static string Nested(int n, string before, string behind) =>
        Class("object o = new NpgsqlConnection(" + Each(n, before) + $"\"{Text}\"" + Each(n, behind) + ");");

    private static string Class(string members) => "class A\n{\n" + members + "\n}\n";

    private static string Method(string statements, string members = "") => Class(members + "void M()\n{\n" + statements + "\n}\n");

    private static string Each(int n, string text) => Each(n, _ => text);

    private static string Each(int n, Func<int, string> text)
    {
        var all = new StringBuilder();
        for (var i = 0; i < n; i++)
        {
            all.Append(text(i));
        }

        return all.ToString();
    }
}
