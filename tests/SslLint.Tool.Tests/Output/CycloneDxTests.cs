using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Output;

/// <summary><c>inventory --format cyclonedx</c>.</summary>
[SupportedOSPlatform("linux")]
public sealed class CycloneDxTests : IDisposable
{
    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_bill_is_valid_against_the_schema_of_the_standard()
    {
        WriteEverything();
        var text = Inventory();
        Schemas.AssertValid(Schemas.CycloneDx, text);
        Schemas.AssertValid(Schemas.CycloneDx, ToolRunner.Run(tree.Root, "inventory", "app/certs", "--format", "cyclonedx").Output);
        Schemas.AssertRefused(Schemas.CycloneDx, text.Replace("\"assetType\": \"protocol\"", "\"assetType\": \"tls\"", StringComparison.Ordinal));
        Schemas.AssertRefused(Schemas.CycloneDx, text.Replace("\"notValidAfter\": \"", "\"notValidAfter\": \"on ", StringComparison.Ordinal));
        Schemas.AssertRefused(Schemas.CycloneDx, text.Replace("\"endpoints\": [", "\"hosts\": [", StringComparison.Ordinal));
    }

    [Fact]
    public void A_connection_depends_on_TLS_and_TLS_on_the_certificates_that_it_trusts()
    {
        using var key = RSA.Create(2048);
        using var ca = TestCertificates.Authority("Own CA", key: key);
        tree.Write("app/certs/ca.pem", ca.Pem());
        tree.Write(
            "app/.env", "URL=postgres://a:hunter2@db.example.com:6432/x?sslmode=verify-full&sslrootcert=certs/ca.pem&ssl_min_protocol_version=TLSv1.3\n");
        using var bom = JsonDocument.Parse(Inventory());
        var service = Assert.Single(Services(bom));
        Assert.Equal("db.example.com:6432", service.GetProperty("name").GetString());
        Assert.Equal("postgresql://db.example.com:6432", Assert.Single(service.GetProperty("endpoints").EnumerateArray()).GetString());
        Assert.Equal(
            ("app/.env:1:5", "libpq", "strict", "certs/ca.pem", "valid"),
            (Property(service, "location"), Property(service, "driver"), Property(service, "verification"), Property(service, "rootCertificate"),
                Property(service, "rootCertificateState")));

        var protocol = Component(bom, Assert.Single(DependsOn(bom, Reference(service))!));
        var tls = protocol.GetProperty("cryptoProperties").GetProperty("protocolProperties");
        Assert.Equal(
            ("TLS 1.3 or later", "tls", "1.3"),
            (protocol.GetProperty("name").GetString(), tls.GetProperty("type").GetString(), tls.GetProperty("version").GetString()));

        var anchor = Assert.Single(DependsOn(bom, Reference(protocol))!);
        Assert.Equal(anchor, Assert.Single(tls.GetProperty("cryptoRefArray").EnumerateArray()).GetString());
        var certificate = Component(bom, anchor);
        var properties = certificate.GetProperty("cryptoProperties").GetProperty("certificateProperties");
        Assert.Equal(
            ("Own CA", "CN=Own CA", "CN=Own CA"),
            (certificate.GetProperty("name").GetString(), properties.GetProperty("subjectName").GetString(), properties.GetProperty("issuerName").GetString()));
        Assert.Equal(
            (ca.NotBefore.ToUniversalTime(), ca.NotAfter.ToUniversalTime()),
            (properties.GetProperty("notValidBefore").GetDateTime(), properties.GetProperty("notValidAfter").GetDateTime()));
        Assert.Equal(ca.GetCertHashString(HashAlgorithmName.SHA256), certificate.GetProperty("hashes")[0].GetProperty("content").GetString());
        Assert.Equal(
            "app/certs/ca.pem",
            Assert.Single(certificate.GetProperty("evidence").GetProperty("occurrences").EnumerateArray()).GetProperty("location").GetString());

        var signature = Component(bom, properties.GetProperty("signatureAlgorithmRef").GetString()!);
        Assert.Equal("1.2.840.113549.1.1.11", signature.GetProperty("cryptoProperties").GetProperty("oid").GetString());
        var material = Component(bom, properties.GetProperty("subjectPublicKeyRef").GetString()!).GetProperty("cryptoProperties")
            .GetProperty("relatedCryptoMaterialProperties");
        Assert.Equal(("public-key", 2048), (material.GetProperty("type").GetString(), material.GetProperty("size").GetInt32()));
        Assert.Equal("RSA-2048", Component(bom, material.GetProperty("algorithmRef").GetString()!).GetProperty("name").GetString());
    }

