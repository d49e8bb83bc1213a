namespace SslLint.Tool.Cli;

/// <summary>A value of <c>--root-cert</c>.</summary>
/// <param name="Host">The host that it holds for, and all below it; null for every host.</param>
/// <param name="Path">The path that is written: it must hold where the application runs, so it isn't looked up here.</param>
internal sealed record RootCertificate(string? Host, string Path)
{
    /// <summary>Reads <c>PATH</c> or <c>HOST=PATH</c>.</summary>
    /// <exception cref="CommandException">A part is empty, or the path can't stand in a connection string.</exception>
    public static RootCertificate Read(string text)
    {
        var equals = text.IndexOf('=');
        var isHost = equals > 0 && text.AsSpan(0, equals).IndexOfAny("/\\") < 0;
        var path = isHost ? text[(equals + 1)..] : text;
        return path.Length == 0 || path.Any(char.IsControl) || OptionValue.HoldsSecret(text)
            ? throw new CommandException("--root-cert takes PATH or HOST=PATH")
            : new RootCertificate(isHost ? text[..equals].TrimStart('*').Trim('.') : null, path);
    }
}
