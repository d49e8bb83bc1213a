using System.Globalization;
using System.Xml;
using SslLint.Rules;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Output;

/// <summary>For CI systems that show test results: each finding a test case that fails, each file a suite.</summary>
/// <remarks>There is no standard; elements and attributes are those that Jenkins' schema has
/// (https://github.com/jenkinsci/xunit-plugin, junit-10.xsd). An information is a case that passes, with its text as output.</remarks>
internal sealed class JUnitFormat : ResultFormat
{
    /// <inheritdoc/>
    public override string Name => "junit";

    /// <inheritdoc/>
    public override void Write(ScanReport report, TextWriter writer, FormatContext context)
    {
        using (var xml = XmlWriter.Create(writer, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CloseOutput = false }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "SslLint");
            if (report.Findings.Count == 0)
            {
                // A report without a test case counts as a broken one.
                Suite(xml, "SslLint", []);
            }

            foreach (var file in report.Findings.GroupBy(f => f.Finding.Path))
            {
                Suite(xml, file.Key, [.. file]);
            }

            xml.WriteEndElement();
        }

        writer.WriteLine();
    }

    private static void Suite(XmlWriter xml, string path, List<ReportedFinding> findings)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Printable.Of(path));
        xml.WriteAttributeString("tests", Number(Math.Max(1, findings.Count)));
        xml.WriteAttributeString("failures", Number(findings.Count(Fails)));
        xml.WriteAttributeString("errors", "0");
        if (findings.Count == 0)
        {
            Case(xml, "connections reach the right server", "SslLint");
            xml.WriteEndElement();
        }

        foreach (var reported in findings)
        {
            Case(xml, $"{reported.Finding.Rule.Id} {reported.Finding.Rule.Name} ({reported.Start.Line}:{reported.Start.Column})", path);
            var text = Printable.Of($"{reported.Finding.Path}:{reported.Start.Line}:{reported.Start.Column}: {reported.Finding.Message}") + "\n"
                + Printable.Of($"help: {reported.Finding.Help}");
            if (Fails(reported))
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", Printable.Of(reported.Finding.Message));
                xml.WriteAttributeString("type", LevelNames.Of(reported.Finding.Level));
                xml.WriteString(text);
                xml.WriteEndElement();
            }
            else
            {
                xml.WriteElementString("system-out", text);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, string name, string className)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Printable.Of(name));
        xml.WriteAttributeString("classname", Printable.Of(className));
    }

    private static bool Fails(ReportedFinding reported) => reported.Finding.Level > Level.Info;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