    [Fact]
    public void Only_what_is_verified_with_is_a_trust_anchor_and_only_what_is_known_stands_in_the_graph()
    {
        WriteEverything();
        using var bom = JsonDocument.Parse(Inventory());
        var services = Services(bom).ToLookup(s => s.GetProperty("name").GetString());
        Assert.Equal(["protocol:tls"], DependsOn(bom, Reference(services["unverified.example.com"].Single())));
        Assert.Empty(DependsOn(bom, Reference(services["plaintext.example.com"].Single()))!);
        Assert.Null(DependsOn(bom, Reference(services["hidden.example.com"].Single())));
        Assert.Empty(DependsOn(bom, "protocol:tls")!);
        Assert.False(services["${DB_HOST}"].Single().TryGetProperty("endpoints", out _), "A placeholder is no address.");
        Assert.Equal("AWS RDS", services["shop.c0ffee.eu-west-1.rds.amazonaws.com"].Single().GetProperty("provider").GetProperty("name").GetString());
        Assert.Equal(2, DependsOn(bom, Assert.Single(DependsOn(bom, Reference(services["two.example.com"].Single()))!))!.Count);
    }

    [Fact]
    public void Every_reference_is_unique_and_leads_somewhere()
    {
        WriteEverything();
        using var bom = JsonDocument.Parse(Inventory());
        var references = Services(bom).Concat(Components(bom)).Select(Reference).ToList();
        Assert.Equal(references.Count, references.Distinct().Count());
        var dependencies = bom.RootElement.GetProperty("dependencies").EnumerateArray().ToList();
        Assert.All(
            dependencies.Select(d => d.GetProperty("ref").GetString())
                .Concat(dependencies.SelectMany(d => d.GetProperty("dependsOn").EnumerateArray().Select(r => r.GetString()))),
            r => Assert.Contains(r, references));
    }

    [Fact]
    public void The_same_repository_gives_the_same_bytes_and_moved_lines_the_same_references()
    {
        WriteEverything();
        var first = Inventory();
        Assert.Equal(first, Inventory());
        Assert.Equal(first, ToolRunner.Run(tree.Root, "inventory", "--threads", "1", "--format", "cyclonedx").Output);
        tree.Write("app/.env", "# moved\n" + tree.Read("app/.env"));
        using var before = JsonDocument.Parse(first);
        using var after = JsonDocument.Parse(Inventory());
        Assert.Equal(Services(before).Select(Reference), Services(after).Select(Reference));
        Assert.NotEqual(Services(before).Select(s => Property(s, "location")), Services(after).Select(s => Property(s, "location")));
    }

    [Fact]
    public void A_repository_without_connections_has_an_empty_bill()
    {
        using var bom = JsonDocument.Parse(Inventory());
        Assert.Empty(Services(bom));
        Assert.Empty(Components(bom));
    }

    private void WriteEverything()
    {
        using (var ec = TestCertificates.Authority("Own \"CA\" ü"))
        using (var other = TestCertificates.Authority("Other CA", until: -1))
        {
            tree.Write("app/certs/ca.pem", ec.Pem());
            tree.Write("app/certs/both.pem", ec.Pem() + other.Pem() + ec.Pem());
        }

        tree.Write("app/.env", """
            A=postgres://a:hunter2@one.example.com/x?sslmode=verify-full&sslrootcert=certs/ca.pem
            B=postgres://a:hunter2@two.example.com/x?sslmode=verify-full&sslrootcert=certs/both.pem
            C=postgres://a:hunter2@unverified.example.com/x?sslmode=require&sslrootcert=
            D=postgres://a:hunter2@plaintext.example.com/x?sslmode=disable&sslrootcert=certs/ca.pem
            E=postgres://a:hunter2@hidden.example.com/x?sslmode=${MODE}
            F=postgres://a:hunter2@${DB_HOST}/x?sslmode=require
            G=postgres://a:hunter2@shop.c0ffee.eu-west-1.rds.amazonaws.com/x?sslmode=verify-full&sslrootcert=missing.pem
            H=postgres://a:hunter2@[2001:db8::1]:5432,two.example.com:1/x
            I=postgres://a:hunter2@one.example.com/x?sslmode=verify-full&sslrootcert=certs/ca.pem
            J=postgres://a:hunter2@refused.example.com/x?sslmode=bogus

            """);
    }

    private string Inventory()
    {
        var run = ToolRunner.Run(tree.Root, "inventory", "--format", "cyclonedx");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("hunter2", run.Output);
        return run.Output;
    }

    private static IEnumerable<JsonElement> Services(JsonDocument bom) => bom.RootElement.GetProperty("services").EnumerateArray();

    private static IEnumerable<JsonElement> Components(JsonDocument bom) => bom.RootElement.GetProperty("components").EnumerateArray();

    private static string Reference(JsonElement element) => element.GetProperty("bom-ref").GetString()!;

    private static JsonElement Component(JsonDocument bom, string reference) => Components(bom).Single(c => Reference(c) == reference);

    private static string? Property(JsonElement service, string name) =>
        service.GetProperty("properties").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "sslconnect:" + name).GetProperty("value")
            .GetString();

    private static List<string>? DependsOn(JsonDocument bom, string reference) => bom.RootElement.GetProperty("dependencies").EnumerateArray()
        .Where(d => d.GetProperty("ref").GetString() == reference)
        .Select(d => d.GetProperty("dependsOn").EnumerateArray().Select(r => r.GetString()!).ToList())
        .SingleOrDefault();
}
