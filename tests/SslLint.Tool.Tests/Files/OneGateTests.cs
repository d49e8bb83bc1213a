using System.Text.RegularExpressions;

namespace SslLint.Tool.Tests.Files;

/// <summary>Files are opened in one place, which asks what they are.</summary>
public sealed partial class OneGateTests
{
    /// <summary>What else opens files, or reads streams that are none.</summary>
    private static readonly Dictionary<string, string> exceptions = new(StringComparer.Ordinal)
    {
        ["Files/OpenedFile.cs"] = "the place itself",
        ["Fixing/TargetFile.cs"] = "what is written: opened in its opened folder, and asked whether it is regular",
        ["Fixing/TemporaryFile.cs"] = "writes what is new",
        ["Fixing/Leftovers.cs"] = "opens to delete, where the system's calls are not known",
        ["Fixing/OutputFile.cs"] = "writes",
        ["Output/GitHubFormat.cs"] = "writes",
        ["Projects/ProjectProperty.cs"] = "XML of a text",
        ["RulePages.cs"] = "a resource of the assembly",
        ["Cli/CompletionCommand.cs"] = "a resource of the assembly",
        ["Cli/InitCommand.cs"] = "an answer at the terminal",
        ["Cli/PasswordOptions.cs"] = "a stream, up to a limit",
        ["Rewriting/StringInput.cs"] = "standard input, up to a limit",
    };

    [Fact]
    public void Nothing_else_opens_files()
    {
        var folder = Repository.PathOf("tool/SslLint.Tool");
        var sources = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText);
        Assert.Contains("Files/FileGate.cs", sources.Keys);
        var opening = sources.Where(s => Opening().IsMatch(s.Value)).Select(s => s.Key).ToList();
        Assert.Equal([], opening.Except(exceptions.Keys));

        // An exception that isn't needed any more would hide the next one.
        Assert.Equal([], exceptions.Keys.Except(opening));
    }

    [Theory]
    [InlineData("var text = File.ReadAllText(path);", true)]
    [InlineData("using var stream = File.OpenRead(path);", true)]
    [InlineData("new FileStream(path, FileMode.Open)", true)]
    [InlineData("roots.ImportFromPemFile(path)", true)]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(path, null)", true)]
    [InlineData("new FileInfo(path).OpenRead()", true)]
    [InlineData("XDocument.Load(path)", true)]
    [InlineData("File.Exists(path)", false)]
    [InlineData("FileGate.ReadNamed(path, FileLimit.Baseline)", false)]
    [InlineData("CertificateFile.Read(content)", false)]
    public void The_search_knows_what_opens_a_file(string code, bool opens) => Assert.Equal(opens, Opening().IsMatch(code));

    [GeneratedRegex(
        @"\bFile\.(Read|Open|AppendAll|AppendText|Copy\()|\bnew (FileStream|StreamReader|BinaryReader)\(|\.Open(Read|Text|Write)?\(\)"
        + @"|\w+(FromPemFile|FromEncryptedPemFile|FromFile|PemFile)\(|\b(XDocument|XElement|XmlDocument|XmlReader)\.(Load|Create)\(|MemoryMappedFile")]
    private static partial Regex Opening();
}
