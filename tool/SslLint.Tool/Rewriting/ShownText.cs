using SslLint.Secrets;

namespace SslLint.Tool.Rewriting;

/// <summary>Parts of a connection string as they may be shown: redacted by the text, not by how a driver reads it, since a misread string puts
/// its password where a host or a key is expected.</summary>
internal sealed class ShownText
{
    private readonly string[] visible;

    /// <summary>Takes the secrets out of a text.</summary>
    public ShownText(string text)
    {
        Redacted = Redactor.Redact(text);
        visible = [Redacted, Uri.UnescapeDataString(Redacted)];
    }

    /// <summary>The text without secrets.</summary>
    public string Redacted { get; }

    /// <summary>A part of the text if it is still to be seen without the secrets, else the mask.</summary>
    public string Of(string part) => Array.Exists(visible, v => v.Contains(part, StringComparison.Ordinal)) ? part : Redactor.Mask;
}
