using System.CommandLine;
using System.CommandLine.Parsing;

namespace SslLint.Tool.Cli;

/// <summary>Options that are read by our own rules, with messages that quote no value.</summary>
internal static class OptionValue
{
    /// <summary>Marks messages that are ours and may be shown.</summary>
    public const string ErrorMark = "\u0001";

    /// <summary>An option with one value.</summary>
    /// <param name="name">The name with its dashes.</param>
    /// <param name="placeholder">What stands for the value in the help.</param>
    /// <param name="description">What it does.</param>
    /// <param name="fallback">The value where the option isn't given.</param>
    /// <param name="parse">Reads the value; throws <see cref="CommandException"/> where it can't be taken.</param>
    public static Option<T> Single<T>(string name, string placeholder, string description, T fallback, Func<string, T> parse) => new(name)
    {
        Description = description,
        HelpName = placeholder,
        DefaultValueFactory = _ => fallback,
        CustomParser = result => Parse(result, fallback, () => parse(result.Tokens[^1].Value)),
    };

    /// <summary>An option that may be given several times.</summary>
    public static Option<IReadOnlyList<T>> Repeated<T>(string name, string placeholder, string description, Func<string, T> parse) => new(name)
    {
        Description = description,
        HelpName = placeholder,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
        CustomParser = result => Parse<IReadOnlyList<T>>(result, [], () => [.. result.Tokens.Select(t => parse(t.Value))]),
    };

    /// <summary>Reads one of several words.</summary>
    public static Func<string, string> OneOf(string name, params string[] words) => text =>
        words.Contains(text, StringComparer.Ordinal) ? text : throw new CommandException($"{name} takes {string.Join(", ", words)}");

    private static T Parse<T>(ArgumentResult result, T fallback, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (CommandException e)
        {
            result.AddError(ErrorMark + e.Message);
            return fallback;
        }
    }
}
