using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Shapes;

/// <summary>Each way in which code may write a string.</summary>
public class ValueTests
{
    private const string Settings = """
        static class Settings
        {
            public const string Host = "db.example.com";
            public const string Mode = "Disable";
        }

        static class Keys
        {
            public const string Host = "Host";
        }
        """;

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL1001:SSL Mode=Disable|}");""")]
    [InlineData("""_ = new NpgsqlConnection(@"Host=db.example.com;{|SSL1001:SSL Mode=Disable|}");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL1001:SSL\u0020Mode=Dis\u0061ble|}");""")]
    [InlineData(""""_ = new NpgsqlConnection("""Host=db.example.com;{|SSL1001:SSL Mode=Disable|}""");"""")]
    [InlineData("""_ = new NpgsqlConnection($"Host={name};{|SSL1001:SSL Mode=Disable|}");""")]
    [InlineData("""""_ = new NpgsqlConnection($$"""Host={{name}};{|SSL1001:SSL Mode=Disable|}""");""""")]
    public Task A_literal(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData("""const string mode = "Disable"; _ = new NpgsqlConnection($"Host=db.example.com;{|SSL1001:SSL Mode={mode}|}");""")]
    [InlineData("""const string text = "Host=db.example.com;{|SSL1001:SSL Mode=Disable|}"; _ = new NpgsqlConnection(text);""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;" + "{|SSL1001:SSL Mode=Disable|}");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;" + "{|SSL1001:SSL Mo" + "de=Disable|}");""")]
    [InlineData("""_ = new NpgsqlConnection(nameof(Keys.Host) + "=db.example.com;{|SSL1001:SSL Mode=Disable|}");""")]
    [InlineData("""_ = new NpgsqlConnection($"{nameof(Keys.Host)}=db.example.com;{|SSL1001:SSL Mode=Disable|}");""")]
    public Task Constants_of_the_file(string statements) => Verify.SourceAsync(Verify.Method(statements), Settings);

    [Theory]
    [InlineData("""_ = new NpgsqlConnection($"Host={Settings.Host};{|SSL1001:SSL Mode=Disable|}");""")]
    [InlineData("""_ = new NpgsqlConnection($"Host={Settings.Host};{|SSL1001:SSL Mode={Settings.Mode}|}");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=" + Settings.Host + ";{|SSL1001:SSL Mode=" + Settings.Mode|});""")]
    [InlineData("""_ = new NpgsqlConnection($"{Keys.Host}=db.example.com;{|SSL1001:SSL Mode=Disable|}");""")]
    public Task Constants_of_other_types(string statement) => Verify.SourceAsync(Verify.Method(statement), Settings);

    [Theory]
    [InlineData("""_ = new NpgsqlConnection(string.Format("Host={0};{|SSL1001:SSL Mode=Disable|}", name));""")]
    [InlineData("""_ = new NpgsqlConnection(string.Concat("Host=db.example.com;", "{|SSL1001:SSL Mode=Disable|}"));""")]
    [InlineData("""_ = new NpgsqlConnection(string.Join(";", "Host=db.example.com", "{|SSL1001:SSL Mode=Disable|}"));""")]
    [InlineData("""_ = new NpgsqlConnection(new System.Text.StringBuilder("Host=db.example.com;").Append("{|SSL1001:SSL Mode=Disable|}").ToString());""")]
    [InlineData(
        """_ = new NpgsqlConnection(new System.Text.StringBuilder().Append("Host=").Append(name).Append(";{|SSL1001:SSL Mode=Disable|}").ToString());""")]
    public Task Calls_that_put_strings_together(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData("""_ = new NpgsqlConnection($"Host=db.example.com;{name}");""")]
    [InlineData("""_ = new NpgsqlConnection($"Host=db.example.com;SSL Mode={name}");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;" + name);""")]
    [InlineData("""_ = new NpgsqlConnection(string.Format("Host=db.example.com;{0}", name));""")]
    [InlineData("""_ = new NpgsqlConnection(new System.Text.StringBuilder("Host=db.example.com;").Append(name).ToString());""")]
    public Task A_hole_that_may_hold_the_TLS_settings_hides_them(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData("""_ = nameof(Settings.Host);""")]
    [InlineData("""throw new System.ArgumentException("Host=db.example.com;SSL Mode=Disable");""")]
    [InlineData("""System.Console.WriteLine("use Host=db.example.com;SSL Mode=Disable");""")]
    public Task Texts_for_people_are_no_connections(string statement) => Verify.SourceAsync(Verify.Method(statement), Settings);

    [Theory]
    [InlineData(
        """_ = new NpgsqlConnection(string.Concat("Host=db.example.com;", "{|SSL1001:SSL Mode=Disable|}"));""",
        """_ = new NpgsqlConnection(string.Concat("Host=db.example.com;", "SSL Mode=VerifyFull;Root Certificate=certs/ca.pem"));""")]
    [InlineData(
        """_ = new NpgsqlConnection(string.Format("Host={0};{|SSL1001:SSL Mode=Disable|}", name));""",
        """_ = new NpgsqlConnection(string.Format("Host={0};SSL Mode=VerifyFull;Root Certificate=certs/ca.pem", name));""")]
    [InlineData(
        """_ = new NpgsqlConnection(new System.Text.StringBuilder("Host=db.example.com;").Append("{|SSL1001:SSL Mode=Disable|}").ToString());""",
        """_ = new NpgsqlConnection(new System.Text.StringBuilder("Host=db.example.com;").Append("SSL Mode=VerifyFull;"""
            + """Root Certificate=certs/ca.pem").ToString());""")]
    [InlineData(
        """""_ = new NpgsqlConnection($$"""Host={{name}};{|SSL1001:SSL Mode=Disable|}""");""""",
        """""_ = new NpgsqlConnection($$"""Host={{name}};SSL Mode=VerifyFull;Root Certificate=certs/ca.pem""");""""")]
    public Task A_fix_keeps_the_way_it_is_written(string before, string after) => Verify.FixStatementsAsync(before, after);
}
