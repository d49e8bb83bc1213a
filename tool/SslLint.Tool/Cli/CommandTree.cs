using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SslLint.Tool.Cli;

/// <summary>The commands and how they are parsed.</summary>
internal static class CommandTree
{
    /// <summary>A connection string may start with <c>@</c>, which must not name a file of arguments; short options aren't bundled.</summary>
    public static ParserConfiguration Parser { get; } = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Builds the tree for one run.</summary>
    public static RootCommand Build(ToolHost host, CancellationToken cancellation)
    {
        var root = new RootCommand("Makes sure that every database connection string provably reaches the right server over TLS.")
        {
            new ScanCommand(host, cancellation),
            new FixCommand(host, cancellation),
            new RewriteCommand(host),
            new VerifyCommand(host, cancellation),
            new InventoryCommand(host, cancellation),
            new ExplainCommand(host),
            new BundleCommand(host, cancellation),
            new TruststoreCommand(host),
            new InitCommand(host, cancellation),
            new CompletionCommand(host),
            new CompleteCommand(host),
        };
        root.Directives.Clear();
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
            {
                option.Action = new HelpWithExamples(help);
            }
            else if (option is VersionOption)
            {
                option.Action = new PrintVersion();
            }
        }

        root.Add(new Flag("--info", "Show what a bug report needs: versions and system, no path and no secret.") { Action = new PrintInfo(host) });
        return root;
    }

    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(ToolVersion.Text);
            return ExitCode.Clean;
        }
    }
}
