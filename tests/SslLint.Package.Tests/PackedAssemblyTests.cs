using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace SslLint.Package.Tests;

/// <summary>The assemblies that compilers and MSBuild load from the packages.</summary>
public sealed class PackedAssemblyTests(PackedFeed feed)
{
    public static TheoryData<string, string> Paths => new()
    {
        { "SslLint", "analyzers/dotnet/cs/SslLint.Analyzers.dll" },
        { "SslLint", "analyzers/dotnet/cs/SslLint.Analyzers.CodeFixes.dll" },
        { "SslLint", "analyzers/dotnet/cs/SslLint.CSharp.dll" },
        { "SslLint", "analyzers/dotnet/cs/SslLint.Core.dll" },
        { "SslLint.CaBundles", "tasks/netstandard2.0/SslLint.CaBundles.Tasks.dll" },
        { "SslLint.CaBundles", "tasks/netstandard2.0/SslLint.Core.dll" },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void An_assembly_has_a_strong_name_with_the_release_in_it(string package, string path)
    {
        using var image = new PEReader(new MemoryStream(feed.Read(package, path)));
        var name = image.GetMetadataReader().GetAssemblyDefinition().GetAssemblyName();
        Assert.Equal("d35c087b3fcb9e92", Convert.ToHexStringLower(name.GetPublicKeyToken()!));
        Assert.Equal(Version.Parse(feed.Version.Split('-')[0] + ".0"), name.Version);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void An_assembly_is_the_same_wherever_it_is_built(string package, string path)
    {
        var bytes = feed.Read(package, path);
        using var image = new PEReader(new MemoryStream(bytes));
        Assert.Contains(image.ReadDebugDirectory(), e => e.Type == DebugDirectoryEntryType.Reproducible);
        using var symbols = image.ReadEmbeddedPortablePdbDebugDirectoryData(image.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        var reader = symbols.GetMetadataReader();
        Assert.All(reader.Documents, d => Assert.StartsWith("/_", reader.GetString(reader.GetDocument(d).Name)));
        Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root)) < 0);
    }
}
