namespace SslLint.Package.Tests.Bundles;

/// <summary>The projects that are built with <c>SslLint.CaBundles</c>, each for one thing.</summary>
internal static class BundledProjects
{
    private const string Package = """<PackageReference Include="SslLint.CaBundles" Version="$(CaBundlesVersion)" />""";

    /// <summary>Its configuration names servers of RDS and Azure; nothing else is said. It has the analyzer too, which reads the same files.</summary>
    public static AnalyzedProject Shop { get; } = new("Shop", new Dictionary<string, string>
    {
        ["Shop.csproj"] = Project(
            "Exe",
            "net10.0",
            Package + """<PackageReference Include="SslLint" Version="$(CaBundlesVersion)" PrivateAssets="all" />""",
            "<Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors>"),
        ["Program.cs"] = """
            System.Console.WriteLine($"{CaBundles.AwsRds} {System.IO.File.Exists(CaBundles.AwsRds)}");
            """,
        ["appsettings.json"] = """
            {
              "ConnectionStrings": {
                "Orders": "Host=orders.c0ffee.eu-west-1.rds.amazonaws.com;Username=app;SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem",
                "Stock": "Host=stock.postgres.database.azure.com;Username=app;SSL Mode=VerifyFull;Root Certificate=certs/azure.pem"
              }
            }
            """,
    });

    /// <summary>A library for two frameworks whose code names a server, and that makes the bundle the default of its process.</summary>
    public static AnalyzedProject Store { get; } = new("Store", new Dictionary<string, string>
    {
        ["Store.csproj"] = Project(
            "Library", "netstandard2.0;net10.0", Package, "<LangVersion>9.0</LangVersion><SslLintSetPgSslRootCert>true</SslLintSetPgSslRootCert>"),
        ["Store.cs"] = """
            public static class Store
            {
                public const string Connection = "Host=db.abcdefghijklmnopqrst.supabase.co;Username=app;SSL Mode=VerifyFull";

                public static string Root { get { return CaBundles.Supabase; } }
            }
            """,
    });

    /// <summary>References the library, and nothing else.</summary>
    public static AnalyzedProject Consumer { get; } = new("Consumer", new Dictionary<string, string>
    {
        ["Consumer.csproj"] = Project("Exe", "net10.0", """<ProjectReference Include="../Store/Store.csproj" />"""),
        ["Program.cs"] = """
            var root = Store.Root;
            System.Console.WriteLine($"{root} {System.IO.File.Exists(root)} {System.Environment.GetEnvironmentVariable("PGSSLROOTCERT") == root}");
            """,
    });

    /// <summary>Brings what the library that it references brings as well, and one more.</summary>
    public static AnalyzedProject Both { get; } = new("Both", new Dictionary<string, string>
    {
        ["Both.csproj"] = Project(
            "Exe", "net10.0", Package + """<ProjectReference Include="../Store/Store.csproj" />""", "<SslLintCaBundles>supabase;azure</SslLintCaBundles>"),
        ["Program.cs"] = "System.Console.WriteLine(Store.Root);\n",
    });

    /// <summary>A test project of an application.</summary>
    public static AnalyzedProject Checks { get; } = new("Checks", new Dictionary<string, string>
    {
        ["Checks.csproj"] = Project("Library", "net10.0", """<ProjectReference Include="../Shop/Shop.csproj" />""", "<IsTestProject>true</IsTestProject>"),
    });

    public static AnalyzedProject Visual { get; } = new("Visual", new Dictionary<string, string>
    {
        ["Visual.vbproj"] = Project("Exe", "net10.0", Package, "<StartupObject>Sub Main</StartupObject>"),
        ["Program.vb"] = """
            Module Program
                Sub Main()
                    System.Console.WriteLine("Host=rc1a-abc.mdb.yandexcloud.net;Username=app;SSL Mode=VerifyFull;Root Certificate=certs/yandex.pem")
                End Sub
            End Module
            """,
    });

    /// <summary>C# 7.3, the default of its framework, with the bundle of one region.</summary>
    public static AnalyzedProject Old { get; } = new("Old", new Dictionary<string, string>
    {
        ["Old.csproj"] = Project(
            "Library",
            "netstandard2.0",
            Package,
            "<ImplicitUsings>disable</ImplicitUsings><SslLintCaBundles>aws-rds-eu-west-1</SslLintCaBundles>"
                + "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"),
        ["Old.cs"] = "public static class Old { public static string Root { get { return CaBundles.AwsRdsEuWest1; } } }\n",
    });

    /// <summary>The same, for the test that changes and cleans it: no other looks at it.</summary>
    public static AnalyzedProject Changing { get; } = new("Changing", new Dictionary<string, string>
    {
        ["Changing.csproj"] = Old.Files["Old.csproj"],
        ["Old.cs"] = Old.Files["Old.cs"],
    });

