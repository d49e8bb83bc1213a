using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Output;

/// <summary>The page for people without a terminal, opened in a real browser.</summary>
[SupportedOSPlatform("linux")]
public sealed partial class HtmlTests : IDisposable
{
    private readonly TempTree tree = new();

    public HtmlTests()
    {
        using (var ca = TestCertificates.Authority("Own CA"))
        {
            tree.Write("certs/ca.pem", ca.Pem());
        }

        tree.Write("App.csproj", """<Project><ItemGroup><PackageReference Include="Npgsql" Version="10.0.3" /></ItemGroup></Project>""");
        tree.Write(
            "a<b>.env", "URL=postgres://app:hunter2@a.example.com/app?sslmode=disable\nOTHER=postgres://app:hunter2@b.example.com/app?sslmode=require\n");
        tree.Write("compose.yaml", "services:\n  app:\n    environment:\n      URL: postgres://app:hunter2@db/app?sslmode=disable\n");
        tree.Write(
            "appsettings.json",
            """{ "ConnectionStrings": { "Strict": "Host=c.example.com;Username=a;Password=hunter2;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem" } }""");
    }

    public void Dispose() => tree.Dispose();

    [Fact]
    public void It_holds_findings_by_rule_every_connection_and_what_they_trust()
    {
        var page = Page();
        Assert.Equal(3, Rows(page).Count);
        Assert.Contains("<code>SSL1001</code> TlsDisabled <span class=\"count\">2</span>", page);
        Assert.Contains("a&lt;b&gt;.env:1:", page);
        foreach (var host in new[] { "a.example.com", "b.example.com", "c.example.com" })
        {
            Assert.Contains($"<td>{host}</td>", page);
        }

        Assert.Matches("<td>certs/ca.pem</td><td>valid</td><td>20[0-9-]+</td><td>1</td>", page);
        Assert.DoesNotContain("hunter2", page);
    }

    [Fact]
    public void An_inventory_has_the_page_without_findings()
    {
        var page = ToolRunner.Run(tree.Root, "inventory", "--format", "html").Output;
        Assert.Contains("<h2 id=\"connections\">", page);
        Assert.DoesNotContain("<h2 id=\"findings\">", page);
        Assert.Contains("<p>4 connections: ", page);
    }

    [Fact]
    public async Task A_browser_shows_all_without_an_error_and_asks_for_nothing_more()
    {
        Assert.SkipUnless(Browser.IsInstalled, "chromium is not installed");
        var visit = await Browser.Visit(Page());
        Assert.Empty(visit.Console);
        Assert.Empty(visit.Requests);
        Assert.Equal(("3 of 3 shown", 3), (Shown(visit), VisibleRows(visit)));
    }

    [Fact]
    public async Task What_is_searched_for_is_shown_alone()
    {
        Assert.SkipUnless(Browser.IsInstalled, "chromium is not installed");
        var visit = await Browser.Visit(Page(), "ssl1001%20a.example.com");
        Assert.Equal(("1 of 3 shown", 1), (Shown(visit), VisibleRows(visit)));
        Assert.Contains("<details open=\"\" hidden=\"\">", visit.Document);
    }

    [Fact]
    public async Task Levels_can_be_switched_off()
    {
        Assert.SkipUnless(Browser.IsInstalled, "chromium is not installed");
        const string Click = """<script>document.querySelector("input[value=warning]").click();</script>""";
        var visit = await Browser.Visit(Page().Replace("</body>", Click + "</body>", StringComparison.Ordinal));
        Assert.Empty(visit.Console);
        Assert.Equal(("1 of 3 shown", 1), (Shown(visit), VisibleRows(visit)));
    }

    /// <summary>That the two tests above can fail: the same browser, a page that does what this one must not.</summary>
    [Fact]
    public async Task The_browser_tells_of_errors_and_requests()
    {
        Assert.SkipUnless(Browser.IsInstalled, "chromium is not installed");
        const string Bad = """<img src="http://elsewhere.example/x.png" alt=""><script>undefined.x;</script>""";
        var page = Page().Replace("</body>", Bad + "</body>", StringComparison.Ordinal);
        Assert.Contains((await Browser.Visit(page)).Console, l => l.Contains("Content Security Policy", StringComparison.Ordinal));
        var visit = await Browser.Visit(Policy().Replace(page, ""));
        Assert.Contains("http://elsewhere.example/x.png", visit.Requests);
        Assert.Contains(visit.Console, l => l.Contains("TypeError", StringComparison.Ordinal));
    }

    [Fact]
    public void It_works_by_keyboard_and_for_screen_readers()
    {
        var page = Page();
        Assert.Contains("<html lang=\"en\">", page);
        Assert.DoesNotContain("outline: none", page);
        Assert.DoesNotContain("onclick", page);
        Assert.DoesNotContain("tabindex", page);
        Assert.Contains("role=\"status\"", page);
        Assert.Equal(Tag("<th").Count(page), Tag("<th scope=\"col\"").Count(page) + Tag("<thead").Count(page));
        Assert.Equal(Tag("<input").Count(page), Tag("<label>[^<]*<input").Count(page));

        static Regex Tag(string pattern) => new(pattern, RegexOptions.CultureInvariant);
    }

    /// <summary>WCAG 2.2, success criterion 1.4.3: 4.5 to 1.</summary>
    [Fact]
    public void Every_text_colour_stands_out_in_light_and_in_dark()
    {
        var style = Style().Match(Page()).Groups[1].Value;
        var themes = Theme().Matches(style).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(2, themes.Count);
        foreach (var colors in themes.Select(t => Variable().Matches(t).ToDictionary(m => m.Groups[1].Value, m => Luminance(m.Groups[2].Value))))
        {
            foreach (var (name, luminance) in colors.Where(c => c.Key is not ("back" or "line")))
            {
                var contrast = (Math.Max(luminance, colors["back"]) + 0.05) / (Math.Min(luminance, colors["back"]) + 0.05);
                Assert.True(contrast >= 4.5, $"--{name} has a contrast of {contrast.ToString("0.00", CultureInfo.InvariantCulture)}");
            }
        }

        Assert.All(Color().Matches(style), m => Assert.StartsWith("var(--", m.Groups[1].Value));
        Assert.DoesNotContain("opacity", style);
    }

    private string Page()
    {
        var run = ToolRunner.Run(tree.Root, "scan", "--format", "html");
        Assert.Equal(1, run.ExitCode);
        return run.Output;
    }

    private static string Shown(BrowserVisit visit) => WebUtility.HtmlDecode(Status().Match(visit.Document).Groups[1].Value);

    private static int VisibleRows(BrowserVisit visit) => Rows(visit.Document).Count(r => !r.Contains("hidden", StringComparison.Ordinal));

    private static IReadOnlyList<string> Rows(string page) => [.. Row().Matches(page).Select(m => m.Value)];

    private static double Luminance(string hex)
    {
        return (0.2126 * Linear(1)) + (0.7152 * Linear(3)) + (0.0722 * Linear(5));

        double Linear(int at)
        {
            var channel = byte.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);
        }
    }

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex Policy();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex(":root \\{(.*?)\\}")]
    private static partial Regex Theme();

    [GeneratedRegex("--([a-z]+): (#[0-9a-f]{6});")]
    private static partial Regex Variable();

    [GeneratedRegex("[ {](?:color|background): ([^;]+);")]
    private static partial Regex Color();

    [GeneratedRegex("<tr data-level=\"[a-z]+\"[^>]*>")]
    private static partial Regex Row();

    [GeneratedRegex("role=\"status\">([^<]*)<")]
    private static partial Regex Status();
}
