using SslLint.Tests.Shared.Documents;

namespace SslLint.Tool.Tests.Documents;

/// <summary>The commands of the pages print what the pages show. <c>eng/update-docs.sh</c> writes it.</summary>
public class PageCommandTests
{
    public static TheoryData<string> Pages => [.. DocumentPages.OfTool];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_commands_of_a_page_print_what_it_shows(string page)
    {
        using var session = new PageSession
        {
            // The SDK takes most of a second for what it does itself: it starts the program of that name.
            Prologue = """dotnet() { if [ "$1" = sslconnect ]; then dotnet-sslconnect "${@:2}"; else command dotnet "$@"; fi; }""",
        };
        session.Set("HOME", session.Home);
        session.Set("PATH", AppContext.BaseDirectory + ":" + Environment.GetEnvironmentVariable("PATH"));
        PageAssert.TellsTheTruth(MarkdownPage.Read(page), session);
    }
}
