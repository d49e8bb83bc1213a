using System.Globalization;
using System.Net;
using System.Text;
using SslLint.Drivers;
using SslLint.Rules;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Output;

/// <summary>For people without a terminal: one page that needs nothing beside it, with findings by rule, every connection,
/// and what they trust until when.</summary>
internal sealed class HtmlFormat : ResultFormat
{
    /// <inheritdoc/>
    public override string Name => "html";

    /// <inheritdoc/>
    public override bool NeedsConnections => true;

    /// <inheritdoc/>
    public override void Write(ScanReport report, TextWriter writer, FormatContext context) =>
        Write(SummaryLine.Of(report.Summary), report.Findings, InventoryModel.Of(report), writer);

    /// <summary>The page without findings.</summary>
    public static void WriteInventory(InventoryModel inventory, TextWriter writer) => Write(inventory.Summary, findings: null, inventory, writer);

    private static void Write(string summary, IReadOnlyList<ReportedFinding>? findings, InventoryModel inventory, TextWriter writer)
    {
        var page = new StringBuilder(HtmlPage.Head);
        page.Append(CultureInfo.InvariantCulture, $"<header><h1>SslLint</h1><p>{Text(summary)}</p></header>\n<main>\n");
        if (findings is not null)
        {
            Findings(page, findings);
        }

        Connections(page, inventory.Connections);
        TrustAnchors(page, inventory.Connections);
        page.Append("</main>\n").Append(HtmlPage.Foot);
        writer.Write(page.ToString());
    }

    private static void Findings(StringBuilder page, IReadOnlyList<ReportedFinding> findings)
    {
        page.Append("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n");
        if (findings.Count == 0)
        {
            page.Append("<p>None.</p>\n</section>\n");
            return;
        }

        page.Append("""
            <form id="search" role="search">
            <label>Search <input type="search" id="filter" autocomplete="off"></label>
            <fieldset><legend>Levels</legend>
            <label><input type="checkbox" name="level" value="error" checked> error</label>
            <label><input type="checkbox" name="level" value="warning" checked> warning</label>
            <label><input type="checkbox" name="level" value="info" checked> info</label>
            </fieldset>
            <p id="shown" role="status"></p>
            </form>

            """);
        foreach (var rule in findings.GroupBy(f => f.Finding.Rule.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var descriptor = rule.First().Finding.Rule;
            page.Append(
                CultureInfo.InvariantCulture,
                $"<details open>\n<summary><code>{Text(descriptor.Id)}</code> {Text(descriptor.Name)} <span class=\"count\">{rule.Count()}</span>"
                    + $"</summary>\n<p>{Text(descriptor.Title)}. <code>dotnet sslconnect explain {Text(descriptor.Id)}</code> says more.</p>\n");
            page.Append("<table>\n<thead><tr><th scope=\"col\">Level</th><th scope=\"col\">Place</th>"
                + "<th scope=\"col\">What is wrong</th><th scope=\"col\">Help</th></tr></thead>\n<tbody>\n");
            foreach (var (finding, start, _, excerpt) in rule)
            {
                var level = LevelNames.Of(finding.Level);
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"<tr data-level=\"{level}\"><td><span class=\"{level}\">{level}</span></td>"
                        + $"<td><code>{Text($"{finding.Path}:{start.Line}:{start.Column}")}</code></td>"
                        + $"<td>{Text(finding.Message)}<pre>{Text(excerpt.Line.Trim())}</pre></td><td>{Text(finding.Help)}</td></tr>\n");
            }

            page.Append("</tbody>\n</table>\n</details>\n");
        }

        page.Append("</section>\n");
    }

    private static void Connections(StringBuilder page, IReadOnlyList<InventoryEntryModel> connections)
    {
        var isVerified = connections.Any(static c => c.Verified is not null);
        page.Append("<section aria-labelledby=\"connections\">\n<h2 id=\"connections\">Connections</h2>\n<table>\n"
            + "<thead><tr><th scope=\"col\">Place</th><th scope=\"col\">Host</th><th scope=\"col\">Provider</th>"
            + "<th scope=\"col\">Driver</th><th scope=\"col\">Verification</th><th scope=\"col\">Roots</th>"
            + $"{(isVerified ? "<th scope=\"col\">Server</th>" : "")}</tr></thead>\n<tbody>\n");
        foreach (var entry in connections)
        {
            var driver = $"{entry.Driver} {entry.DriverVersion}".TrimEnd() + (entry.Evidence is { } evidence ? $" ({evidence})" : " (assumed)");
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td><code>{Text($"{entry.Path}:{entry.Line}")}</code></td><td>{Text(string.Join(", ", entry.Hosts))}</td>"
                    + $"<td>{Text(entry.Provider ?? "")}</td><td>{Text(driver)}</td>"
                    + $"<td><span class=\"{(entry.Verification == "strict" ? "strict" : entry.HostClass == "local" ? "info" : "warning")}\">"
                    + $"{entry.Verification}</span></td>"
                    + $"<td>{Text(entry.TrustAnchor is { } anchor ? anchor.Path ?? anchor.Kind : "")}</td>"
                    + $"{(isVerified ? $"<td>{Text(string.Join(", ", (entry.Verified ?? []).Select(static v => v.Words).Distinct()))}</td>" : "")}</tr>\n");
        }

        page.Append("</tbody>\n</table>\n</section>\n");
    }

    private static void TrustAnchors(StringBuilder page, IReadOnlyList<InventoryEntryModel> connections)
    {
        page.Append("<section aria-labelledby=\"anchors\">\n<h2 id=\"anchors\">Trust anchors</h2>\n<table>\n<thead><tr><th scope=\"col\">Roots</th>"
            + "<th scope=\"col\">State</th><th scope=\"col\">Until</th><th scope=\"col\">Connections</th></tr></thead>\n<tbody>\n");
        foreach (var anchor in connections.Where(c => c.TrustAnchor is not null).GroupBy(c => c.TrustAnchor!).OrderBy(g => g.Key.NotAfter ?? DateTime.MaxValue)
            .ThenBy(g => g.Key.Path, StringComparer.Ordinal))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{Text(anchor.Key.Path ?? anchor.Key.Kind)}</td><td>{Text(anchor.Key.State ?? "not looked at")}</td>"
                    + $"<td>{anchor.Key.NotAfter?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</td><td>{anchor.Count()}</td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n</section>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(Printable.Of(text));
}
