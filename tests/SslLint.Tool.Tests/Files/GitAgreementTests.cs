using SslLint.Tool.Files;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Files;

/// <summary>Holds the selection of files against the real git.</summary>
public sealed class GitAgreementTests
{
    private static readonly string[] Names = ["a", "b", "ab", "abc", "a.b", "b.txt", "x y", "[a]", "#a", "!b", "build", "Build", "a-b", "é"];

    private static readonly string[] Parts =
    [
        "a", "b", "ab", "abc", "a.b", "*.txt", "*", "?", "a*", "*b", "a?", "[ab]", "[!a]", "[^b]", "[a-c]*", "[[:alpha:]]", "\\a", "\\#a", "\\!b", "\\[a\\]",
        "**", "a**", "**b", "build", "[]a]", "[a-]", "x\\ y", "x y", "a\\", "[a", "[[:bad:]]", "[\\]a]", "*a*b*", "é", "[a-c][!-~]", "a*?c",
    ];

    [Fact]
    public void Generated_patterns_ignore_what_git_check_ignore_ignores()
    {
        const int rounds = 250;
        var random = new Random(7);
        using var tree = new TempTree();
        tree.GitInit();
        var paths = Populate(tree, random);
        for (var round = 0; round < rounds; round++)
        {
            var top = Patterns(random);
            var nested = Patterns(random);
            tree.Write(".gitignore", top);
            tree.Write("a/.gitignore", nested);
            var ignored = tree.GitReading(string.Join('\0', paths) + "\0", "check-ignore", "--no-index", "-z", "--stdin")
                .Split('\0', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
            var expected = paths.Where(p => !ignored.Contains(p)).Order(StringComparer.Ordinal);
            var actual = Select(tree).Where(paths.Contains).Order(StringComparer.Ordinal);
            Assert.True(expected.SequenceEqual(actual), $"""
                Only git reads: {string.Join(", ", expected.Except(actual))}
                Only we read: {string.Join(", ", actual.Except(expected))}
                .gitignore:
                {top}
                a/.gitignore:
                {nested}
                """);
        }
    }

    [Theory]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("4")]
    public void Tracked_files_are_read_though_ignored_in_every_index_version(string version)
    {
        using var tree = Repository();
        tree.Git("add", "-f", "logs/kept.log", "src/deep/er/file.txt");
        if (version == "3")
        {
            // Only an extended flag makes git write version 3.
            tree.Write("later.txt", "x");
            tree.Git("add", "-N", "later.txt");
        }
        else
        {
            tree.Git("update-index", "--index-version", version);
        }

        Assert.Equal(version, File.ReadAllBytes(tree[".git/index"])[7].ToString());
        AssertAgrees(tree);
        Assert.Contains("logs/kept.log", Select(tree));
    }

