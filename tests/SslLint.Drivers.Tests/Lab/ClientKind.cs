namespace SslLint.Drivers.Tests.Lab;

/// <summary>A driver in one version, as a program that connects with it.</summary>
/// <param name="Driver">The engine's driver.</param>
/// <param name="Version">The version whose behaviour the engine shall predict.</param>
/// <param name="Label">The version as the matrix and the documentation name it.</param>
/// <param name="Command">The program and its arguments.</param>
internal sealed record ClientKind(string Driver, DriverVersion Version, string Label, params string[] Command)
{
    /// <summary>The driver with its version, as reports name it.</summary>
    public string Name => $"{Driver} {Label}";

    /// <summary>A program of Node.js in <c>clients/node</c>.</summary>
    public static ClientKind Node(string driver, DriverVersion version, string label, string script) =>
        new(driver, version, label, "/usr/bin/node", Path.Combine(Installation.ProjectFolder, "clients", "node", script), Installation.NodeModules);

    /// <summary>A Java class that the lab has compiled.</summary>
    /// <remarks>The Java runtime finds the home folder by the user's entry, not by HOME; {home} and {lab} are filled in when it starts.</remarks>
    public static ClientKind Java(string driver, DriverVersion version, string label, string jar, string program, params string[] arguments) =>
        new(driver, version, label,
        [
            "/usr/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.home={home}", "-cp", $"{jar}:{{lab}}", program, .. arguments,
        ]);

    /// <summary>The command of a client project, built beside this one.</summary>
    public static string[] DotnetProgram(string project, params string[] arguments) =>
        ["dotnet", Installation.ClientProgram(project), .. arguments];
}
