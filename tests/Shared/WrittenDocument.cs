namespace SslLint.Tests.Shared;

/// <summary>A document of the repository of which a part is machine-written.</summary>
internal static class WrittenDocument
{
    private const string UpdateVariable = "SSLLINT_UPDATE_DOCS";

    /// <summary>Whether documents are written, not checked.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable(UpdateVariable) == "1";

    /// <summary>Fails unless the document reads as it must; with <c>SSLLINT_UPDATE_DOCS=1</c> it is written instead.</summary>
    /// <param name="path">The document, relative to the repository.</param>
    /// <param name="actual">Its text.</param>
    /// <param name="expected">The text that it must have.</param>
    public static void AssertUpToDate(string path, string actual, string expected)
    {
        if (actual == expected)
        {
            return;
        }

        if (IsUpdating)
        {
            File.WriteAllText(Path.Combine(Repository.Root, path), expected);
            return;
        }

        var generated = Path.Combine(Repository.Root, "artifacts", "docs", Path.GetFileName(path) + ".generated");
        Directory.CreateDirectory(Path.GetDirectoryName(generated)!);
        File.WriteAllText(generated, expected);
        Assert.Fail($"{path} is out of date: run eng/update-docs.sh, or take the text from {Path.GetRelativePath(Repository.Root, generated)}.");
    }
}
