using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>Paths that a string names, as messages and reports may show them.</summary>
public static class ShownPath
{
    /// <summary>The path; <see cref="Redactor.Mask"/> where the text has not the shape of one, since it may hold what was written behind it.</summary>
    public static string Of(string path)
    {
        var holes = Placeholders.Find(path);
        return HarmlessSettings.IsPath(holes.Count == 0 ? path : TextEdit.Apply(path, holes.Select(static h => new TextEdit(h, ""))))
            ? TextEdit.Apply(path, holes.Select(h => HoleName.Rest(path, h)).Where(static r => !r.IsEmpty).Select(static r => new TextEdit(r, Redactor.Mask)))
            : Redactor.Mask;
    }
}
