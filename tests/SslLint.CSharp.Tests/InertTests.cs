namespace SslLint.CSharp.Tests;

public class InertTests
{
    [Theory]
    [InlineData("""Assert.Equal("Host=db", connection.ConnectionString);""")]
    [InlineData("""Assert.Equal(new[] { "Host=db" }, strings);""")]
    [InlineData("""Assert.That(cs, Is.EqualTo("Host=" + db));""")]
    [InlineData("""cs.Should().Be("Host=db");""")]
    [InlineData("""cs.ShouldBe("Host=db");""")]
    [InlineData("""class C { [InlineData("Host=db")] void M(string s) { } }""")]
    [InlineData("""class C { [Description(Text = "Host=db")] void M(string s) { } }""")]
    [InlineData("""throw new ArgumentException("Host=db");""")]
    [InlineData("""logger.LogInformation("Host={Host}");""")]
    [InlineData("""Console.WriteLine($"Host={host}");""")]
    [InlineData("""if (cs == "Host=db") { }""")]
    [InlineData("""if (cs is "Host=db") { }""")]
    [InlineData("""switch (cs) { case "Host=db": break; }""")]
    [InlineData("""var x = cs switch { "Host=db" => 1, _ => 2 };""")]
    [InlineData("""cs = cs.Replace("Host=db", host);""")]
    [InlineData("""if (cs.Contains("Host=db")) { }""")]
    [InlineData("""Assert.Throws<Exception>(() => new NpgsqlConnectionStringBuilder("Host=db"));""")]
    [InlineData("""Assert.That(() => builder.ConnectionString = "Host=db", Throws.Exception);""")]
    public void Strings_that_open_nothing_are_inert(string code) =>
        Assert.True(Reading.Connection(code).IsInert);

    [Theory]
    [InlineData("""Assert.Throws<Exception>(() => new NpgsqlConnection("Host=db"));""")]
    [InlineData("""Assert.True(CanConnect("Host=db"));""")]
    [InlineData("""Assert.NotNull(new NpgsqlConnection("Host=db"));""")]
    [InlineData("""logger.Log(Open("Host=db"));""")]
    [InlineData("""var s = "Host=db";""")]
    [InlineData("""throw Fail(new NpgsqlConnection("Host=db"));""")]
    public void Strings_that_may_open_a_connection_are_not(string code) =>
        Assert.False(Reading.Connection(code).IsInert);
}
