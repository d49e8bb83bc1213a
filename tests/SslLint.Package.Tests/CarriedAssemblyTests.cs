using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace SslLint.Package.Tests;

/// <summary>What holds for every package that compilers or MSBuild load assemblies from.</summary>
public sealed class CarriedAssemblyTests(PackedFeed feed)
{
    public static TheoryData<string, string> Assemblies => new()
    {
        { "SslLint", "analyzers/dotnet/cs/SslLint.Analyzers.dll" },
        { "SslLint", "analyzers/dotnet/cs/SslLint.Analyzers.CodeFixes.dll" },
        { "SslLint", "analyzers/dotnet/cs/SslLint.CSharp.dll" },
        { "SslLint", "analyzers/dotnet/cs/SslLint.Core.dll" },
        { "SslLint.CaBundles", "tasks/netstandard2.0/SslLint.CaBundles.Tasks.dll" },
        { "SslLint.CaBundles", "tasks/netstandard2.0/SslLint.Core.dll" },
    };

    [Theory]
    [InlineData("SslLint")]
    [InlineData("SslLint.CaBundles")]
    public void The_release_notes_are_the_newest_chapter_of_the_changelog(string package)
    {
        var notes = feed.Metadata(package, "releaseNotes")!;
        Assert.StartsWith("### ", notes);
        Assert.DoesNotContain("\n## ", notes);
        Assert.Contains(notes, File.ReadAllText(Repository.PathOf("CHANGELOG.md")));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_has_a_strong_name_with_the_release_in_it(string package, string path)
    {
        using var image = new PEReader(new MemoryStream(feed.Read(package, path)));
        var name = image.GetMetadataReader().GetAssemblyDefinition().GetAssemblyName();
        Assert.Equal("d35c087b3fcb9e92", Convert.ToHexStringLower(name.GetPublicKeyToken()!));
        Assert.Equal(Version.Parse(feed.Version.Split('-')[0] + ".0"), name.Version);
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_is_the_same_wherever_it_is_built(string package, string path)
    {
        var bytes = feed.Read(package, path);
        using var image = new PEReader(new MemoryStream(bytes));
        Assert.Contains(image.ReadDebugDirectory(), e => e.Type == DebugDirectoryEntryType.Reproducible);
        using var symbols = image.ReadEmbeddedPortablePdbDebugDirectoryData(
            image.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        var reader = symbols.GetMetadataReader();
        Assert.All(reader.Documents, d => Assert.StartsWith("/_", reader.GetString(reader.GetDocument(d).Name)));
        Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root)) < 0);
    }

    [Theory]
    [InlineData("SslLint")]
    [InlineData("SslLint.CaBundles")]
    public void Files_in_the_package_carry_the_time_of_the_commit(string package) =>
        // Archives count in steps of two seconds.
        Assert.All(feed.TimesOf(package), t => Assert.InRange(new DateTimeOffset(t, TimeSpan.Zero).ToUnixTimeSeconds(), feed.CommitTime - 1, feed.CommitTime));
}
