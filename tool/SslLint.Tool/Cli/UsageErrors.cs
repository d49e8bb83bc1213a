using System.CommandLine;
using System.CommandLine.Parsing;
using SslLint.Text;

namespace SslLint.Tool.Cli;

/// <summary>What is said about a command line that can't be carried out.</summary>
internal static class UsageErrors
{
    /// <summary>Writes the errors. The library's own messages quote arguments, which may be connection strings; ours never do.</summary>
    public static void Write(ParseResult parsed, ToolHost host)
    {
        // What ours says is the cause; that an argument is then missing or too many follows from it.
        var ours = parsed.Errors.Where(IsOurs).ToList();
        foreach (var message in (ours.Count > 0 ? ours : parsed.Errors).Select(e => Describe(e, parsed)).Distinct())
        {
            host.Report("error", message);
        }

        host.Error.WriteLine($"Run '{NameOf(parsed.CommandResult)} --help' for its options.");
    }

    private static bool IsOurs(ParseError error) => error.Message.StartsWith(OptionValue.ErrorMark, StringComparison.Ordinal);

    private static string NameOf(CommandResult command) =>
        command.Command is RootCommand ? "dotnet-sslconnect" : (command.Parent is CommandResult parent ? NameOf(parent) + " " : "") + command.Command.Name;

    private static string Describe(ParseError error, ParseResult parsed)
    {
        if (IsOurs(error))
        {
            return error.Message[OptionValue.ErrorMark.Length..];
        }

        if (parsed.UnmatchedTokens.Count > 0)
        {
            return Describe(parsed.UnmatchedTokens[0], parsed);
        }

        return error.SymbolResult switch
        {
            OptionResult { Tokens.Count: 0 } option => $"option {option.Option.Name} needs a value",
            OptionResult option => $"option {option.Option.Name} is given a value that it can't take, or more than once",
            CommandResult { Command.Subcommands.Count: > 0 } group => "a command is missing; the commands are " + CommandsOf(group.Command),
            CommandResult or ArgumentResult { Tokens.Count: 0 } => "an argument is missing",
            _ => "the arguments can't be understood",
        };
    }

    /// <summary>Names an unknown option as far as it can't be a secret.</summary>
    /// <param name="token">What was written.</param>
    /// <param name="command">The command whose option it isn't.</param>
    public static string UnknownOption(string token, Command command)
    {
        var equals = token.IndexOf('=');
        var name = equals < 0 ? token : token[..equals];
        return name.All(c => c == '-' || char.IsAsciiLetterLower(c))
            ? $"unknown option {name}{NearestName.Question(name, command.Options.Select(o => o.Name))}"
            : "unknown option (a path that starts with a dash needs ./ before it)";
    }

    private static string Describe(string token, ParseResult parsed)
    {
        if (token.StartsWith('-'))
        {
            return UnknownOption(token, parsed.CommandResult.Command);
        }

        return parsed.CommandResult.Command.Subcommands.Count > 0
            ? $"unknown command{NearestName.Question(token, Names(parsed.CommandResult.Command))}; the commands are " + CommandsOf(parsed.CommandResult.Command)
            : "there is one argument too many (an argument with spaces needs quotes)";
    }

    private static string CommandsOf(Command command) => string.Join(", ", Names(command));

    private static IEnumerable<string> Names(Command command) => command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name);
}
