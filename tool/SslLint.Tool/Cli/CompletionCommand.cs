using System.CommandLine;
using SslLint.Text;

namespace SslLint.Tool.Cli;

/// <summary><c>completion</c>: what a shell has to run to complete the tool's command lines.</summary>
internal sealed class CompletionCommand : Command, IHasExamples
{
    private static readonly string[] shells = ["bash", "zsh", "fish", "pwsh"];

    private readonly Argument<string> shell = new("SHELL") { Description = string.Join(", ", shells) + "." };
    private readonly ToolHost host;

    /// <summary>Makes the command for one run.</summary>
    public CompletionCommand(ToolHost host)
        : base("completion", "Print the script that completes command lines in a shell.")
    {
        this.host = host;
        shell.Validators.Add(OptionValue.RefuseOptionsAndStrings);
        shell.Offering(() => shells);
        Add(shell);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          source <(dotnet-sslconnect completion bash)                              in ~/.bashrc
          source <(dotnet-sslconnect completion zsh)                               in ~/.zshrc, after compinit
          dotnet-sslconnect completion fish > ~/.config/fish/completions/dotnet-sslconnect.fish
          dotnet-sslconnect completion pwsh | Out-String | Invoke-Expression       in $PROFILE

        It completes dotnet-sslconnect; what is typed behind 'dotnet sslconnect' is completed by the SDK, which doesn't know the commands of tools.
        Exit codes: 0, 2 there is no script for that shell.
        """;

    private int Run(ParseResult parsed)
    {
        var name = parsed.GetValue(shell)!;
        if (!shells.Contains(name, StringComparer.Ordinal))
        {
            throw new CommandException($"completion takes {string.Join(", ", shells)}{NearestName.Question(name, shells)}");
        }

        using var script = typeof(CompletionCommand).Assembly.GetManifestResourceStream("completion/" + name)!;
        using var reader = new StreamReader(script);
        host.Output.Write(reader.ReadToEnd());
        return ExitCode.Clean;
    }
}
