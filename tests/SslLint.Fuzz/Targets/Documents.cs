using System.Security;
using System.Text.Json;

namespace SslLint.Fuzz.Targets;

/// <summary>Files of one kind that inputs start from.</summary>
/// <param name="Path">A path whose name says the kind.</param>
/// <param name="Texts">Their texts.</param>
internal sealed record Document(string Path, IReadOnlyList<string> Texts);

/// <summary>Small files of every kind that is read.</summary>
internal static class Documents
{
    public static Document Json { get; } = new(
        "appsettings.json",
        [
            .. Samples.Strings.Select(s => $"{{ \"ConnectionStrings\": {{ \"Shop\": {JsonSerializer.Serialize(s)} }}, \"Provider\": \"PostgreSQL\" }}\n"),
            "{ // comment\n \"PGHOST\": \"db.example.com\", \"PGSSLMODE\": \"require\", \"PGPASSWORD\": \"x\", \"a\": [1, true, null, \"\\u0041\\n\"] }",
        ]);

    public static Document Xml { get; } = new(
        "web.config",
        [
            .. Samples.Strings.Select(s => $"<configuration><connectionStrings><add name=\"Shop\" providerName=\"Npgsql\" "
                + $"connectionString=\"{SecurityElement.Escape(s)}\" /></connectionStrings></configuration>\n"),
            "<?xml version=\"1.0\"?><c><!-- x --><appSettings><add key=\"Url\" value=\"postgres://a@h.example.com/d?sslmode=allow\"/></appSettings>"
                + "<p><![CDATA[Host=h;SSL Mode=Disable]]></p></c>",
        ]);

    public static Document Yaml { get; } = new(
        "values.yaml",
        [
            .. Samples.Strings.Select(s => $"database:\n  url: {JsonSerializer.Serialize(s)}\n  password: x\n"),
            "env:\n- name: DATABASE_URL\n  value: 'postgres://a:b@h.example.com/d?sslmode=prefer'\nb: >-\n  Host=h.example.com;\n  SSL Mode=Prefer\nc: |\n"
                + "  PGHOST=h.example.com\n&x d: *x\n",
        ]);

    public static Document Env { get; } = new(
        "app.env",
        [
            .. Samples.Strings.Select(s => $"# comment\nexport DATABASE_URL=\"{s}\"\nOTHER='{s}'\nPLAIN={s}\n"),
            "PGHOST=db.example.com\nPGSSLMODE=require\nPGPASSWORD=x\nMB_DB_TYPE=postgres\nMB_DB_HOST=h.example.com\n",
        ]);

    public static Document Properties { get; } = new(
        "application.properties",
        [.. Samples.Strings.Select(s => $"# c\nspring.datasource.url={s}\nspring.datasource.password : x\nlong = a\\\n  b\\u0041\n")]);

    public static Document Shell { get; } = new(
        "deploy.sh",
        [
            .. Samples.Strings.Select(s => $"#!/bin/sh\nexport PGPASSWORD=x PGHOST=db.example.com\npsql \"{s}\" -c 'select 1' | cat <<EOF\n{s}\nEOF\n"),
            "psql \"host=$HOST ${X:-\"y\"} sslmode=prefer\" $(echo `date`) && PGSSLMODE=disable psql -h h.example.com $'a\\n'",
        ]);

    public static Document Dockerfile { get; } = new(
        "Dockerfile",
        [.. Samples.Strings.Select(s => $"FROM a\nENV PGHOST=db.example.com PGSSLMODE=require\nENV URL=\"{s}\" \\\n  B='x'\nRUN psql \"{s}\"\n"
            + $"CMD [\"psql\", {JsonSerializer.Serialize(s)}]\n")]);

    public static Document JavaScript { get; } = new(
        "db.js",
        [
            .. Samples.Strings.Select(s => $"const pool = new Pool({{ connectionString: {JsonSerializer.Serialize(s)}, "
                + $"ssl: {{ rejectUnauthorized: false }} }}); // c\nconst u = '{s.Replace("'", "\\'", StringComparison.Ordinal)}';\n"),
            "const u = `postgres://${a}:${f(`x${b}`)}@h.example.com/d?sslmode=require` + \"&x=1\"; /* postgres:// */ const r = /\"/g;",
        ]);

    public static Document CSharp { get; } = new(
        "Db.cs",
        [
            .. Samples.Strings.Select(s => $"class Db {{ const string S = {JsonSerializer.Serialize(s)}; object C() => new NpgsqlConnection(S); }}\n"),
            "class A { object B(string p) => new NpgsqlConnection($\"Host=h.example.com;Password={p};\" + @\"SSL Mode=Require\" + "
                + "\"\"\";Pooling=true\"\"\"); }",
            "class A { void B() { var b = new NpgsqlConnectionStringBuilder { Host = \"h.example.com\", SslMode = SslMode.Require, "
                + "TrustServerCertificate = true }; b.Password = \"x\"; } }",
            "class A { object C() => new NpgsqlDataSourceBuilder(\"Host=h.example.com\").UseUserCertificateValidationCallback((a, b, c, d) => true); }",
        ]);

    public static Document Other { get; } = new(
        "settings.toml",
        [.. Samples.Strings.Select(s => $"[database]\nurl = \"{s}\" # c\nother = '{s}'\nplain {s}\n(conn (url \"{s}\"))\n")]);
}
