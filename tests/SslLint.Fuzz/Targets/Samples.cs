namespace SslLint.Fuzz.Targets;

/// <summary>Connection strings that inputs start from, one of each form.</summary>
internal static class Samples
{
    public const string AdoNet = "Host=db.example.com;Port=5432;Database=shop;Username=app;Password=hunter2;SSL Mode=Require;Trust Server Certificate=true";
    public const string Keywords = "host=db.example.com,other.example.com port=5432 user=app password='it''s' sslmode=prefer sslrootcert=system";
    public const string Uri = "postgresql://app:p%40ss@db.example.com:5432,[::1]:5433/shop?sslmode=require&sslrootcert=ca.pem";
    public const string Jdbc = "jdbc:postgresql://db.example.com:5432/shop?user=app&password=hunter2&ssl=true&sslmode=prefer";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Strings { get; } =
    [
        AdoNet,
        Keywords,
        Uri,
        Jdbc,
        "Server='db;1';Uid=a;Pwd=\"x;\"\"y\";SslMode=Prefer;Root Certificate=\"C:\\ca.pem\"",
        "jdbc:sqlserver://db.example.com\\I:1433;databaseName=shop;password={a;b}}c};encrypt=true;trustServerCertificate=true;trustStore=a.p12",
        "jdbc:mysql://address=(host=a)(port=1)(sslMode=DISABLED),b:2/shop?useSSL=true&sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=file:a.p12#x",
        "jdbc:mariadb://h:3306/shop?sslMode=verify-full&serverSslCert=/ca.pem&useSSL=true&trustServerCertificate=true",
        "app:p@ss/word@tcp(db.example.com:3306)/shop?tls=skip-verify&allowFallbackToPlaintext=true",
        "mysql://a:b@h/d?ssl={\"rejectUnauthorized\":false,\"ca\":[1,{}]}&ssl={}",
        "jdbc:jtds:sqlserver://db.example.com:1433/shop;ssl=require;password=[a:b]",
        "jdbc:postgresql:shop?sslfactory=org.postgresql.ssl.NonValidatingFactory&sslfactoryarg=file:ca.pem",
        "postgres+asyncpg://${USER}:$(PASS)@{{ host }}/<db>?ssl=true&uselibpqcompat=true",
        "host=/tmp dbname=a\\ b sslmode=disable requiressl=1 gssencmode=require",
    ];
}
