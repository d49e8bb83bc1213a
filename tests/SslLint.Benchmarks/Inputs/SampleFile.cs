using System.Globalization;
using System.Text;
using SslLint.Readers;
using SslLint.Sources;

namespace SslLint.Benchmarks.Inputs;

/// <summary>A file as applications have it: much of its own, and in the middle of it one insecure connection string.</summary>
/// <param name="Name">Its name, which chooses the reader.</param>
/// <param name="Head">What stands first.</param>
/// <param name="Unit">What is repeated; <c>#</c> is the number of the repetition. Holds nothing that is looked for.</param>
/// <param name="Hit">The connection string as this format writes it.</param>
/// <param name="Tail">What stands last.</param>
internal sealed record SampleFile(string Name, string Head, string Unit, string Hit, string Tail)
{
    private const string AdoNet = "Host=db.example.com;Port=5432;Database=shop;Username=shop;Password=secret;SSL Mode=Require";
    private const string Uri = "postgres://shop:secret@db.example.com:5432/shop?sslmode=require";

    /// <summary>C#.</summary>
    public static SampleFile CSharp { get; } = new(
        "Orders.cs",
        "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Threading;\nusing System.Threading.Tasks;\nusing Npgsql;\n"
            + "\nnamespace Shop.Orders;\n\npublic sealed record Order(long Id, string Customer, decimal Total, DateTime Placed);\n\n"
            + "public sealed class Orders\n{\n    private readonly List<Order> orders = new();\n\n",
        """
            /// <summary>The open orders of a customer, the newest first (report #).</summary>
            public async Task<IReadOnlyList<Order>> Report#Async(string customer, int most, CancellationToken cancellation)
            {
                if (string.IsNullOrEmpty(customer))
                {
                    throw new ArgumentException($"report # of '{customer}' can't be made", nameof(customer));
                }

                // What is older than a month is in the archive.
                var oldest = DateTime.UtcNow.AddDays(-30);
                var open = orders.Where(o => o.Customer == customer && o.Placed > oldest).OrderByDescending(o => o.Placed).Take(most).ToList();
                await Task.Delay(open.Count > 100 ? 10 : 0, cancellation);
                return open;
            }


        """,
        "    public NpgsqlConnection Connect() => new(\"" + AdoNet + "\");\n\n",
        "}\n");

    /// <summary>One file of each kind that has a reader of its own.</summary>
    public static IReadOnlyList<SampleFile> All { get; } =
    [
        CSharp,
        new("appsettings.json", "{\n", "  \"Feature#\": { \"Enabled\": true, \"Limit\": 100, \"Title\": \"The #th feature\" },\n",
            "  \"ConnectionStrings\": { \"Shop\": \"" + AdoNet + "\" },\n", "  \"AllowedHosts\": \"*\"\n}\n"),
        new("web.config", "<configuration>\n  <appSettings>\n", "    <add key=\"Feature#\" value=\"The #th feature\" />\n",
            "    <add key=\"Shop\" value=\"" + AdoNet + "\" />\n", "  </appSettings>\n</configuration>\n"),
        new("values.yaml", "features:\n", "  - name: feature-#\n    title: \"The #th feature\"\n    limits: { requests: 100, memory: 64Mi }\n",
            "  - name: database\n    url: " + Uri + "\n", ""),
        new(".env", "", "# The #th feature\nFEATURE_#_ENABLED=true\nFEATURE_#_TITLE=\"feature #\"\n", "DATABASE_URL=" + Uri + "\n", ""),
        new("application.properties", "", "# The #th feature\nfeature.#.enabled=true\nfeature.#.title=feature \\\n  number #\n",
            "spring.datasource.url=jdbc:postgresql://db.example.com:5432/shop?sslmode=require\n", ""),
        new("deploy.sh", "#!/bin/sh\nset -eu\n", "step_#() {\n  name=\"feature #\"\n  [ -d \"/srv/$name\" ] || mkdir -p \"/srv/${name}\"\n  echo 'done #'\n}\n",
            "psql \"" + Uri + "\" -c 'select 1'\n", ""),
        new("Dockerfile", "FROM debian:12\n", "RUN apt-get update \\\n  && apt-get install -y package-#\nENV FEATURE_#=\"feature #\"\n",
            "ENV DATABASE_URL=" + Uri + "\n", ""),
        new("server.js", "import pg from 'pg';\n\n",
            "// The #th feature.\nexport function feature#(name, limit = 100) {\n  const title = `feature # of ${name}`;\n"
                + "  return { title, 'enabled': limit > #, path: \"/features/#\" };\n}\n\n",
            "export const pool = new pg.Pool({ connectionString: '" + Uri + "' });\n\n", ""),
        new("settings.ini", "[features]\n", "; The #th feature\nfeature# = enabled\ntitle# = feature #\n", "database = " + Uri + "\n", ""),
    ];

    /// <summary>The file of a name.</summary>
    public static SampleFile Of(string name) => All.Single(f => f.Name == name);

    /// <summary>The file with its connection string, about as long as asked.</summary>
    /// <param name="kilobytes">The length, in units of 1,024 characters.</param>
    public SourceFile WithHit(int kilobytes) => new(Name, Text(kilobytes * 1024, Hit));

    /// <summary>The file without anything that is looked for.</summary>
    /// <param name="kilobytes">The length, in units of 1,024 characters.</param>
    public SourceFile WithoutHit(int kilobytes) => new(Name, Text(kilobytes * 1024, ""));

    /// <inheritdoc/>
    public override string ToString() => Name;

    private string Text(int length, string hit)
    {
        var text = new StringBuilder(Head, length + Unit.Length);
        var isHit = false;
        for (var i = 1; text.Length < length - Tail.Length; i++)
        {
            if (!isHit && text.Length >= length / 2)
            {
                text.Append(hit);
                isHit = true;
            }

            text.Append(Unit.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        return text.Append(Tail).ToString();
    }
}
