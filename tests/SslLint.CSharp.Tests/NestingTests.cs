using SslLint.CSharp.Nesting;

namespace SslLint.CSharp.Tests;

/// <summary>What nests too deeply is named, whatever it is made of; what doesn't is read.</summary>
public class NestingTests
{
    public static TheoryData<string> Shapes => [.. CodeShapes.Deep.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Code_of_any_depth_gives_the_connection_or_one_warning(string shape)
    {
        foreach (var depth in (int[])[10, 90, 400, 5_000, 50_000])
        {
            var read = Reading.Read(CodeShapes.Deep[shape](depth));

            if (read.Warnings.Count > 0)
            {
                Assert.Contains("nested too deeply", Assert.Single(read.Warnings).Message, StringComparison.Ordinal);
                Assert.True(depth > 10, "no code of this depth is refused");
            }
            else
            {
                Assert.Contains(read.Entries, e => e.Value.Value.Contains("SSL Mode=Require", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("""var s = $"{F($"{a}")}" + @"(((""" + "\n(((\";")]
    [InlineData("// (((((\n/* ((((( \n ((( */ var c = '('; var s = \"((((\\\"((((\";")]
    [InlineData("var s = \"\"\"\n(((((\n\"(((((\n\"\"\";")]
    [InlineData("var s = $$\"\"\"{((({{a}}(((\"\"\";")]
    [InlineData("var s = $\"{{((({a,10:x(((}(((\";")]
    public void Brackets_in_texts_are_no_nesting(string code) => Assert.Null(NestingMeter.TooDeepAt(string.Concat(Enumerable.Repeat(code + "\n", 200))));

    [Theory]
    [InlineData("a < b && c < d || ")]
    [InlineData("!a && !b.C && ")]
    [InlineData("(a ? b : c) + ")]
    [InlineData("F(x) - G(y) + -1 - ")]
    [InlineData("x?.Y + ")]
    public void Long_expressions_are_no_nesting(string part) =>
        Assert.Null(NestingMeter.TooDeepAt("var v = " + string.Concat(Enumerable.Repeat(part, 3000)) + "z;"));

    [Theory]
    [InlineData("public static async Task<List<int?>> M(int a = -1) { return !a ? b : c; }\n")]
    [InlineData("if (a) { F(); } else if (b) return; else { while (x) G(); }\n")]
    [InlineData("case 1: case 2: break;\n")]
    [InlineData("#if A\nvoid M() {\n#else\nvoid M(int a) {\n#endif\n}\n")]
    [InlineData("#region it's \"here\n#endregion\n")]
    public void Members_and_statements_in_a_row_are_no_nesting(string part) =>
        Assert.Null(NestingMeter.TooDeepAt("class A {\n" + string.Concat(Enumerable.Repeat(part, 3000)) + "}"));

    [Fact]
    public void Own_code_is_far_from_the_limit()
    {
        // Four times the depth of everything here is still read.
        var files = Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains("artifacts", StringComparison.Ordinal)).ToList();

        Assert.True(files.Count > 100);
        Assert.All(files, f => Assert.Null(NestingMeter.TooDeepAt(new string('(', NestingMeter.Limit * 3 / 4) + "\n" + File.ReadAllText(f))));
    }
}
