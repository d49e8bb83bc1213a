using SslLint.Configuration;
using SslLint.Core.Tests.Rules;

namespace SslLint.Core.Tests.Configuration;

/// <summary>The table of keys that people read is the one that the engine has. <c>eng/update-docs.sh</c> writes it.</summary>
public class ConfigurationDocumentTests
{
    [Fact]
    public void The_table_lists_every_key()
    {
        const string Path = "docs/configuration.md";
        var text = File.ReadAllText(Repository.PathOf(Path));
        var (before, rest) = (text.Split("<!-- keys -->\n")[0], text.Split("<!-- /keys -->")[1]);
        var rows = ConfigurationKey.All.Select(k => $"| `{k.Name}` | {k.Values} | {k.Meaning} |\n");
        WrittenDocument.AssertUpToDate(
            Path, text, $"{before}<!-- keys -->\n| Key | Takes | Decides |\n| --- | ----- | ------- |\n{string.Concat(rows)}<!-- /keys -->{rest}");
    }
}
