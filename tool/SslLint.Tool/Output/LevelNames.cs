using SslLint.Rules;

namespace SslLint.Tool.Output;

/// <summary>What levels are called.</summary>
internal static class LevelNames
{
    /// <summary>The name in text, JSON and options.</summary>
    public static string Of(Level level) => level switch
    {
        Level.Error => "error",
        Level.Warning => "warning",
        Level.Info => "info",
        _ => "none",
    };

    /// <summary>The name in SARIF.</summary>
    public static string InSarif(Level level) => level == Level.Info ? "note" : Of(level);
}
