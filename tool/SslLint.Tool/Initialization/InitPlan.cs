namespace SslLint.Tool.Initialization;

/// <summary>What is missing in a folder. Nothing is written before everything is planned.</summary>
internal sealed class InitPlan
{
    /// <summary>The files.</summary>
    public List<ProposedFile> Files { get; } = [];

    /// <summary>What is left to a person, one line each.</summary>
    public List<string> Notes { get; } = [];
}
