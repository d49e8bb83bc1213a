using SslLint.Discovery;

namespace SslLint.Core.Tests.Analysis;

/// <summary>The file of a database that has no server is no connection; what a second setting says counts again.</summary>
public class DatabaseFilesTests
{
    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("data source = shop.db;")]
    [InlineData("DataSource=./data/shop.sqlite3")]
    [InlineData("Data Source=|DataDirectory|/shop.sdf")]
    public void A_file_alone_is_one(string text) => Assert.True(DatabaseFiles.IsOne(text));

    [Theory]
    [InlineData("Data Source=sql01.db;Encrypt=False")]
    [InlineData("Data Source=shop.db;Password=a")]
    [InlineData("Data Source=sql01")]
    [InlineData("Data Source=")]
    [InlineData("shop.db")]
    public void All_else_is_none(string text) => Assert.False(DatabaseFiles.IsOne(text));
}
