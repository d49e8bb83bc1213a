using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>Finds what a value leaves to be filled in later: by a shell, a template, a build, a person.</summary>
/// <remarks>
/// Known forms: <c>${X}</c>, <c>${X:-default}</c>, <c>$(X)</c>, <c>$X</c>, <c>$env:X</c>, <c>%X%</c>, <c>%(x)s</c>, <c>%s</c>, <c>{0}</c>,
/// <c>{name:format}</c>, <c>{{ .Values.x }}</c>, <c>#{x}#</c>, <c>#{x}</c>, <c>@Microsoft.KeyVault(…)</c>, <c>__NAME__</c>, <c>&lt;your-password&gt;</c>,
/// <c>[YOUR-PASSWORD]</c>. Percent-encoded text is none.
/// </remarks>
public static class Placeholders
{
    /// <summary>The ranges of placeholders, in order and without overlap.</summary>
    public static IReadOnlyList<SourceSpan> Find(string value)
    {
        var search = new PlaceholderSearch(value);
        List<SourceSpan>? found = null;
        for (var i = 0; i < value.Length;)
        {
            var length = search.LengthAt(i);
            if (length > 0)
            {
                (found ??= []).Add(new SourceSpan(i, length));
            }

            i += length > 0 ? length : search.SkipAt(i);
        }

        return found ?? (IReadOnlyList<SourceSpan>)[];
    }
}