    /// <summary>Names no provider and no bundle.</summary>
    public static AnalyzedProject Plain { get; } = new("Plain", new Dictionary<string, string>
    {
        ["Plain.csproj"] = Project("Library", "net10.0", Package, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"),
        ["Plain.cs"] = """
            public static class Plain { public const string Connection = "Host=db.example.com;Username=app"; }
            """,
    });

    public static AnalyzedProject Unknown { get; } = new("Unknown", new Dictionary<string, string>
    {
        ["Unknown.csproj"] = Project("Library", "net10.0", Package, "<SslLintCaBundles>aws-rsd;azure</SslLintCaBundles>"),
    });

    public static AnalyzedProject Silenced { get; } = new("Silenced", new Dictionary<string, string>
    {
        ["Silenced.csproj"] = Project(
            "Library",
            "net10.0",
            Package,
            "<SslLintCaBundles>aws-rsd;azure</SslLintCaBundles><NoWarn>$(NoWarn);SSL8001</NoWarn><TreatWarningsAsErrors>true</TreatWarningsAsErrors>"),
    });

    /// <summary>Copies a file of its own to the place of a bundle.</summary>
    public static AnalyzedProject Taken { get; } = new("Taken", new Dictionary<string, string>
    {
        ["Taken.csproj"] = Project(
            "Library",
            "net10.0",
            Package + """<None Update="certs/azure.pem" CopyToOutputDirectory="PreserveNewest" />""",
            "<SslLintCaBundles>azure</SslLintCaBundles>"),
        ["certs/azure.pem"] = "mine\n",
        ["Taken.cs"] = "public static class Taken { public static string Root => CaBundles.Azure; }\n",
    });

    /// <summary>Brings a bundle to whose place the library that it references copies a file.</summary>
    public static AnalyzedProject TakenByReference { get; } = new("TakenByReference", new Dictionary<string, string>
    {
        ["TakenByReference.csproj"] = Project(
            "Exe", "net10.0", Package + """<ProjectReference Include="../Taken/Taken.csproj" />""", "<SslLintCaBundles>azure;public</SslLintCaBundles>"),
        ["Program.cs"] = "System.Console.WriteLine(CaBundles.Public);\n",
    });

    /// <summary>A CA of its own in the place of a bundle that it also names, and another one.</summary>
    public static AnalyzedProject Own { get; } = new("Own", new Dictionary<string, string>
    {
        ["Own.csproj"] = Project(
            "Exe",
            "net10.0",
            Package + """<SslLintCaBundle Include="../trust/own-ca.pem" /><SslLintCaBundle Include="../trust/aws-rds.pem" Provider="aws-rds-gov" />""",
            "<SslLintCaBundles>aws-rds</SslLintCaBundles><TreatWarningsAsErrors>true</TreatWarningsAsErrors>"),
        ["Program.cs"] =
            "System.Console.WriteLine($\"{CaBundles.OwnCa} {System.IO.File.Exists(CaBundles.OwnCa)} {System.IO.File.Exists(CaBundles.AwsRds)}\");\n",
    });

    public static AnalyzedProject Expiring { get; } = new("Expiring", new Dictionary<string, string>
    {
        ["Expiring.csproj"] = Project("Library", "net10.0", Package + """<SslLintCaBundle Include="../trust/expiring-ca.pem" />"""),
    });

    /// <summary>Wants its only bundle as the default, and brings two.</summary>
    public static AnalyzedProject TwoDefaults { get; } = new("TwoDefaults", new Dictionary<string, string>
    {
        ["TwoDefaults.csproj"] = Project(
            "Library", "net10.0", Package, "<SslLintCaBundles>azure;yandex</SslLintCaBundles><SslLintSetPgSslRootCert>true</SslLintSetPgSslRootCert>"),
    });

    /// <summary>For two frameworks, with a driver that can't verify, and a wish to hear of it.</summary>
    public static AnalyzedProject OldDriver { get; } = new("OldDriver", new Dictionary<string, string>
    {
        ["OldDriver.csproj"] = Project(
            "Library",
            "netstandard2.0;net10.0",
            Package + "\n" + """<PackageReference Include="System.Data.SqlClient" Version="4.9.1" />""",
            "<SslLintCaBundles>none</SslLintCaBundles>"),
        ["OldDriver.cs"] = "public static class OldDriver { }\n",
        [".editorconfig"] = "[*.csproj]\nssllint.severity.ssl4004 = warning\n",
    });

    public static AnalyzedProject Missing { get; } = Failing("Missing", "../trust/missing.pem");

    public static AnalyzedProject Junk { get; } = Failing("Junk", "../trust/junk.pem");

    public static AnalyzedProject Key { get; } = Failing("Key", "../trust/with-key.pem");

    public static AnalyzedProject Server { get; } = Failing("Server", "../trust/server.pem");

    public static AnalyzedProject Strict { get; } = new("Strict", new Dictionary<string, string>
    {
        ["Strict.csproj"] = Project(
            "Library", "net10.0", Package, "<SslLintCaBundles>aws-rsd</SslLintCaBundles><TreatWarningsAsErrors>true</TreatWarningsAsErrors>"),
    });

    /// <summary>All that build.</summary>
    public static IReadOnlyList<AnalyzedProject> Good { get; } =
        [Shop, Store, Consumer, Both, Checks, Visual, Old, Changing, Plain, Unknown, Silenced, Taken, TakenByReference, Own, Expiring, TwoDefaults, OldDriver];

    /// <summary>All that don't.</summary>
    public static IReadOnlyList<AnalyzedProject> Bad { get; } = [Missing, Junk, Key, Server, Strict];

    private static AnalyzedProject Failing(string name, string bundle) => new(name, new Dictionary<string, string>
    {
        [name + ".csproj"] = Project("Library", "net10.0", Package + $"""<SslLintCaBundle Include="{bundle}" />"""),
    });

    private static string Project(string outputType, string frameworks, string items, string properties = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>{outputType}</OutputType>
            <TargetFrameworks Condition="{(frameworks.Contains(';') ? "true" : "false")}">{frameworks}</TargetFrameworks>
            <TargetFramework Condition="{(frameworks.Contains(';') ? "false" : "true")}">{frameworks}</TargetFramework>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;
}
