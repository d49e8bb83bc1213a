using SslLint.Readers;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Redaction;

/// <summary>Marks what surrounds the connections of a file and can be shown whatever it says: names, keywords, numbers, keys and punctuation, but no
/// literal, no text and no comment.</summary>
/// <remarks>Goes by the kind of file, as its readers do. In doubt nothing is marked: a line of an unknown format shows its key and its connection.</remarks>
internal static class SourceStructure
{
    private static readonly string[] yaml = [".yml", ".yaml"];
    private static readonly string[] yamlTemplates = [".yml.", ".yaml."];
    private static readonly JsonReader json = new();
    private static readonly EnvReader environment = new();
    private static readonly XmlConfigReader xml = new();
    private static readonly DockerfileReader dockerfile = new();
    private static readonly ShellReader shell = new();

    /// <summary>Languages in which a word that stands alone is a literal, as in shells.</summary>
    private static readonly string[] commandLanguages = [".ps1", ".psm1", ".psd1"];

    /// <summary>Marks a file.</summary>
    public static void Apply(Marks marks, SourceFile file)
    {
        var extension = file.Extension;
        if (Array.IndexOf(yaml, extension) >= 0 || Array.Exists(yamlTemplates, file.Name.ToLowerInvariant().Contains))
        {
            new YamlStructure(marks, file.Text).Apply();
        }
        else if (extension is ".cs" or ".csx")
        {
            CodeStructure.Apply(marks, file.Text, CodeSyntax.CSharp);
        }
        else if (json.CanRead(file))
        {
            JsonStructure.Apply(marks, file.Text);
        }
        else if (environment.CanRead(file))
        {
            AssignmentStructure.Apply(marks, file.Text, isMultiLine: true);
        }
        else if (xml.CanRead(file))
        {
            XmlStructure.Apply(marks, file.Text, PackageEvidence.IsManifest(file.Name));
        }
        else if (dockerfile.CanRead(file) || shell.CanRead(file) || Array.IndexOf(commandLanguages, extension) >= 0)
        {
            ShellStructure.Apply(marks, file.Text);
        }
        else if (CodeSyntax.Of(extension) is { } syntax)
        {
            CodeStructure.Apply(marks, file.Text, syntax);
        }
        else
        {
            AssignmentStructure.Apply(marks, file.Text, isMultiLine: false);
        }

        foreach (var comment in Readers.SuppressionComments.Find(file))
        {
            if (comment.Rules.All(static r => r.Length <= 10 && r.All(char.IsLetterOrDigit)))
            {
                marks.Show(SourceSpan.FromBounds(comment.Span.Start, comment.IdsSpan.End + 1));
            }
        }
    }

    /// <summary>Whether a text has the shape of a key of a configuration file.</summary>
    public static bool IsKey(string text) =>
        text.Length is > 0 and <= 80
        && text.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or ' ' or '$' or '/' or '[' or ']')
        && !text.Contains("://");
}
