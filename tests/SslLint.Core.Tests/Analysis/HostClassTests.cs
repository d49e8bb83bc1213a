using SslLint.Providers;

namespace SslLint.Core.Tests.Analysis;

public class HostClassTests
{
    [Theory]
    [InlineData("localhost", HostClass.Local)]
    [InlineData("127.0.0.1", HostClass.Local)]
    [InlineData("127.3.2.1", HostClass.Local)]
    [InlineData("host.docker.internal", HostClass.Local)]
    [InlineData("[::1]", HostClass.Local)]
    [InlineData("/var/run/postgresql", HostClass.Local)]
    [InlineData("127.example.com", HostClass.Remote)]
    [InlineData("db", HostClass.Service)]
    [InlineData("DB", HostClass.Service)]
    [InlineData("postgres", HostClass.Service)]
    [InlineData("sqlserver", HostClass.Service)]
    [InlineData("mssql", HostClass.Service)]
    [InlineData("redis", HostClass.Service)]
    [InlineData("mongo", HostClass.Service)]
    [InlineData("postgres-db", HostClass.Service)]
    [InlineData("postgresql-primary", HostClass.Service)]
    [InlineData("redis_master", HostClass.Service)]
    [InlineData("catalog", HostClass.Service)]
    [InlineData("Catalog.", HostClass.Service)]
    [InlineData("tcp:catalog", HostClass.Service)]
    [InlineData(@"catalog\main", HostClass.Service)]
    [InlineData("catalog.example.com", HostClass.Remote)]
    [InlineData("other", HostClass.Remote)]
    [InlineData("SQLPROD01", HostClass.Remote)]
    [InlineData(@"SQLPROD01\INST", HostClass.Remote)]
    [InlineData("PGPROD01", HostClass.Remote)]
    [InlineData("postgres01", HostClass.Remote)]
    [InlineData("db-primary", HostClass.Remote)]
    [InlineData("sql-primary", HostClass.Remote)]
    [InlineData("primary", HostClass.Remote)]
    [InlineData("-db", HostClass.Remote)]
    [InlineData("db.prod.svc", HostClass.Service)]
    [InlineData("db.prod.svc.", HostClass.Service)]
    [InlineData("db.prod.svc.cluster.local", HostClass.Service)]
    [InlineData("db.svc.example.com", HostClass.Remote)]
    [InlineData("10.1.2.3", HostClass.Remote)]
    [InlineData("2001:db8::7", HostClass.Remote)]
    public void A_host_is_as_far_as_its_name_says(string host, HostClass expected) => Assert.Equal(expected, HostClasses.Of(host, name => name == "catalog"));

    [Theory]
    [InlineData("db.example.com")]
    [InlineData("10.1.2.3")]
    [InlineData("2001:db8::7")]
    [InlineData("localhost")]
    [InlineData("postgres")]
    public void Services_are_looked_up_only_where_the_name_leaves_it_open(string host) =>
        HostClasses.Of(host, _ => throw new InvalidOperationException("the files of the repository would be read"));

    [Theory]
    [InlineData("localhost,db.example.com")]
    [InlineData("db.example.com,localhost")]
    public void The_farthest_of_several_counts(string hosts) =>
        Assert.StartsWith("SSL1001 warning", AnalysisHarness.Show(".env", $"DB=postgresql://app@{hosts}/shop?sslmode=disable"), StringComparison.Ordinal);
}
