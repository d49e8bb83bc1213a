using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Documents;

public class SourceFixTests
{
    [Fact]
    public async Task Every_character_outside_of_the_edit_stays()
    {
        const string code = "using Npgsql ;using System;\r\n\r\nclass C{\tobject  M( )\r\n"
            + "=>\tnew NpgsqlConnection( \"Host=db.example.com;SSL Mode=Require\" ) ; // höhe \n\n}\r\n ";

        var action = Assert.Single(await Editor.ActionsAsync("C.cs", code));

        Assert.Equal(
            new OfferedAction(
                "SSL1003",
                "Verify the server with certs/ca.pem",
                code.Replace("Require", "VerifyFull;Root Certificate=certs/ca.pem", StringComparison.Ordinal)),
            action);
    }

    [Fact]
    public async Task New_lines_are_those_of_the_file()
    {
        const string code = "using Npgsql;\r\nclass C\r\n{\r\n    object M() => new NpgsqlConnectionStringBuilder\r\n    {\r\n"
            + "        Host = \"db.example.com\",\r\n        SslMode = SslMode.Require,\r\n    };\r\n}\r\n";

        var action = Assert.Single(await Editor.ActionsAsync("C.cs", code));

        Assert.Equal(
            code.Replace("SslMode.Require,\r\n", "SslMode.VerifyFull,\r\n        RootCertificate = \"certs/ca.pem\",\r\n", StringComparison.Ordinal),
            action.Result);
    }

    [Fact]
    public async Task Secrets_are_in_no_title()
    {
        const string code = """class C { object M() => new Npgsql.NpgsqlConnection("Host=db.example.com;"""
            + """Password=hunter2;SSL Mode=VerifyCA;Root Certificate=certs/own.pem"); }""";

        var actions = await Editor.ActionsAsync("C.cs", code, configuration: "");

        Assert.DoesNotContain("hunter2", Assert.Single(actions).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_in_the_middle_of_typing_is_fixed_where_it_stands()
    {
        const string code = """class C { object M() { new Npgsql.NpgsqlConnection("Host=db.example.com;SSL Mode=Require"); var x = """;

        var action = Assert.Single(await Editor.ActionsAsync("C.cs", code));

        Assert.Equal(code.Replace("Require", "VerifyFull;Root Certificate=certs/ca.pem", StringComparison.Ordinal), action.Result);
    }
}
