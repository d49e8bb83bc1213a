using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Documents;

public class TextDocumentFixTests
{
    [Theory]
    [InlineData(
        "appsettings.json",
        """{ "ConnectionStrings": { "Default": "Host=db.example.com;SSL Mode=Require" } }""",
        """{ "ConnectionStrings": { "Default": "Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem" } }""")]
    [InlineData(
        "app.config",
        """<configuration><connectionStrings><add name="Default" connectionString="Host=db.example.com;"""
            + """SSL Mode=Require" providerName="Npgsql" /></connectionStrings></configuration>""",
        """<configuration><connectionStrings><add name="Default" connectionString="Host=db.example.com;"""
            + """SSL Mode=VerifyFull;Root Certificate=certs/ca.pem" providerName="Npgsql" /></connectionStrings></configuration>""")]
    [InlineData(
        ".env",
        "# shop\nConnectionStrings__Default=\"Host=db.example.com;SSL Mode=Require\"\nPORT=80",
        "# shop\nConnectionStrings__Default=\"Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem\"\nPORT=80")]
    public async Task With_a_trust_anchor_a_string_is_made_strict(string name, string before, string after)
    {
        var action = Assert.Single(await Editor.ActionsAsync(name, before));

        Assert.Equal(new OfferedAction("SSL1003", "Verify the server with certs/ca.pem", after), action);
    }

    [Fact]
    public async Task What_may_cut_a_connection_says_so()
    {
        const string before = """{ "Db": "Host=db.example.com;SSL Mode=VerifyCA;Root Certificate=certs/own.pem" }""";

        var action = Assert.Single(await Editor.ActionsAsync("appsettings.json", before, configuration: ""));

        Assert.EndsWith(" (unsafe)", action.Title, StringComparison.Ordinal);
        Assert.Equal(before.Replace("VerifyCA", "VerifyFull", StringComparison.Ordinal), action.Result);
    }

    [Theory]
    [InlineData("Host=db.example.com;SSL Mode=Require")]
    [InlineData("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=Require")]
    public async Task Without_a_trust_anchor_that_is_there_nothing_is_offered(string connection) =>
        Assert.Empty(await Editor.ActionsAsync("appsettings.json", $$"""{ "Db": "{{connection}}" }""", configuration: ""));

    [Fact]
    public async Task Every_character_outside_of_the_edit_stays()
    {
        const string text = "{\r\n\t\"Db\" : \"Host=db.example.com;\\u0053SL Mode=Require\",\r\n  // höhe\r\n\n  \"Port\":80 ,}\r\n ";

        var action = Assert.Single(await Editor.ActionsAsync("appsettings.json", text));

        Assert.Equal(text.Replace("Require", "VerifyFull;Root Certificate=certs/ca.pem", StringComparison.Ordinal), action.Result);
    }

    [Fact]
    public async Task Each_connection_of_a_file_has_its_own_action()
    {
        const string text = "A=Host=a.example.com;SSL Mode=Require\nB=Host=b.example.com;SSL Mode=Require\n";

        var actions = await Editor.ActionsAsync(".env", text);

        Assert.Equal(
            [
                "A=Host=a.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem\nB=Host=b.example.com;SSL Mode=Require\n",
                "A=Host=a.example.com;SSL Mode=Require\nB=Host=b.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem\n",
            ],
            actions.Select(a => a.Result));
    }
}
