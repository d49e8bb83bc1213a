using System.Globalization;
using SslLint.Tool.Verification;

namespace SslLint.Tool.Cli;

/// <summary><c>--connect</c>: the network address to go to, such as the end of a tunnel.</summary>
internal static class ConnectOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="description">What it does.</param>
    public static ValueOption<HostPort?> Create(string description) => new("--connect", "HOST:PORT", description, null, Read);

    private static HostPort Read(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            && !OptionValue.HoldsSecret(text)
            ? new HostPort(text[..colon].Trim('[', ']'), port)
            : throw new CommandException("--connect takes HOST:PORT, with an IPv6 address in brackets");
    }
}
