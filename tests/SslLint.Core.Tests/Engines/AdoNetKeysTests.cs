using SslLint.Dialects;
using SslLint.Engines;

namespace SslLint.Core.Tests.Engines;

/// <summary>Whose an ADO.NET string is, by its keys and values alone.</summary>
public class AdoNetKeysTests
{
    [Theory]
    [InlineData("Host=a;Username=b;Search Path=c", "postgresql")]
    [InlineData("Host=a;Port=5432;Database=b", "postgresql")]
    [InlineData("Server=a;Database=b;SSL Mode=Require", "postgresql")]
    [InlineData("Server=a;User Id=postgres;Password=p", "postgresql")]
    [InlineData("Server=a;Database=b;Integrated Security=true", "sqlserver")]
    [InlineData("Server=tcp:a;Database=b", "sqlserver")]
    [InlineData("Server=a,1433;Database=b", "sqlserver")]
    [InlineData("Server=A\\INST;Database=b", "sqlserver")]
    [InlineData("Server=.;Database=b", "sqlserver")]
    [InlineData("Server=a\\b;Port=5432;Database=c;User Id=d", "postgresql")]
    [InlineData("Server=a;Port=3306;Database=b", "mysql")]
    [InlineData("Server=a;Database=b;SSL Mode=Preferred", "mysql")]
    [InlineData("Server=a;Database=b;SSL CA=/ca.pem", "mysql")]
    [InlineData("Server=a;Database=b;Use Usage Advisor=true", "mysql")]
    [InlineData("Server=a;Database=b;CharSet=utf8;Protocol=Tcp", "mysql")]
    public void What_is_one_engines_own_tells_its_owner(string text, string engine) => Assert.Equal(engine, Judge(text)?.Owner?.Name);

    [Theory]
    [InlineData("Server=a;Database=b;SSL CA=/ca.pem;Search Path=c")]
    [InlineData("Endpoint=https://a.example.com;Host=a;Database=b")]
    [InlineData("Host=a;Username=b;Search Path=c;Port=1521")]
    public void What_is_anothers_own_leaves_no_reader(string text) => Assert.Empty(Judge(text)!.Possible);

    [Theory]
    [InlineData("Host=a;Username=b;Colour=blue", 0)]
    [InlineData("Host=a;Username=b;${KEY}=blue", 2)]
    [InlineData("Host=a;Username=b;SslColour=blue", 2)]
    [InlineData("Host=a;Username=b;SslColour=blue;Passfile=c", 1)]
    public void A_key_that_the_reader_refuses_leaves_it_out_unless_it_is_meant_for_TLS(string text, int possible) =>
        Assert.Equal(possible, Judge(text)!.Possible.Count);

    [Theory]
    [InlineData("Server=a;Database=b", false)]
    [InlineData("Host=a;Database=b", true)]
    [InlineData("Server=a;Port=26257;Database=b", true)]
    [InlineData("Server=a;Username=b", true)]
    [InlineData("Host=a", false)]
    public void What_its_users_write_makes_an_engine_likely(string text, bool isLikely)
    {
        var verdict = Judge(text)!;
        Assert.Null(verdict.Owner);
        Assert.Equal(isLikely, verdict.Likely.Any(static e => e.Name == "postgresql"));
    }

    [Theory]
    [InlineData("a=b;c=d")]
    [InlineData("Timeout=5;x=y")]
    public void Other_pairs_are_no_connection(string text) => Assert.Null(Judge(text));

    private static AdoNetVerdict? Judge(string text) => AdoNetKeys.Judge(AdoNetDialect.Instance.Parse(text, Placeholders.Find(text)));
}
