using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>Finds PEM private keys: all between the first and the last line, or all behind the first where the last is missing.</summary>
internal static class PrivateKeyBlocks
{
    private const string Begin = "-----BEGIN ";
    private const string Label = "PRIVATE KEY-----";
    private const string End = "-----END ";

    /// <summary>What may stand before the label, such as <c>ENCRYPTED</c>, is no longer.</summary>
    private const int LongestKind = 20;

    public static IEnumerable<SourceSpan> Find(string text)
    {
        for (var at = 0; (at = text.IndexOf(Begin, at, StringComparison.Ordinal)) >= 0;)
        {
            at += Begin.Length;
            var label = text.IndexOf(Label, at, Math.Min(text.Length - at, LongestKind + Label.Length), StringComparison.Ordinal);
            if (label < 0)
            {
                continue;
            }

            var start = label + Label.Length;
            var end = text.IndexOf(End, start, StringComparison.Ordinal);
            at = end < 0 ? text.Length : end;
            yield return SourceSpan.FromBounds(start, at);
        }
    }
}
