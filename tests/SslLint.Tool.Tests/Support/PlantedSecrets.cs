using System.Security;
using System.Security.Cryptography;
using System.Text.Json;

namespace SslLint.Tool.Tests.Support;

/// <summary>A password, a token and a private key, and a tree of files that hold them in every way that people write them.</summary>
internal static class PlantedSecrets
{
    public const string Password = "Zq7xPlanted9Secret";
    public const string Token = "ghp_Zq7xPlantedTokenOfSomebody0123456789";

    /// <summary>A private key, unencrypted.</summary>
    public static string Key { get; }

    /// <summary>The same, encrypted with <see cref="Password"/>.</summary>
    public static string EncryptedKey { get; }

    /// <summary>A certificate of the key.</summary>
    public static string Certificate { get; }

    /// <summary>What must be seen nowhere.</summary>
    public static IReadOnlyList<string> All { get; }

    /// <summary>Strings that hold a secret where it belongs, and where a reader may mistake it for something else.</summary>
    public static IReadOnlyList<string> Strings { get; } =
    [
        $"Host=db.example.com;Username=app;Password={Password};SSL Mode=Disable",
        $"Host=db.example.com;Username=app;Password=\"a;{Password}\";SSL Mode=Require",
        $"Host=db.example.com;Username=app;Pwd={Token};SSL Mode=verify-full",
        $"Host=db.example.com;Username=app;Password='{Password};SSL Mode=Disable",
        $"postgres://app:{Password}@db.example.com/app?sslmode=disable",
        $"postgres://app:a/{Password}@db.example.com/app?sslmode=disable",
        $"postgres://app:a@b{Token}@db.example.com/app?sslmode=require",
        $"postgres://app:a#{Password}@db.example.com/app?sslmode=require",
        $"postgres://app:a?{Password}@db.example.com/app?sslmode=require",
        $"postgres://db.example.com/app?user=app&password={Password}&sslmode=prefer",
        $"jdbc:postgresql://db.example.com/app?user=app&password={Token}&ssl=true&sslmode=require",
        $"jdbc:postgresql://db.example.com/app?user=app&sslpassword={Password}&sslmode=verify-full&sslkey=client.pk8",
        $"host=db.example.com user=app password={Password} sslmode=allow",
        $"host=db.example.com user=app password='a {Password}' sslmode=bogus",
        $"host=db.example.com user=app password=a {Password} sslmode=disable",
    ];

    static PlantedSecrets()
    {
        using var key = RSA.Create(2048);
        Key = key.ExportPkcs8PrivateKeyPem() + "\n";
        EncryptedKey = key.ExportEncryptedPkcs8PrivateKeyPem(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000))
            + "\n";
        using var certificate = TestCertificates.Authority("Planted", key: key);
        Certificate = certificate.Pem();

