using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Projects;

/// <summary>Names that the repository gives to its own services are reported one level lower.</summary>
public sealed class RepositoryServicesTests : IDisposable
{
    private const string Compose = "services:\n  catalog:\n    image: postgres:16\n";

    private readonly TempTree tree = new();

    public RepositoryServicesTests() =>
        tree.Write("src/Web/.env", "A_URL=postgres://app@catalog/x?sslmode=disable\nB_URL=postgres://app@SQLPROD01/x?sslmode=disable\n");

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("docker-compose.yml", Compose)]
    [InlineData("deploy/local/stack.yaml", Compose)]
    [InlineData("deploy/catalog.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: catalog\n")]
    [InlineData("src/Shop.AppHost/Program.cs", "var db = builder.AddPostgres(\"catalog\");\n")]
    public void A_file_anywhere_in_the_repository_names_them(string path, string text)
    {
        tree.GitInit();
        Assert.Equal("warning warning", Levels(tree.Root, "."));

        tree.Write(path, text);

        Assert.Equal("info warning", Levels(tree.Root, "."));
        Assert.Equal("info warning", Levels(tree.Root, "src/Web/.env"));
        Assert.Equal("info warning", Levels(tree.Root, "src"));
        Assert.Equal("warning warning", Levels(tree["src/Web"], "."));
    }

    [Fact]
    public void What_git_ignores_names_none()
    {
        tree.GitInit();
        tree.Write("docker-compose.yml", Compose);
        tree.Write(".gitignore", "*.yml\n");

        Assert.Equal("warning warning", Levels(tree.Root, "."));
    }

    [Fact]
    public void Outside_of_a_repository_the_named_folders_count()
    {
        tree.Write("docker-compose.yml", Compose);

        Assert.Equal("info warning", Levels(tree.Root, "."));
        Assert.Equal("warning warning", Levels(tree.Root, "src"));
    }

    [Fact]
    public void Links_name_none()
    {
        using var other = new TempTree();
        tree.GitInit();
        File.CreateSymbolicLink(tree["docker-compose.yml"], other.Write("docker-compose.yml", Compose));

        Assert.Equal("warning warning", Levels(tree.Root, "."));
    }

    [Fact]
    public void What_is_piped_in_belongs_to_the_repository_as_well()
    {
        tree.GitInit();
        tree.Write("docker-compose.yml", Compose);

        var run = ToolRunner.Run(
            tree.Root, tree.Read("src/Web/.env"), ["scan", "-", "--stdin-path", "src/Web/.env", "--format", "concise", "--exit-zero"]);

        Assert.Equal("info warning", Levels(run));
    }

    private static string Levels(string folder, string path) => Levels(ToolRunner.Run(folder, "scan", path, "--format", "concise", "--exit-zero"));

    private static string Levels(ToolRun run) => string.Join(' ', run.Output.TrimEnd().Split('\n').Select(line => line.Split(' ')[1]));
}
