using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SslLint.CaBundles;

/// <summary><c>manifest.json</c>: what was reviewed, and what follows from it.</summary>
/// <remarks>People decide which fingerprints stand here and why. Subjects, dates, hashes of files and the regions' bundles follow and are written
/// by this program.</remarks>
internal sealed record Manifest
{
    /// <summary>Where the certificates were taken from.</summary>
    public required IReadOnlyList<Carrier> Carriers { get; init; }

    /// <summary>The bundles; each is a file <c>NAME.pem</c> beside the manifest.</summary>
    public required IReadOnlyList<Bundle> Bundles { get; init; }

    /// <summary>Every certificate of any bundle, once.</summary>
    public required IReadOnlyList<ReviewedCertificate> Certificates { get; init; }

    /// <summary>Certificates that sources hold and that no bundle takes.</summary>
    public required IReadOnlyList<LeftOutCertificate> LeftOut { get; init; }

    /// <summary>Reads the content of the file.</summary>
    /// <exception cref="JsonException">It is no manifest.</exception>
    public static Manifest Parse(ReadOnlySpan<byte> content) =>
        JsonSerializer.Deserialize(content, ManifestJson.Written.Manifest) ?? throw new JsonException("the manifest is empty");

    /// <summary>The content of the file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ManifestJson.Written.Manifest) + "\n";
}

/// <summary>Reads and writes the manifest without reflection: the tool is compiled ahead of time.</summary>
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext
{
    /// <summary>The form of the file.</summary>
    public static ManifestJson Written { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        // The file is not HTML: quotes and apostrophes may stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

/// <summary>A package that carries certificates.</summary>
internal sealed record Carrier
{
    /// <summary>The name that certificates refer to it by.</summary>
    public required string Id { get; init; }

    /// <summary>The npm package with its version; null for what is installed on the machine.</summary>
    public string? Npm { get; init; }

    /// <summary>The file inside the npm package, or the folder on the machine.</summary>
    public required string Path { get; init; }

    /// <summary>The version that was reviewed, where <see cref="Npm"/> doesn't name it.</summary>
    public string? Version { get; init; }

    /// <summary>The licence of the package.</summary>
    public required string Licence { get; init; }

    /// <summary>Whether the file holds nothing but one provider's certificates, so that one that is not known means that the provider has
    /// changed something.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Whether it is too large to be fetched by a test.</summary>
    public bool IsLarge { get; init; }
}

/// <summary>A file of CA certificates.</summary>
internal sealed record Bundle
{
    /// <summary>Its name, that of the file without <c>.pem</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whose servers it verifies, for people.</summary>
    public required string Purpose { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The provider's own files: each certificate in them has to be known.</summary>
    public IReadOnlyList<string> Downloads { get; init; } = [];

    /// <summary>The provider's pages about them.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>SHA-256 fingerprints, in the order of the file.</summary>
    public required IReadOnlyList<string> Certificates { get; init; }
}

/// <summary>A certificate that a person has looked at and put into a bundle.</summary>
internal sealed record ReviewedCertificate
{
    /// <summary>SHA-256 of the encoded certificate, upper case.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The subject, as .NET prints it.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The start of its validity, UTC.</summary>
    public DateTime NotBefore { get; init; }

    /// <summary>The end of its validity, UTC.</summary>
    public DateTime NotAfter { get; init; }

    /// <summary>The <see cref="Carrier.Id"/> of the package that it was taken from.</summary>
    public required string Carrier { get; init; }

    /// <summary>The day on which it was taken from there.</summary>
    public required DateOnly RetrievedOn { get; init; }

    /// <summary>Why it is in.</summary>
    public required string Why { get; init; }
}

/// <summary>A certificate that a person has looked at and left out.</summary>
internal sealed record LeftOutCertificate
{
    /// <summary>SHA-256 of the encoded certificate, upper case.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The subject, as .NET prints it.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Why it is out.</summary>
    public required string Why { get; init; }
}
