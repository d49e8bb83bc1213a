using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SslLint.Tool.Cli;

/// <summary>A command whose help shows how it is used.</summary>
internal interface IHasExamples
{
    /// <summary>Command lines with what they do, and what else the help must say.</summary>
    string Examples { get; }
}

/// <summary>Help with examples and exit codes behind the options.</summary>
/// <param name="help">The library's help.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string RootExamples = """
        Examples:
          dotnet-sslconnect scan                         report insecure connection strings below the current folder
          dotnet-sslconnect fix --diff                   show what would be changed, write nothing
          dotnet-sslconnect rewrite --driver npgsql -    read one string from standard input, print the strict one
          dotnet-sslconnect explain SSL1003              a rule's page
          dotnet-sslconnect init --dry-run               what this repository lacks to be scanned from now on
          dotnet-sslconnect --info                       what a bug report needs

        Exit codes: 0 nothing to report, 1 findings, 2 something asked for was not examined.
        Nothing is sent anywhere, and only 'bundle update' reads from the network.
        """;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine((parseResult.CommandResult.Command as IHasExamples)?.Examples ?? RootExamples);
        return ExitCode.Clean;
    }
}
