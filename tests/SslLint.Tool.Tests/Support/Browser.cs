using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SslLint.Tool.Tests.Support;

/// <summary>What a browser made of a page.</summary>
/// <param name="Document">The document as it stands after its scripts ran.</param>
/// <param name="Requests">The addresses that the page asked for beyond its own.</param>
/// <param name="Console">What was written to the console, errors and refused loads included.</param>
internal sealed record BrowserVisit(string Document, IReadOnlyList<string> Requests, IReadOnlyList<string> Console);

/// <summary>Opens a page in a real browser that finds no host.</summary>
internal static partial class Browser
{
    private const string Program = "/usr/bin/chromium";

    /// <summary>Has the page tell what it asked for: the browser's own services ask for more, so that what goes over the wire proves nothing.</summary>
    private const string TellRequests = """<script>addEventListener("load", () => setTimeout(() => document.title = """
        + """JSON.stringify(performance.getEntriesByType("resource").map(e => e.name)), 500));</script></body>""";

    /// <summary>Whether it is there.</summary>
    public static bool IsInstalled => File.Exists(Program);

    /// <summary>Loads a page, lets its scripts run, and gives the document.</summary>
    /// <param name="page">The HTML.</param>
    /// <param name="hash">What follows <c>#</c> in its address.</param>
    public static async Task<BrowserVisit> Visit(string page, string hash = "")
    {
        using var folder = new TempTree();
        var file = folder.Write("page.html", page.Replace("</body>", TellRequests, StringComparison.Ordinal));
        string[] quiet =
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND"
        ];
        var start = new ProcessStartInfo(
            Program,
            [
                .. quiet,
                $"--user-data-dir={folder["profile"]}",
                "--enable-logging=stderr",
                "--virtual-time-budget=3000",
                "--dump-dom",
                $"{new Uri(file).AbsoluteUri}#{hash}"
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var browser = Process.Start(start)!;
        var log = browser.StandardError.ReadToEndAsync();
        var document = await browser.StandardOutput.ReadToEndAsync();
        await browser.WaitForExitAsync();
        var requests = JsonSerializer.Deserialize<List<string>>(System.Net.WebUtility.HtmlDecode(Title().Match(document).Groups[1].Value))!;
        return new BrowserVisit(document, requests, [.. ConsoleLine().Matches(await log).Select(m => m.Value)]);
    }

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex Title();

    [GeneratedRegex("^.*CONSOLE.*$", RegexOptions.Multiline)]
    private static partial Regex ConsoleLine();
}
