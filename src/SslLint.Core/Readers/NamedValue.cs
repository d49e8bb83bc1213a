using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Notices maps that name what they hold: <c>name: DATABASE_URL</c> beside <c>value: …</c>, as container definitions, pipelines and
/// resource templates write their environment. The value then belongs to that name, and the items of the list are siblings.</summary>
public sealed class NamedValue
{
    private Literal? name;
    private int valueAt = -1;

    /// <summary>Tells of an entry of the map.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="index">Its place in the list of entries.</param>
    public void See(string? key, Literal value, int index)
    {
        if (string.Equals(key, "name", StringComparison.OrdinalIgnoreCase) || string.Equals(key, "key", StringComparison.OrdinalIgnoreCase))
        {
            name = value;
        }
        else if (string.Equals(key, "value", StringComparison.OrdinalIgnoreCase))
        {
            valueAt = index;
        }
    }

    /// <summary>Called where the map ends: gives the value its name.</summary>
    /// <param name="entries">The entries of the file so far.</param>
    /// <param name="section">The section of the list, or of the map if it is no item of one.</param>
    public void Apply(IList<SourceEntry> entries, string section)
    {
        if (name is null || valueAt < 0)
        {
            return;
        }

        entries[valueAt] = entries[valueAt] with { Key = name.Value, KeySpan = name.SourceSpan, Section = section };
    }
}
