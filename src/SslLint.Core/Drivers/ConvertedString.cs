namespace SslLint.Drivers;

/// <summary>A string in another dialect, or the reason why there is none.</summary>
public sealed record ConvertedString
{
    /// <summary>The text in the other dialect, or null.</summary>
    public string? Text { get; init; }

    /// <summary>What can't be expressed there, by its key, or null.</summary>
    public string? Obstacle { get; init; }

    /// <summary>The driver that reads the result.</summary>
    public Driver? Driver { get; init; }

    /// <summary>What the person must know about the result.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
