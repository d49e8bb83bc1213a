using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Runtime.InteropServices;
using SslLint.Engines;
using SslLint.Rules;
using SslLint.Tool.Bundles;
using SslLint.Tool.Files;

namespace SslLint.Tool.Cli;

/// <summary><c>--info</c>: what a bug report needs. Of the environment it names what is set, never a value, and of the machine no path and no name.</summary>
/// <param name="host">The run.</param>
internal sealed class PrintInfo(ToolHost host) : SynchronousCommandLineAction
{
    /// <summary>What the tool heeds.</summary>
    private static readonly string[] variables =
        ["FORCE_COLOR", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "GIT_CONFIG_GLOBAL", "NO_COLOR", "TERM", "XDG_CONFIG_HOME"];

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var build = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is null ? "native" : "portable";
        var firstEnd = BundleCatalog.Manifest.Bundles.SelectMany(b => b.Certificates).Distinct().Min(c => BundleCatalog.FindCertificate(c)!.NotAfter);
        Write("version", $"{ToolVersion.Text}, {build}, {RuntimeInformation.RuntimeIdentifier}");
        Write("runtime", RuntimeInformation.FrameworkDescription);
        Write(
            "system",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, processors: {Environment.ProcessorCount}"));
        Write("git", Git());
        Write("folder", GitRepository.Discover(host.WorkingDirectory, new FileGate(host.WorkingDirectory, [])) is { } repository
            ? repository.WorkTree == host.WorkingDirectory ? "top of a git work tree" : "inside of a git work tree"
            : "no git work tree");
        Write("terminals", $"input {YesOrNo(host.InputIsTerminal)}, output {YesOrNo(host.OutputIsTerminal)}, error {YesOrNo(host.ErrorIsTerminal)}");
        Write("variables", variables.Where(v => host.Variable(v) is { Length: > 0 }).ToList() is { Count: > 0 } set ? string.Join(", ", set) : "none");
        Write(
            "knows",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{RuleCatalog.All.Count} rules, {DriverCatalog.All.Count} drivers, "
                    + $"{BundleCatalog.Names.Count} CA bundles, whose first certificate ends on {firstEnd:yyyy-MM-dd}"));
        return ExitCode.Clean;
    }

    private void Write(string name, string value) => host.Output.WriteLine($"{name + ":",-11}{value}");

    private static string YesOrNo(bool value) => value ? "yes" : "no";

    private string Git()
    {
        try
        {
            return GitProgram.Find(host).Read("version").Trim();
        }
        catch (CommandException)
        {
            return "none that can be run";
        }
    }
}
