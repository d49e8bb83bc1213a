using System.Text;

namespace SslLint.Fuzz;

/// <summary>Something that takes input from strangers, with what must hold whatever the input is.</summary>
/// <param name="Name">The name, also that of the folder with its kept inputs.</param>
/// <param name="Property">Takes an input; throws where the property doesn't hold.</param>
/// <param name="Seeds">Inputs to start from.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Property, IReadOnlyList<byte[]> Seeds)
{
    /// <summary>Longer inputs are cut off: how cost grows with the length is measured elsewhere.</summary>
    public const int MaximumLength = 4096;

    /// <summary>A target whose inputs are text.</summary>
    public static FuzzTarget OfText(string name, Action<string> property, params string[] seeds) =>
        new(name, content => property(Encoding.UTF8.GetString(content)), [.. seeds.Select(Encoding.UTF8.GetBytes)]);

    /// <summary>Tries one input.</summary>
    public void Run(byte[] content) => Property(content.Length > MaximumLength ? content[..MaximumLength] : content);
}
