using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests;

public sealed class ClientProjectTests
{
    /// <summary>What stands beside a solution is built in the default configuration, wherever the tests look for it.</summary>
    [Fact]
    public void Every_client_is_built_with_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "SslLint.sln")).Replace('\\', '/');
        var projects = Directory.EnumerateFiles(Path.Combine(Installation.ProjectFolder, "clients"), "*.csproj", SearchOption.AllDirectories);

        Assert.All(projects, project => Assert.Contains(Path.GetFileName(project), solution, StringComparison.Ordinal));
    }
}
