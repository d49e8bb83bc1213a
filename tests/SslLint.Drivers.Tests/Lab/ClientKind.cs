namespace SslLint.Drivers.Tests.Lab;

/// <summary>A driver in one version, as a program that connects with it.</summary>
/// <param name="Driver">The engine's driver.</param>
/// <param name="Version">The version whose behaviour the engine shall predict.</param>
/// <param name="Label">The version as the matrix and the documentation name it.</param>
/// <param name="Command">The program and its arguments.</param>
internal sealed record ClientKind(string Driver, DriverVersion Version, string Label, params string[] Command)
{
    public static IReadOnlyList<ClientKind> All { get; } =
    [
        Npgsql("8", new(8)),
        Npgsql("9", new(9)),
        Npgsql("10", new(10)),
        Libpq("15", new(15), Installation.Libpq15),
        Libpq("18", new(18), Installation.Libpq18),
        Pgjdbc("pgjdbc", new(42, 5, 5), "42.5"),
        Pgjdbc("metabase", new(0), "on pgjdbc 42.5", "metabase"),
        new("node-postgres", new(8), "8", "/usr/bin/node", Path.Combine(Installation.ProjectFolder, "clients", "node", "client.js"), Installation.NodeModules),
    ];

    /// <summary>The driver with its version, as reports name it.</summary>
    public string Name => $"{Driver} {Label}";

    private static ClientKind Npgsql(string label, DriverVersion version) =>
        new("npgsql", version, label, DotnetProgram($"SslLint.Lab.Npgsql{label}"));

    private static ClientKind Libpq(string label, DriverVersion version, string library) =>
        new("libpq", version, label, DotnetProgram("SslLint.Lab.Libpq", library));

    // The Java runtime finds the home folder by the user's entry, not by HOME; {home} and {lab} are filled in when it starts.
    private static ClientKind Pgjdbc(string driver, DriverVersion version, string label, params string[] arguments) =>
        new(driver, version, label,
        [
            "/usr/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.home={home}", "-cp", $"{Installation.PgjdbcJar}:{{lab}}", "PgjdbcClient",
            .. arguments,
        ]);

    private static string[] DotnetProgram(string project, params string[] arguments) =>
        ["dotnet", Installation.ClientProgram(project), .. arguments];
}
