using System.CommandLine;
using System.Text;
using SslLint.Tool.Files;

namespace SslLint.Tool.Cli;

/// <summary>Where a password comes from: standard input, the environment or a file. Never from the command line, which others can read.</summary>
internal sealed class PasswordOptions
{
    /// <summary>Far beyond any password; a device that never ends must not be read for ever.</summary>
    private const int MaximumLength = 4096;

    private readonly string prefix;
    private readonly Flag fromInput;
    private readonly ValueOption<string?> fromEnvironment;
    private readonly ValueOption<string?> fromFile;

    /// <summary>Makes the three options.</summary>
    /// <param name="prefix">What their names begin with, such as <c>--password</c>.</param>
    /// <param name="what">Whose password it is, as in "The password of the store".</param>
    public PasswordOptions(string prefix, string what)
    {
        this.prefix = prefix;
        fromInput = new Flag($"{prefix}-stdin", $"{what}: the first line of standard input.");
        fromEnvironment = new ValueOption<string?>($"{prefix}-env", "NAME", $"{what}: an environment variable.", null, OptionValue.Text($"{prefix}-env"));
        fromFile = new ValueOption<string?>($"{prefix}-file", "FILE", $"{what}: the first line of a file.", null, OptionValue.Text($"{prefix}-file"));
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(fromInput);
        command.Add(fromEnvironment);
        command.Add(fromFile);
    }

    /// <summary>Whether standard input is read.</summary>
    public bool ReadsInput(ParseResult parsed) => parsed.GetValue(fromInput);

    /// <summary>The password; null where none of the options is given.</summary>
    /// <exception cref="CommandException">Several are given, or the password can't be read.</exception>
    public char[]? Read(ParseResult parsed, ToolHost host)
    {
        var variable = fromEnvironment.Of(parsed);
        var file = fromFile.Of(parsed);
        if ((ReadsInput(parsed) ? 1 : 0) + (variable is null ? 0 : 1) + (file is null ? 0 : 1) > 1)
        {
            throw new CommandException($"only one of {prefix}-stdin, {prefix}-env and {prefix}-file can be given");
        }

        if (variable is not null)
        {
            return host.Variable(variable)?.ToCharArray() ?? throw new CommandException($"the environment variable that {prefix}-env names is not set");
        }

        if (file is not null)
        {
            try
            {
                using var stream = new MemoryStream(FileGate.ReadNamed(host.Resolve(file), FileLimit.Password));
                return FirstLine(stream);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CommandException($"{file}: the password can't be read, since {FileFailure.Reason(e)}");
            }
        }

        return ReadsInput(parsed) ? FirstLine(host.Input.Value) : null;
    }

    private char[] FirstLine(Stream stream)
    {
        using var reader = new StreamReader(
            stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = new char[MaximumLength];
        try
        {
            var text = buffer.AsSpan(0, reader.ReadBlock(buffer));
            var end = text.IndexOfAny('\n', '\r');
            return text.Length == 0 ? throw new CommandException($"there is no password: what {prefix}-stdin or {prefix}-file reads is empty")
                : end < 0 && text.Length == MaximumLength ? throw new CommandException($"the password that {prefix}-stdin or {prefix}-file reads is too long")
                : text[..(end < 0 ? text.Length : end)].ToArray();
        }
        catch (DecoderFallbackException)
        {
            throw new CommandException($"the password that {prefix}-stdin or {prefix}-file reads is no UTF-8 text");
        }
    }
}
