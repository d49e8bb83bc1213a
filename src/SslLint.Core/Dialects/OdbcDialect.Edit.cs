using SslLint.Text;

namespace SslLint.Dialects;

public sealed partial class OdbcDialect
{
    /// <summary>The characters that MS-ODBCSTR wants inside of braces.</summary>
    private const string Special = "[]{}(),;?*=!@";

    private static readonly PairStyle style = new(";", WritePair, WriteValue) { KeyComparer = StringComparer.OrdinalIgnoreCase };

    /// <inheritdoc/>
    public override IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes)
    {
        EditList.Checked(source, changes);
        return EditList.Merge(PairEdits.OfWhole(source, style).Apply(changes));
    }

    private static string WriteValue(Setting setting, string value) => setting.HasDelimiter
        ? WriteValue(value)
        : throw new InvalidOperationException("A setting without '=' can't take a value.");

    /// <exception cref="InvalidOperationException">The value holds a null character.</exception>
    private static string WriteValue(string value)
    {
        if (value.Contains('\0'))
        {
            throw new InvalidOperationException("A value with a null character can't be written.");
        }

        var isPlain = value.All(static c => Special.IndexOf(c) < 0) && value.Trim().Length == value.Length;
        return isPlain ? value : $"{{{value.Replace("}", "}}")}}}";
    }

    private static string WritePair(string key, string value)
    {
        if (key.Length == 0 || key.Any(static c => c is '=' or ';') || key.Trim().Length != key.Length)
        {
            throw new InvalidOperationException("A key that is empty, holds '=' or ';', or starts or ends with white space can't be written.");
        }

        return $"{key}={WriteValue(value)}";
    }
}
