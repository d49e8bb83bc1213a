using SslLint.Secrets;

namespace SslLint.Core.Tests.Dialects;

/// <summary>Where a secret ends, and by which names it is known: what looks like an end belongs to the password more often than not.</summary>
public class SecretEndTests
{
    [Theory]
    [InlineData("Host=h;Password=Zq7&word=Planted;Database=d")]
    [InlineData("Host=h;Username=u;Password=Zq7&port=Planted")]
    [InlineData("PGPASSWORD=Zq7&user=Planted")]
    [InlineData("password: Zq7&host=Planted")]
    public void An_ampersand_ends_no_secret_outside_of_a_query(string text) => AssertHidden(text);

    [Theory]
    [InlineData("postgres://h/d?password=Zq7Planted&sslmode=require", "&sslmode=require")]
    [InlineData("jdbc:postgresql://h/d?user=u&password=Zq7Planted&amp;ssl=true", "&amp;ssl=true")]
    public void In_a_query_it_ends_one(string text, string left)
    {
        AssertHidden(text);
        Assert.EndsWith(left, Redactor.Redact(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PSW=Zq7Planted")]
    [InlineData("Host=h;psw=Zq7Planted;Database=d")]
    [InlineData("DB_PSW: Zq7Planted")]
    [InlineData("pwd=Zq7Planted")]
    [InlineData("db.passwd=Zq7Planted")]
    [InlineData("passphrase=Zq7Planted")]
    [InlineData("api-key=Zq7Planted")]
    [InlineData("GITHUB_TOKEN=Zq7Planted")]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\nZq7Planted")]
    public void Short_names_of_passwords_are_known(string text) => AssertHidden(text);

    private static void AssertHidden(string text)
    {
        var shown = Redactor.Redact(text);
        Assert.DoesNotContain("Zq7", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Planted", shown, StringComparison.Ordinal);
    }
}
