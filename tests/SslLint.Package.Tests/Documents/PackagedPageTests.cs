using SslLint.Tests.Shared.Documents;

namespace SslLint.Package.Tests.Documents;

/// <summary>The commands of the pages that install the packages or build with them print what the pages show.</summary>
public sealed class PackagedPageTests(PackedFeed feed)
{
    public static TheoryData<string> Pages => [.. DocumentPages.OfPackages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_commands_of_a_page_print_what_it_shows(string page)
    {
        var content = MarkdownPage.Read(page);
        using var session = new PageSession
        {
            // README works in a clone. What git has of the samples is copied, without what somebody built there.
            Prologue = page == "README.md" ? $"(there=$PWD; cd '{Repository.Root}' && git ls-files -z samples | xargs -0 cp --parents -t \"$there\")" : "",
        };
        Directory.CreateSymbolicLink(Path.Combine(session.WorkingDirectory, "packages"), feed.Feed);

        // The tool is that of the feed, or where a page shows how to install it, what the page installed. Restored packages stay where they always are.
        session.Set("DOTNET_CLI_HOME", session.Home);
        session.Set("NUGET_PACKAGES", PackedFeed.NuGetPackages);
        var tools = content.Text.Contains("dotnet tool install", StringComparison.Ordinal)
            ? Path.Combine(session.Home, ".dotnet", "tools")
            : Path.GetDirectoryName(feed.Tool);
        session.Set("PATH", $"{tools}:{Environment.GetEnvironmentVariable("PATH")}");
        PageAssert.TellsTheTruth(content, session);
    }
}