    [Fact]
    public void Exclude_files_of_repository_and_user_count()
    {
        using var tree = Repository();
        tree.Write(".git/info/exclude", "*.own\n");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(tree.Root + ".home").FullName, ".gitconfig"), "[core]\n\texcludesFile = ~/my-ignore # mine\n");
        File.WriteAllText(tree.Root + ".home/my-ignore", "*.user\n");
        tree.Write("x.own", "x");
        tree.Write("x.user", "x");
        AssertAgrees(tree);
        Assert.DoesNotContain("x.own", Select(tree));
        Assert.DoesNotContain("x.user", Select(tree));
    }

    [Fact]
    public void The_default_excludes_file_of_the_user_counts()
    {
        using var tree = Repository();
        Directory.CreateDirectory(tree.Root + ".home/xdg/git");
        File.WriteAllText(tree.Root + ".home/xdg/git/ignore", "*.xdg\n");
        tree.Write("x.xdg", "x");
        AssertAgrees(tree);
        Assert.DoesNotContain("x.xdg", Select(tree));
    }

    [Fact]
    public void A_linked_worktree_has_its_own_index()
    {
        using var tree = Repository();
        tree.Git("add", ".gitignore");
        tree.Git("commit", "-qm", "first");
        tree.Git("worktree", "add", "-q", "wt");
        File.WriteAllText(tree["wt/ignored.log"], "x");
        var files = FileSelector.Select(Request(tree["wt"], tree), TestContext.Current.CancellationToken).Files.Select(f => f.Path);
        Assert.Equal([".gitignore"], files);
    }

    [Fact]
    public void Submodules_and_nested_repositories_are_left_to_themselves()
    {
        using var tree = Repository();
        Directory.CreateDirectory(tree["nested"]);
        tree.Git("init", "-q", "nested");
        tree.Write("nested/inner.txt", "x");
        AssertAgrees(tree);
        Assert.DoesNotContain("nested/inner.txt", Select(tree));
    }

    [Fact]
    public void A_split_index_is_said_and_ignore_files_decide()
    {
        using var tree = Repository();
        tree.Git("add", "-f", "logs/kept.log");
        tree.Git("update-index", "--split-index");
        var selection = FileSelector.Select(Request(tree.Root, tree), TestContext.Current.CancellationToken);
        Assert.Contains("split index", Assert.Single(selection.Warnings));
        Assert.Contains("src/a.txt", selection.Files.Select(f => f.Path));
    }

    [Fact]
    public void Tracked_files_that_a_sparse_checkout_left_out_are_no_error()
    {
        using var tree = Repository();
        tree.Git("add", "src");
        tree.Git("update-index", "--skip-worktree", "src/a.txt");
        File.Delete(tree["src/a.txt"]);
        var selection = FileSelector.Select(Request(tree.Root, tree), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("src/a.txt", selection.Files.Select(f => f.Path));
        Assert.Empty(selection.Warnings);
    }

    [Fact]
    public void Repositories_below_a_plain_folder_are_read_by_their_own_rules()
    {
        using var tree = new TempTree();
        tree.Write("one/.gitignore", "*.log\n");
        tree.Write("one/x.log", "x");
        tree.Write("one/y.txt", "x");
        tree.Git("init", "-q", "one");
        tree.Git("-C", "one", "add", "-f", "x.log");
        Assert.Equal(["one/.gitignore", "one/x.log", "one/y.txt"], Select(tree));
    }

    private static TempTree Repository()
    {
        var tree = new TempTree();
        tree.GitInit();
        tree.Write(".gitignore", "*.log\n/build/\n!important.log\n");
        tree.Write("src/a.txt", "x");
        tree.Write("src/important.log", "x");
        tree.Write("src/deep/er/file.txt", "x");
        tree.Write("src/deep/.gitignore", "er/*\n!er/file.md\n");
        tree.Write("src/deep/er/file.md", "x");
        tree.Write("logs/kept.log", "x");
        tree.Write("logs/lost.log", "x");
        tree.Write("build/out.txt", "x");
        tree.Write("src/build/out.txt", "x");
        return tree;
    }

    private static void AssertAgrees(TempTree tree)
    {
        var expected = tree.Git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.EndsWith('/')).Order(StringComparer.Ordinal);
        Assert.Equal(expected, Select(tree));
    }

    private static IEnumerable<string> Select(TempTree tree) =>
        FileSelector.Select(Request(tree.Root, tree), TestContext.Current.CancellationToken).Files.Select(f => f.Path);

    private static SelectionRequest Request(string folder, TempTree tree) =>
        new() { Root = folder, Paths = [folder], Variable = tree.Environment().GetValueOrDefault };

    private static HashSet<string> Populate(TempTree tree, Random random)
    {
        var paths = new HashSet<string> { "a/inner" };
        tree.Write("a/inner", "x");
        for (var i = 0; i < 160; i++)
        {
            var depth = random.Next(1, 5);
            var path = string.Join('/', Enumerable.Range(0, depth).Select(_ => Names[random.Next(Names.Length)]));
            if (!Directory.Exists(tree[path]) && !Enumerable.Range(1, depth).Any(d => File.Exists(tree[string.Join('/', path.Split('/').Take(d))])))
            {
                tree.Write(path, "x");
                paths.Add(path);
            }
        }

        return paths;
    }

    private static string Patterns(Random random)
    {
        var lines = Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
        {
            var pattern = string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Parts[random.Next(Parts.Length)]));
            return (random.Next(4) == 0 ? "!" : "") + (random.Next(4) == 0 ? "/" : "") + pattern
                + random.Next(6) switch { 0 => "/", 1 => " ", 2 => "/**", _ => "" };
        });
        return string.Join('\n', lines) + "\n";
    }
}
