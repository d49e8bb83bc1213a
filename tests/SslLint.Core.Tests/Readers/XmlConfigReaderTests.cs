using SslLint.Readers;
using SslLint.Sources;

namespace SslLint.Core.Tests.Readers;

public class XmlConfigReaderTests
{
    private const string Settings = """
        <?xml version="1.0"?>
        <!DOCTYPE configuration [ <!ENTITY x "a>b"> ]>
        <configuration>
          <!-- <add name="No" connectionString="Host=no" /> -->
          <connectionStrings>
            <add name="Main" connectionString="Host=db;Password=&quot;a&amp;b&#x27;&quot;;SSL Mode=Disable" providerName="Npgsql" />
            <add name='Other' connectionString='Data Source=(local);
              Encrypt=no' providerName='System.Data.SqlClient'/>
          </connectionStrings>
          <x:ConnectionString>
            Host=a&lt;b
          </x:ConnectionString>
          <data><![CDATA[Host=c&d]]></data>
          <property name="url"><value>jdbc:postgresql://h/d</value></property>
        </configuration>
        """;

    [Fact]
    public void Named_values_take_their_name_as_key()
    {
        Assert.Equal(
            """
            configuration:connectionStrings:add|name|Main
            configuration:connectionStrings|Main|Host=db;Password="a&b'";SSL Mode=Disable
            configuration:connectionStrings:add|providerName|Npgsql
            configuration:connectionStrings:add#2|name|Other
            configuration:connectionStrings|Other|Data Source=(local);       Encrypt=no
            configuration:connectionStrings:add#2|providerName|System.Data.SqlClient
            configuration|ConnectionString|Host=a<b
            configuration|data|Host=c&d
            configuration:property|name|url
            configuration|url|jdbc:postgresql://h/d
            """,
            ReaderCheck.Show(ReaderCheck.Read(new XmlConfigReader(), Settings, "web.config")));
    }

    [Fact]
    public void Provider_names_tell_the_driver()
    {
        var entries = ReaderCheck.Read(new XmlConfigReader(), Settings, "web.config").Entries;

        Assert.Equal(("npgsql", EvidenceStrength.Call), (entries[1].Evidence[0].Driver, entries[1].Evidence[0].Strength));
        Assert.Equal("system.data.sqlclient", entries[4].Evidence[0].Driver);
        Assert.Empty(entries[6].Evidence);
    }

    [Theory]
    [InlineData("Main", "SSL Mode=Disable", ";Root Certificate=\"/a&b\"", ";Root Certificate=&quot;/a&amp;b&quot;")]
    [InlineData("Other", "Encrypt=no", ";x='<y>'", ";x=&apos;&lt;y>&apos;")]
    [InlineData("ConnectionString", "Host=a<b", ";x=<y>", ";x=&lt;y&gt;")]
    [InlineData("data", "Host=c", "&x", "&x")]
    public void Edits_are_escaped(string key, string after, string insertion, string written)
    {
        Assert.Contains(written, ReaderCheck.Insert(new XmlConfigReader(), Settings, "web.config", key, after, insertion), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data", "Host=c", "]]>")]
    [InlineData("Main", "Host=db", "\n")]
    public void What_cannot_be_written_is_refused(string key, string after, string insertion)
    {
        Assert.Null(ReaderCheck.Insert(new XmlConfigReader(), Settings, "web.config", key, after, insertion));
    }

    [Theory]
    [InlineData("""<a><add key="k" value="v"/><b""")]
    [InlineData("""<a><add key="k" value="v"/><b x=1/></a>""")]
    [InlineData("""<a><add key="k" value="v"/></b>""")]
    [InlineData("""<a><add key="k" value="v"/><!-- open""")]
    [InlineData("""<a><add key="k" value="v"/>""")]
    public void What_precedes_a_break_is_read_with_one_warning(string text)
    {
        var result = ReaderCheck.Read(new XmlConfigReader(), text, "a.xml");

        Assert.Equal("a:add|key|k\na|k|v", ReaderCheck.Show(result));
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void Configuration_that_is_no_xml_is_left_to_others()
    {
        Assert.False(new XmlConfigReader().CanRead(new SourceFile("app.config", "key = value")));
        Assert.True(new XmlConfigReader().CanRead(new SourceFile("context", "<?xml version='1.0'?>")));
    }

    [Fact]
    public void Huge_nesting_ends_with_a_warning()
    {
        var text = string.Concat(Enumerable.Repeat("<a>", 100_000));

        Assert.Single(ReaderCheck.Read(new XmlConfigReader(), text, "a.xml").Warnings);
    }

    [Fact]
    public void Damaged_files_are_read_without_an_exception() => ReaderCheck.Mutate(new XmlConfigReader(), Settings, "a.xml");
}
