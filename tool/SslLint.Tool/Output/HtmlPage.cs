namespace SslLint.Tool.Output;

/// <summary>What stands around the content of the page. It loads nothing, and its policy forbids to.</summary>
internal static class HtmlPage
{
    /// <summary>Up to the body. The colours have a contrast of 4.5 or more (WCAG 2.2, 1.4.3) in light and in dark; a test computes it.</summary>
    public const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="generator" content="dotnet-sslconnect">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
        <title>SslLint</title>
        <style>
        :root { --back: #ffffff; --text: #1c2126; --quiet: #57606a; --line: #d0d7de; --error: #a40e26; --warning: #7d4e00; --info: #0a5aa8; --strict: #116329; }
        @media (prefers-color-scheme: dark) {
        :root { --back: #0f1318; --text: #e8edf2; --quiet: #9aa5b1; --line: #30363d; --error: #ff9492; --warning: #f0b849; --info: #79b8ff; --strict: #6fdd8b; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 90rem; padding: 1rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
        h1 { margin: 0; font-size: 1.5rem; }
        h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
        header p, .count { color: var(--quiet); }
        form { display: flex; flex-wrap: wrap; align-items: center; gap: 1rem; }
        fieldset { display: flex; gap: 1rem; border: 1px solid var(--line); border-radius: .4rem; }
        input[type=search] {
          padding: .3rem .5rem; border: 1px solid var(--quiet); border-radius: .4rem; background: var(--back); color: var(--text); font: inherit;
        }
        :focus-visible { outline: 3px solid var(--info); outline-offset: 2px; }
        details { margin: 1rem 0; border: 1px solid var(--line); border-radius: .4rem; padding: .5rem 1rem; }
        summary { cursor: pointer; font-weight: 600; }
        table { width: 100%; border-collapse: collapse; font-size: .9rem; }
        th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
        td > code, section > table td { overflow-wrap: anywhere; }
        details td:first-child { white-space: nowrap; }
        details th:nth-child(2) { width: 22%; }
        th { color: var(--quiet); font-weight: 600; }
        code, pre { font: .85rem/1.4 ui-monospace, monospace; }
        pre { margin: .3rem 0 0; color: var(--quiet); white-space: pre-wrap; overflow-wrap: anywhere; }
        .error { color: var(--error); font-weight: 600; }
        .warning { color: var(--warning); font-weight: 600; }
        .info { color: var(--info); }
        .strict { color: var(--strict); }
        [hidden] { display: none; }
        @media (max-width: 50rem) {
          details thead { display: none; } details tr { display: block; border-bottom: 1px solid var(--line); }
          details td { display: block; padding: .2rem 0; border: 0; }
        }
        @media print { form { display: none; } }
        </style>
        </head>
        <body>

        """;

    /// <summary>The rest, with the search: all words have to stand in a row. What follows <c>#</c> in the address is searched for at once.</summary>
    public const string Foot = """
        <script>
        (function () {
          const search = document.getElementById("search");
          if (!search) return;
          const filter = document.getElementById("filter");
          const rows = [...document.querySelectorAll("tr[data-level]")];
          function apply() {
            const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
            const levels = [...search.querySelectorAll("input[name=level]:checked")].map(box => box.value);
            let shown = 0;
            for (const row of rows) {
              const text = (row.closest("details").querySelector("summary").textContent + " " + row.textContent).toLowerCase();
              row.hidden = !levels.includes(row.dataset.level) || !words.every(word => text.includes(word));
              shown += row.hidden ? 0 : 1;
            }
            for (const rule of document.querySelectorAll("details")) {
              rule.hidden = !rule.querySelector("tr[data-level]:not([hidden])");
            }
            document.getElementById("shown").textContent = shown + " of " + rows.length + " shown";
          }
          search.addEventListener("input", apply);
          search.addEventListener("submit", event => event.preventDefault());
          filter.value = decodeURIComponent(location.hash.slice(1));
          apply();
        })();
        </script>
        </body>
        </html>

        """;
}
