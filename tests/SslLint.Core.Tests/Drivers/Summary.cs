using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Core.Tests.Drivers;

/// <summary>A reading in one line, such as <c>always chain host file:/ca.pem</c>, so that tables of cases can be read.</summary>
internal static class Summary
{
    /// <summary>
    /// <c>never|login-only|plaintext-first|fallback|always</c>, then <c>chain</c>, <c>host</c>, the roots (<c>system</c>, <c>default</c>, <c>file:PATH</c>,
    /// <c>file:PATH+system</c>, <c>store:PATH</c>, <c>pinned:PATH</c>), <c>tls&gt;=V</c>, <c>client</c>, <c>direct</c>,
    /// <c>revocation</c>, and what is ineffective as <c>- KEY</c>;
    /// <c>hidden</c>, or <c>refused KEY</c> where the driver refuses (<c>refused</c> alone for the text as a whole).
    /// </summary>
    public static string Of(Reading reading)
    {
        if (!reading.IsAccepted)
        {
            return string.Join(' ', reading.Invalid.Select(i => i.Setting?.Key).OfType<string>().Distinct().Prepend("refused"));
        }

        var parts = new List<string>();
        if (reading.IsHidden)
        {
            parts.Add("hidden");
        }

        if (reading.Posture is { } posture)
        {
            parts.Add(posture.Encryption switch
            {
                Encryption.Never => "never",
                Encryption.LoginOnly => "login-only",
                Encryption.PlaintextFirst => "plaintext-first",
                Encryption.Fallback => "fallback",
                _ => "always",
            });
            parts.AddRange(Words(posture));
        }

        parts.AddRange(reading.Ineffective.Select(i => $"- {i.Setting.Key}"));
        return string.Join(' ', parts);
    }

    /// <summary>The endpoints in one line: <c>host:port</c>, <c>socket /tmp</c>, <c>? ${HOST}</c>.</summary>
    public static string Endpoints(Reading reading) => string.Join(", ", reading.Endpoints.Select(e =>
        (e.Kind switch { EndpointKind.Socket => "socket ", EndpointKind.Placeholder => "? ", _ => "" }) + e.Host + (e.Port is null ? "" : ":" + e.Port)));

    /// <summary>Reads a text, with <c>${…}</c> taken as placeholders.</summary>
    public static ConnectionString Parse(Dialect dialect, string text)
    {
        var opaque = new List<Text.SourceSpan>();
        for (var start = text.IndexOf("${", StringComparison.Ordinal); start >= 0; start = text.IndexOf("${", start + 2, StringComparison.Ordinal))
        {
            opaque.Add(Text.SourceSpan.FromBounds(start, text.IndexOf('}', start) + 1));
        }

        return dialect.Parse(text, opaque);
    }

    /// <summary>Settings as a reader of files hands them on: <c>key=value</c>, one a line.</summary>
    public static ConnectionString Spread(string lines)
    {
        var settings = new List<Setting>();
        var at = 0;
        foreach (var line in lines.Split('\n'))
        {
            var delimiter = line.IndexOf('=');
            settings.Add(new Setting
            {
                Key = line[..delimiter],
                Value = line[(delimiter + 1)..],
                Span = new(at, line.Length),
                KeySpan = new(at, delimiter),
                ValueSpan = new(at + delimiter + 1, line.Length - delimiter - 1),
                IsPlaceholder = line.Contains("${", StringComparison.Ordinal),
            });
            at += line.Length + 1;
        }

        return new ConnectionString(SpreadDialect.Instance, lines, [], settings, null, null);
    }

    /// <summary>A context in which the files of a list exist and no others.</summary>
    public static ReadContext Files(params string[] paths) => new() { FileExists = path => paths.Contains(path) };

    private static IEnumerable<string> Words(TlsPosture posture)
    {
        if (posture.Chain)
        {
            yield return "chain";
        }

        if (posture.HostName)
        {
            yield return "host";
        }

        if (posture.Roots is not Roots.None)
        {
            yield return posture.Roots switch
            {
                Roots.DriverDefault => "default",
                Roots.Pinned pin => $"pinned:{pin.Path}" + (pin.WithSystem ? "+system" : ""),
                Roots.Store store => $"store:{store.Path}",
                Roots.File file => $"file:{file.Path}" + (file.WithSystem ? "+system" : ""),
                var roots => roots.Name,
            };
        }

        if (posture.MinimumTls is { } minimum)
        {
            yield return $"tls>={minimum}";
        }

        if (posture.ClientCertificate)
        {
            yield return "client";
        }

        if (posture.DirectNegotiation)
        {
            yield return "direct";
        }

        if (posture.Revocation)
        {
            yield return "revocation";
        }
    }
}
