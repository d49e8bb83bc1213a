namespace SslLint.Dialects;

/// <summary>Takes secrets out of text before it is shown.</summary>
public static class Redactor
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "***";
}
