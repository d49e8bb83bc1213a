using SslLint.Dialects;

namespace SslLint.Core.Tests.Dialects;

/// <summary>Shows settings in one line, so that tables of tests can be read.</summary>
internal static class Shown
{
    /// <summary>Settings as <c>key=value</c> with <c>|</c> between; with an error, its position at the end.</summary>
    public static string Of(ConnectionString read) =>
        string.Join('|', read.Settings.Select(One)) + (read.Error is { } error ? $"!{error.Position}" : string.Empty);

    private static string One(Setting setting) => (setting.IsKeyPlaceholder ? "~" : string.Empty)
        + setting.Key
        + (setting.Place == SettingPlace.Pair ? (setting.HasDelimiter ? "=" : string.Empty) : ":")
        + (setting.IsPlaceholder ? "~" : string.Empty)
        + (setting.IsQuoted ? $"<{setting.Value}>" : setting.Value);
}
