using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>Finds PEM private keys: all between the first and the last line, or all behind the first where the last is missing.</summary>
internal static class PrivateKeyBlocks
{
    private const string Begin = "-----BEGIN ";
    private const string Label = "PRIVATE KEY-----";
    private const string End = "-----END ";

    public static IEnumerable<SourceSpan> Find(string text)
    {
        for (var at = 0; (at = text.IndexOf(Begin, at, StringComparison.Ordinal)) >= 0;)
        {
            at += Begin.Length;
            var label = text.IndexOf(Label, at, StringComparison.Ordinal);
            if (label < 0 || label - at > 20)
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
