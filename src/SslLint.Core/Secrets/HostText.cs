using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>Hosts as they may be shown.</summary>
internal static class HostText
{
    /// <summary>A host by its shape and by the text, not by the reading alone: a misread string has its password in the host.</summary>
    /// <param name="endpoint">The place that the driver connects to.</param>
    /// <param name="text">The string.</param>
    /// <param name="redacted">The string without secrets, by its text; null where the settings stand apart.</param>
    public static string Shown(Endpoint endpoint, string text, string? redacted)
    {
        var host = endpoint.Host;
        if (redacted is not null && !redacted.Contains(host) && !IsThisMachine(endpoint, text, redacted))
        {
            return Redactor.Mask;
        }

        if (endpoint.Kind != EndpointKind.Placeholder)
        {
            return HarmlessSettings.IsHost(host) || HarmlessSettings.IsThisMachine(host) ? host : Redactor.Mask;
        }

        // A hole of code stands as its expression.
        var holes = Placeholders.Find(host);
        holes = holes.Count > 0 ? holes : [new SourceSpan(0, host.Length)];
        return HarmlessSettings.IsHost(TextEdit.Apply(host, holes.Select(static h => new TextEdit(h, ""))))
            ? TextEdit.Apply(host, holes.Select(h => HoleName.Rest(host, h)).Where(static r => !r.IsEmpty).Select(static r => new TextEdit(r, Redactor.Mask)))
            : Redactor.Mask;
    }

    /// <summary>Whether the host is a name that stands nowhere in the text, for a word that does and means this machine (<c>(local)</c>, <c>.</c>).</summary>
    private static bool IsThisMachine(Endpoint endpoint, string text, string redacted) =>
        endpoint is { Kind: EndpointKind.Network, Span: { } span } && span.End <= text.Length
        && span.Of(text) is var written && redacted.Contains(written) && HarmlessSettings.IsThisMachine(written);
}