        // Any line of the key would be part of a leak; the first are the same in every key.
        All =
            [Password, Token, .. Key.Split('\n').Concat(EncryptedKey.Split('\n')).Where(l => l.Length == 64 && !l.StartsWith("MII", StringComparison.Ordinal))];
    }

    /// <summary>Secrets around a connection that no name tells: parts of a concatenation, other arguments, folded lines, defaults, comments.</summary>
    private static void Around(TempTree tree)
    {
        const string url = "postgres://app@db.example.com/app?sslmode=require";
        tree.Write(
            "around/Key.cs",
            $"class A {{ object o = new Npgsql.NpgsqlConnection(\"Host=db.example.com;Username=app;Pa\" + \"ssword={Password};SSL Mode=Require\"); }}\n");
        tree.Write(
            "around/Value.cs",
            $"class A {{ object o = new Npgsql.NpgsqlConnection(\"Host=db.example.com;Password=\" + \"{Password}\" + \";SSL Mode=Require\"); "
                + $"string x = \"{Token}\"; /* {Password} */ }} // {Token}\n");
        tree.Write(
            "around/Raw.cs",
            $"class A {{ object o = new Npgsql.NpgsqlConnection(\"\"\"Host=db.example.com;SSL Mode=Require\"\"\"); "
                + $"string x = @\"{Token}\", y = $\"{{x}}{Password}\"; char[] z = ['\"', '\\'']; string w = \"{Password}\"; }}\n");
        tree.Write(
            "around/Builder.cs",
            $"class A {{ object o = new Npgsql.NpgsqlConnectionStringBuilder {{ Host = \"db.example.com\", SslMode = SslMode.Require, "
                + $"ApplicationName = \"{Token}\", Password = x ?? \"{Password}\" }}; }}\n");
        tree.Write(
            "around/Hole.cs",
            $"class A {{ object o = new Npgsql.NpgsqlConnection($\"Host=db.example.com;Password={{pw ?? \"{Password}\"}};SSL Mode=Require\"); }}\n");
        tree.Write(
            "around/Args.java",
            $"DriverManager.getConnection(\"jdbc:postgresql://db.example.com/app?sslmode=require\", \"app\", \"{Password}\"); // {Token}\n");
        tree.Write(
            "around/pool.js",
            $"new Pool({{ connectionString: '{url}' }}, '{Token}', `{Password}`, /{Token}/); "
                + $"f('postgres://app:' + '{Password}' + '@db.example.com/app?sslmode=require')\n");
        tree.Write(
            "around/folded.yaml",
            $"a: \"postgres://app:x\\\n  {Password}@db.example.com/app?sslmode=require\"\nb: {{ url: '{url}', x: {Token} }} # {Password}\nc: >\n  {url}\n"
                + $"  {Token}: {Password}\n");
        tree.Write(
            "around/default.env",
            $"URL=postgres://app:${{X:-{Password}}}@db.example.com/app?sslmode=require # {Token}\nOTHER='{url}&application_name={Token}'\n");
        tree.Write(
            "around/missing.config",
            $"<add name=\"a\" providerName=\"Npgsql\" connectionString=\"postgres://app:{Password}.example.com/app?sslmode=require\" note=\"{Token}\" />\n");
        tree.Write(
            "around/missing.json",
            $$"""{ "Npgsql": "Host=app:{{Password}}@db.example.com;SSL Mode=Require;Root Certificate=ca.pem {{Token}}", "{{url}}": "{{Token}}" }""");
        tree.Write(
            "around/line.sh",
            $"export PGHOST=db.example.com PGPASSWORD={Password} PGSSLMODE=require {Token}\npsql '{url}' -W {Password} {Token} # {Password}\n");
        tree.Write("around/Dockerfile", $"ENV URL={url} NOTE={Token}\nCMD [\"psql\", \"{url}\", \"{Password}\"]\n");
        tree.Write("around/app.ini", $"[db]\nurl = {url} {Token} ; {Password}\n");
        tree.Write("around/Db.fs", $"let c = f \"{url}\" \"{Password}\" (* {Token} *) // {Token}\n");
        tree.Write("around/db.rb", $"URL = '{url}', \"{Password}\" # {Token}\n");
        tree.Write("around/main.go", $"sql.Open(\"pgx\", \"{url}\", `{Password}`) // {Token}\n");
        tree.Write("around/db.ps1", $"$c = Connect '{url}' {Token} -Pin {Password} # {Token}\n");
    }

    /// <summary>Writes the files.</summary>
    public static TempTree Plant()
    {
        var tree = new TempTree();
        for (var i = 0; i < Strings.Count; i++)
        {
            var text = Strings[i];
            var json = JsonSerializer.Serialize(text);
            tree.Write($"{i}/app.env", $"DATABASE_URL={text}\nGITHUB_TOKEN={Token}\n");
            tree.Write($"{i}/appsettings.json", $$"""{ "ApiKey": "{{Token}}", "ConnectionStrings": { "Postgres": {{json}} } }""");
            tree.Write($"{i}/values.yaml", $"database:\n  password: {Password}\n  url: >-\n    {text}\n");
            tree.Write(
                $"{i}/app.config",
                "<configuration><connectionStrings><add name=\"Postgres\" providerName=\"Npgsql\" "
                    + $"connectionString=\"{SecurityElement.Escape(text)}\"/></connectionStrings></configuration>");
            tree.Write($"{i}/Db.cs", $"class Db {{ object c = new Npgsql.NpgsqlConnection({json}); }}\n");
            tree.Write($"{i}/app.toml", $"url = \"{text}\"\n");
            tree.Write($"{i}/app.py", $"url = '{text}'\n");
            tree.Write($"{i}/run.sh", $"export PGPASSWORD={Password}\npsql \"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n");

            // Files that break off, or hold more than what they are for, right behind a secret.
            tree.Write($"{i}/broken.json", $$"""{ "ConnectionStrings": { "Postgres": {{json}}, "Password": "{{Password}} """);
            tree.Write($"{i}/broken.yaml", $"url: \"{text}\n  {Token}: [\n");
            tree.Write($"{i}/broken.config", $"<configuration><add connectionString=\"{SecurityElement.Escape(text)}\" password=\"{Password}");
            tree.Write($"{i}/binary.env", [.. System.Text.Encoding.UTF8.GetBytes($"DATABASE_URL={text}\n"), 0, 1, 2]);
        }

        Around(tree);
        tree.Write(
            "key.env",
            $"CLIENT_KEY=\"{Key.Replace("\n", "\\n", StringComparison.Ordinal)}\"\nDATABASE_URL=postgres://app@db.example.com/app?sslmode=require\n");
        tree.Write("certs/client.key", Key);
        tree.Write("certs/client.enc.key", EncryptedKey);
        tree.Write("certs/client.pem", Certificate + Key);
        tree.Write("certs/client.crt", Certificate);
        tree.Write("certs/cut.pem", Certificate + Key[..^40]);
        tree.Write("password.txt", Password + "\n");
        tree.Write(".config/dotnet-tools.json", $$"""{ "version": 1, "tools": {}, "note": "{{Token}}" }""");
        tree.Write(
            ".editorconfig",
            $"root = true\n# Password={Password}\n[*.env]\nssllint.local_hosts = Password={Password}\n"
                + $"ssllint.driver = {Token}\nssllint.severity.ssl1001 = {Password}\nssllint.{Token} = 1\n");
        tree.Write(".pre-commit-config.yaml", $"repos:\n- repo: local # Password={Password}\n  hooks: []");
        tree.Write("known.json", $$"""{ "schemaVersion": 1, "findings": [ { "note": "{{Token}}", "password": "{{Password}}" } ] }""");
        return tree;
    }
}
