namespace SslLint.Growth;

/// <summary>Something whose cost must not grow faster than its input.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prepare">What is measured for a text; what the text needs before is done when this is called.</param>
internal sealed record Target(string Name, Func<string, Action> Prepare)
{
    /// <summary>What only it reads, beside the shapes that all get.</summary>
    public IReadOnlyList<Shape> Own { get; init; } = [];

    /// <summary>In which contexts it gets the shapes that all get (<see cref="Shapes.In"/>).</summary>
    public IReadOnlyList<string> Contexts { get; init; } = Shapes.Anywhere;

    /// <summary>The longest text that it is measured with: what stands for it is bounded elsewhere, as a path is by the file system.</summary>
    public int Longest { get; init; } = int.MaxValue;
}
