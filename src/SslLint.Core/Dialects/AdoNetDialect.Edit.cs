using SslLint.Text;

namespace SslLint.Dialects;

public sealed partial class AdoNetDialect
{
    private static readonly PairStyle style = new(";", WritePair, WriteValue) { KeyComparer = StringComparer.OrdinalIgnoreCase };

    /// <inheritdoc/>
    public override IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes)
    {
        EditList.Checked(source, changes);
        return EditList.Merge(PairEdits.OfWhole(source, style).Apply(changes));
    }

    /// <summary>Quotes as the framework's own writer does: <c>"</c> where needed, <c>'</c> around a value that holds <c>"</c> alone.</summary>
    /// <exception cref="InvalidOperationException">The value holds a null character.</exception>
    internal static string WriteValue(string value)
    {
        if (value.Contains('\0'))
        {
            throw new InvalidOperationException("A value with a null character can't be written.");
        }

        if (value.Length > 0 && !value.Any(static c => c is '"' or '\'' or '=' or ';' || char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            return value;
        }

        return value.Contains('"') && !value.Contains('\'') ? $"'{value}'" : $"\"{value.Replace("\"", "\"\"")}\"";
    }

    private static string WriteValue(Setting setting, string value)
    {
        if (!setting.HasDelimiter || setting.Key.Any(char.IsControl))
        {
            throw new InvalidOperationException("A setting without '=', or with a control character in its key, can't take a value.");
        }

        return WriteValue(value);
    }

    private static string WritePair(string key, string value)
    {
        if (key.Length == 0 || key[0] == ';' || key.Any(char.IsControl) || char.IsWhiteSpace(key[0]) || char.IsWhiteSpace(key[key.Length - 1]))
        {
            throw new InvalidOperationException(
                "A key that is empty, starts with ';' or white space, ends with white space or holds a control character can't be written.");
        }

        return $"{key.Replace("=", "==")}={WriteValue(value)}";
    }
}
