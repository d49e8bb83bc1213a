using System.Text;
using SslLint.Discovery;

namespace SslLint.Core.Tests.Analysis;

public class CandidateSearchTests
{
    [Theory]
    [InlineData("Host=db;Username=u")]
    [InlineData("x = \"Server = db\"")]
    [InlineData("DB_HOST=db\nDB_SSLMODE=disable")]
    [InlineData("\"user=u\\nhost=db\"")]
    [InlineData("HOSTADDR=10.0.0.1")]
    [InlineData("MB_DB_DBNAME=metabase")]
    [InlineData("value: ssl-mode")]
    [InlineData("jdbc:postgresql://db/d")]
    [InlineData("new NpgsqlConnectionStringBuilder()")]
    [InlineData("server=")]
    [InlineData("sqlcmd -C -S db")]
    [InlineData(@"& C:\tools\SQLCMD.EXE -C")]
    [InlineData("\"sqlpackage\" /a:Publish")]
    public void What_a_rule_could_report_makes_a_candidate(string text)
    {
        Assert.True(CandidateSearch.MayContain(text));
        Assert.True(CandidateSearch.MayContain(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("this._observer = null")]
    [InlineData("DOCKER_HOST=unix:///var/run/docker.sock; _server = other")]
    [InlineData("if (host == other) server => server.Run()")]
    [InlineData("new SqliteConnectionStringBuilder()")]
    [InlineData("<b>sqlcmd</b>, sqlcmd.md, mysqlcmd -C")]
    public void Code_that_only_resembles_a_key_makes_none(string text)
    {
        Assert.False(CandidateSearch.MayContain(text));
        Assert.False(CandidateSearch.MayContain(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void A_key_after_one_that_only_resembles_it_is_found()
    {
        Assert.True(CandidateSearch.MayContain("observer = null; cs = \"server=db\""));
    }

    [Fact]
    public void A_word_is_found_wherever_the_pieces_of_a_long_text_meet()
    {
        const string Word = "postgresql://";
        for (var before = 16 * 1024 - 64; before <= 16 * 1024 + 64; before++)
        {
            var bytes = Encoding.ASCII.GetBytes(new string('-', before) + Word + new string('-', 100));

            Assert.True(CandidateSearch.MayContain(bytes), $"after {before} bytes");
        }
    }
}
