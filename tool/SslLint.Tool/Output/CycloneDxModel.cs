using System.Text.Json.Serialization;

namespace SslLint.Tool.Output.CycloneDx;

// The part of CycloneDX 1.6 (ECMA-424) that the tool writes. Names and meaning are the standard's.
internal sealed record Bom(
    [property: JsonPropertyName("$schema")] string Schema,
    string BomFormat,
    string SpecVersion,
    int Version,
    Metadata Metadata,
    IReadOnlyList<Component> Components,
    IReadOnlyList<Service> Services,
    IReadOnlyList<Dependency> Dependencies);

internal sealed record Metadata(ToolList Tools);

internal sealed record ToolList(IReadOnlyList<Component> Components);

internal sealed record Component(string Type, string Name)
{
    [JsonPropertyName("bom-ref")]
    public string? BomRef { get; init; }

    public string? Version { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Hash>? Hashes { get; init; }

    public CryptoProperties? CryptoProperties { get; init; }

    public Evidence? Evidence { get; init; }
}

internal sealed record Hash(string Alg, string Content);

internal sealed record Evidence(IReadOnlyList<Occurrence> Occurrences);

internal sealed record Occurrence(string Location);

internal sealed record CryptoProperties(string AssetType)
{
    public AlgorithmProperties? AlgorithmProperties { get; init; }

    public CertificateProperties? CertificateProperties { get; init; }

    public RelatedCryptoMaterialProperties? RelatedCryptoMaterialProperties { get; init; }

    public ProtocolProperties? ProtocolProperties { get; init; }

    public string? Oid { get; init; }
}

internal sealed record AlgorithmProperties(
    string Primitive, string? ParameterSetIdentifier, IReadOnlyList<string> CryptoFunctions, int? NistQuantumSecurityLevel);

internal sealed record CertificateProperties(
    string SubjectName,
    string IssuerName,
    DateTime NotValidBefore,
    DateTime NotValidAfter,
    string SignatureAlgorithmRef,
    string SubjectPublicKeyRef,
    string CertificateFormat);

internal sealed record RelatedCryptoMaterialProperties(string Type, string Id, string AlgorithmRef, int? Size);

internal sealed record ProtocolProperties(string Type, string? Version, IReadOnlyList<string>? CryptoRefArray);

internal sealed record Service(
    [property: JsonPropertyName("bom-ref")] string BomRef,
    OrganizationalEntity? Provider,
    string Name,
    IReadOnlyList<string>? Endpoints,
    IReadOnlyList<Property> Properties);

internal sealed record OrganizationalEntity(string Name);

internal sealed record Property(string Name, string Value);

internal sealed record Dependency(string Ref, IReadOnlyList<string> DependsOn);

/// <summary>The serialiser, made at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(Bom))]
internal sealed partial class CycloneDxJson : JsonSerializerContext;
