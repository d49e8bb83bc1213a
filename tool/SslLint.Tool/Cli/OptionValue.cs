using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using SslLint.Secrets;
using SslLint.Text;

namespace SslLint.Tool.Cli;

/// <summary>An option with one value that is read by our own rules, with messages that quote no value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal sealed class ValueOption<T> : Option<T>
{
    private readonly T fallback;

    /// <summary>Makes the option.</summary>
    /// <param name="name">The name with its dashes.</param>
    /// <param name="placeholder">What stands for the value in the help.</param>
    /// <param name="description">What it does.</param>
    /// <param name="fallback">The value where the option isn't given.</param>
    /// <param name="parse">Reads the value; throws <see cref="CommandException"/> where it can't be taken.</param>
    public ValueOption(string name, string placeholder, string description, T fallback, Func<string, T> parse)
        : base(name)
    {
        this.fallback = fallback;
        Description = description;
        HelpName = placeholder;
        CustomParser = result => OptionValue.Parse(result, fallback, () => parse(result.Tokens[^1].Value));
    }

    /// <summary>The value on a command line.</summary>
    public T Of(ParseResult parsed) => parsed.GetResult(this) is null ? fallback : parsed.GetValue(this)!;
}

/// <summary>An option without a value.</summary>
internal sealed class Flag : Option<bool>
{
    /// <summary>Makes the option.</summary>
    /// <param name="name">The name with its dashes.</param>
    /// <param name="description">What it does.</param>
    public Flag(string name, string description)
        : base(name)
    {
        Description = description;
        Arity = ArgumentArity.Zero;
    }
}

/// <summary>An option that may be given several times.</summary>
/// <typeparam name="T">The type of one value.</typeparam>
internal sealed class RepeatedOption<T> : Option<IReadOnlyList<T>>
{
    /// <summary>Makes the option; the parameters are those of <see cref="ValueOption{T}"/>.</summary>
    public RepeatedOption(string name, string placeholder, string description, Func<string, T> parse)
        : base(name)
    {
        Description = description;
        HelpName = placeholder;
        Arity = ArgumentArity.OneOrMore;
        AllowMultipleArgumentsPerToken = false;
        CustomParser = result => OptionValue.Parse<IReadOnlyList<T>>(result, [], () => [.. result.Tokens.Select(t => parse(t.Value))]);
    }

    /// <summary>The values on a command line.</summary>
    public IReadOnlyList<T> Of(ParseResult parsed) => parsed.GetValue(this) ?? [];
}

/// <summary>What our options have in common.</summary>
internal static class OptionValue
{
    /// <summary>Marks messages that are ours and may be shown.</summary>
    public const string ErrorMark = "\u0001";

    /// <summary>Makes an option whose value is one of several words; the parameters are those of <see cref="ValueOption{T}"/>.</summary>
    public static ValueOption<string> Choice(string name, string placeholder, string description, string fallback, params string[] words) =>
        new ValueOption<string>(name, placeholder, description, fallback, OneOf(name, words)).Offering(() => words);

    /// <summary>The same for an option that is null where it is not given.</summary>
    public static ValueOption<string?> Choice(string name, string placeholder, string description, IReadOnlyCollection<string> words) =>
        new ValueOption<string?>(name, placeholder, description, null, OneOf(name, words)).Offering(() => words);

    /// <summary>Says which words a shell completes an option's value to.</summary>
    public static TOption Offering<TOption>(this TOption option, Func<IEnumerable<string>> words)
        where TOption : Option =>
        option.Offering((_, word) => word, words);

    /// <summary>Says which words a shell completes each part of an option's value to, which commas separate.</summary>
    public static TOption OfferingEach<TOption>(this TOption option, Func<IEnumerable<string>> words)
        where TOption : Option =>
        option.Offering((begun, word) => begun[..(begun.LastIndexOf(',') + 1)] + word, words);

    /// <summary>Says which words a shell completes an argument to.</summary>
    public static void Offering(this Argument argument, Func<IEnumerable<string>> words)
    {
        argument.CompletionSources.Add(_ => words().Select(w => new CompletionItem(w)));

        // Else the help names all of them in the place of the argument.
        argument.HelpName = argument.Name;
    }

    /// <summary>Reads a name or path: not empty, and no connection string, since messages show it.</summary>
    public static Func<string, string> Text(string name) => text =>
        text.Length == 0 ? throw new CommandException($"{name} is given an empty value")
        : HoldsSecret(text) ? throw new CommandException($"{name} is given a connection string, which it doesn't take")
        : text;

    /// <summary>Turns what a reader throws into an error of the command line.</summary>
    public static T Parse<T>(ArgumentResult result, T fallback, Func<T> parse)
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

    /// <summary>Refuses arguments that look like options: the library takes unknown options for arguments.</summary>
    public static void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-'))
        {
            result.AddError(ErrorMark + UsageErrors.UnknownOption(token.Value, ((CommandResult)result.Parent!).Command));
        }
    }

    /// <summary>Refuses what <see cref="RefuseOptions"/> does, and connection strings where names or paths are taken, since messages show those.</summary>
    public static void RefuseOptionsAndStrings(ArgumentResult result)
    {
        RefuseOptions(result);
        if (result.Tokens.Any(t => HoldsSecret(t.Value)))
        {
            result.AddError(ErrorMark + $"{result.Argument.Name} is given a connection string; 'rewrite' and 'explain' take one");
        }
    }

    /// <summary>Whether a text has something in it that no message may show.</summary>
    public static bool HoldsSecret(string text) => Redactor.RedactSpans(text).Count > 0;

    private static TOption Offering<TOption>(this TOption option, Func<string, string, string> complete, Func<IEnumerable<string>> words)
        where TOption : Option
    {
        // The library would offer the names of an enumeration, which are ours and not the user's.
        option.CompletionSources.Clear();
        option.CompletionSources.Add(c => words().Select(w => new CompletionItem(complete(c.WordToComplete, w))));
        return option;
    }

    private static Func<string, string> OneOf(string name, IReadOnlyCollection<string> words) => text =>
        words.Contains(text) ? text : throw new CommandException($"{name} takes {string.Join(", ", words)}{NearestName.Question(text, words)}");
}
