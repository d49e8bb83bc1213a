using SslLint.Readers;
using SslLint.Sources;

namespace SslLint.Core.Tests.Readers;

public class ServiceNamesTests
{
    [Theory]
    [InlineData("docker-compose.yml", true)]
    [InlineData("deploy/stack.yaml", true)]
    [InlineData("docker-compose.yml.example", true)]
    [InlineData("src/Shop.AppHost/Program.cs", true)]
    [InlineData("apphost.cs", true)]
    [InlineData("src/Shop.Web/Program.cs", false)]
    [InlineData("src/Shop.AppHost/appsettings.json", false)]
    public void Files_are_known_by_their_paths(string path, bool expected) => Assert.Equal(expected, ServiceNames.IsSource(path));

    [Theory]
    [InlineData("services:\n  web:\n    build: .\n  catalog:\n    image: postgres:16\n", "web catalog")]
    [InlineData("version: '3'\r\nservices:\r\n\r\n  # one\r\n  catalog: # here\r\n    image: x\r\nvolumes:\r\n  data:\r\n", "catalog")]
    [InlineData("services:\n    \"catalog\": &catalog\n        image: x\n    'orders':\n        <<: *catalog\n", "catalog orders")]
    [InlineData("services:\n  catalog: { image: postgres }\n", "catalog")]
    [InlineData("services:\n  a:\n    image: x\n    container_name: catalog\n    hostname: 'orders' # both\n", "a catalog orders")]
    [InlineData("services:\n  a:\n    extends: b\n    container_name: ${NAME:-catalog}\n    hostname: {{ name }}\n", "a")]
    [InlineData(
        "services:\n  a:\n    image: x\n    networks:\n      back:\n        aliases:\n          - catalog\n          - \"orders\"\n          - catalog.back\n"
            + "    ports:\n    - '1:1'\n",
        "a catalog orders")]
    [InlineData("services:\n  a:\n    image: x\n    networks:\n      back:\n        aliases:\n        - catalog\n  b:\n    image: y\n", "a catalog b")]
    [InlineData("services:\n  a:\n    image: x\n    command: |\n      hostname: catalog\n", "a")]
    [InlineData("services:\n  a:\n    image: x\n    environment:\n      hostname: catalog\n", "a")]
    [InlineData("services:\n  a:\n    image: x\nnetworks:\n  back:\n    name: catalog\n", "a")]
    public void A_compose_file_names_its_services(string text, string expected) => Assert.Equal(expected, Names("compose.yml", text));

    [Theory]
    [InlineData("services:\n  App\\Mailer:\n    arguments: [a]\n  mailer:\n    class: X\n")]
    [InlineData("services:\n- image: postgres\n")]
    [InlineData("jobs:\n  test:\n    services:\n      catalog:\n        image: postgres\n")]
    [InlineData("# services:\n#   catalog:\n#     image: x\n")]
    [InlineData("services:")]
    public void Other_services_are_none(string text) => Assert.Equal("", Names("services.yaml", text));

    [Theory]
    [InlineData("kind: Service\nmetadata:\n  name: catalog\n", "catalog")]
    [InlineData("apiVersion: v1\nmetadata:\n    labels:\n        name: other\n    name: \"catalog\"\nkind: Service # a\nspec:\n    name: port\n", "catalog")]
    [InlineData(
        "---\nkind: Deployment\nmetadata:\n  name: web\n---\nkind: StatefulSet\nmetadata:\n  name: catalog\n--- # last\nkind: Pod\nmetadata:\n  name: one\n",
        "catalog one")]
    [InlineData("kind: Service\nmetadata:\n  name: catalog\nspec:\n  type: ExternalName\n  externalName: pg.example.com\n", "")]
    [InlineData("kind: Service\nmetadata:\n  name: {{ .Release.Name }}-postgres\n", "")]
    [InlineData("kind: Service\nspec:\n  name: catalog\n", "")]
    [InlineData("kind: ConfigMap\nmetadata:\n  name: catalog\ndata:\n  kind: Service\n", "")]
    public void A_manifest_names_its_services(string text, string expected) => Assert.Equal(expected, Names("k8s.yaml", text));

    [Theory]
    [InlineData("""var db = builder.AddPostgres("catalog").AddDatabase("catalogdb");""", "catalog")]
    [InlineData(
        "builder\n    .AddSqlServer(\n        \"catalog\", password)\n    .WithDataVolume();\nbuilder.AddContainer (\"orders\", \"postgres\");",
        "catalog orders")]
    [InlineData("""builder.AddMySql(name).AddRedis("cache");""", "cache")]
    [InlineData("""builder.AddAzurePostgresFlexibleServer("catalog"); builder.AddProject<Projects.Web>("web"); x.AddPostgres("a b");""", "")]
    [InlineData("builder.AddPostgres(\"catalog", "")]
    [InlineData("builder.AddPostgres", "")]
    public void An_Aspire_host_names_its_containers(string text, string expected) => Assert.Equal(expected, Names("Shop.AppHost/Program.cs", text));

    private static string Names(string path, string text) => string.Join(' ', ServiceNames.Find(new SourceFile(path, text)));
}
