using SslLint.Rules;

namespace SslLint.Tool.Output;

/// <summary>Colours for a terminal. Findings are never written through a console library, which would wrap and measure them.</summary>
internal sealed class AnsiStyle
{
    private readonly bool isOn;

    private AnsiStyle(bool isOn) => this.isOn = isOn;

    /// <summary>No colours.</summary>
    public static AnsiStyle Plain { get; } = new(false);

    /// <summary>Colours.</summary>
    public static AnsiStyle Colored { get; } = new(true);

    /// <summary>Decides by option, environment and terminal, in this order.</summary>
    /// <param name="option"><c>auto</c>, <c>always</c> or <c>never</c>.</param>
    /// <param name="isTerminal">Whether a person sees the stream.</param>
    /// <param name="variable">Reads an environment variable.</param>
    public static AnsiStyle For(string option, bool isTerminal, Func<string, string?> variable)
    {
        var isOn = option switch
        {
            "always" => true,
            "never" => false,
            _ when !string.IsNullOrEmpty(variable("NO_COLOR")) => false,
            _ when variable("FORCE_COLOR") is { Length: > 0 } force => force != "0",
            _ => isTerminal && variable("TERM") != "dumb",
        };
        return isOn ? Colored : Plain;
    }

    /// <summary>Bold.</summary>
    public string Bold(string text) => Wrap(text, "1");

    /// <summary>What frames the excerpt.</summary>
    public string Frame(string text) => Wrap(text, "1;34");

    /// <summary>What helps.</summary>
    public string Help(string text) => Wrap(text, "1;36");

    /// <summary>A level's colour.</summary>
    public string OfLevel(Level level, string text) => Wrap(text, level switch
    {
        Level.Error => "1;31",
        Level.Warning => "1;33",
        _ => "1;34",
    });

    /// <summary>A line of a diff that goes.</summary>
    public string Removed(string text) => Wrap(text, "31");

    /// <summary>A line of a diff that comes.</summary>
    public string Added(string text) => Wrap(text, "32");

    private string Wrap(string text, string code) => isOn ? $"\e[{code}m{text}\e[0m" : text;
}
