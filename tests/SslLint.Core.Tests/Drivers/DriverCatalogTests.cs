using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Drivers;

public class DriverCatalogTests
{
    [Fact]
    public void Every_driver_is_found_by_its_name_and_labels_its_versions() =>
        Assert.All(DriverCatalog.All, driver =>
        {
            Assert.Equal((driver, null), DriverCatalog.Find(driver.Name));
            Assert.Equal(driver.Versions.Count, driver.VersionLabels.Count);
            Assert.Equal(driver.Versions.Order(), driver.Versions);
        });

    [Fact]
    public void Version_is_read_from_the_name()
    {
        Assert.Equal((NpgsqlDriver.Instance, new DriverVersion(7)), DriverCatalog.Find("npgsql@7"));
        Assert.Equal((PgjdbcDriver.Instance, new DriverVersion(42, 7, 4)), DriverCatalog.Find("PGJDBC@42.7.4"));
    }

    [Theory]
    [InlineData("mysql")]
    [InlineData("npgsql@x")]
    [InlineData("")]
    public void Unknown_name_or_version_gives_null(string name) => Assert.Null(DriverCatalog.Find(name));
}
