namespace SslLint.Tool.Initialization;

/// <summary>A workflow of GitHub Actions with the least permissions; actions are named by commit.</summary>
internal static class GitHubStep
{
    private const string Workflows = ".github/workflows";
    private const string File = Workflows + "/sslconnect.yml";

    /// <summary>Adds a workflow where none names the tool.</summary>
    /// <param name="folder">The repository.</param>
    /// <param name="plan">Takes the file.</param>
    /// <param name="scanOptions">What follows <c>scan</c> beside the format, with a blank in front.</param>
    public static void Plan(InitFolder folder, InitPlan plan, string scanOptions)
    {
        if (folder.Has(File) || folder.Mentions(folder.YamlFiles(Workflows)))
        {
            return;
        }

        plan.Files.Add(ProposedFile.New(File, $$"""
            # Connection strings that don't provably reach the right server fail here, as annotations and a job summary.
            # For code scanning add `--format sarif=FILE`, an upload of that file, and the permission `security-events: write`.
            name: sslconnect

            on:
              push:
                branches: [main, master]
              pull_request:

            permissions:
              contents: read

            jobs:
              scan:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@df4cb1c069e1874edd31b4311f1884172cec0e10 # v6.0.3
                    with:
                      persist-credentials: false
                  - uses: actions/setup-dotnet@26b0ec14cb23fa6904739307f278c14f94c95bf1 # v5.4.0
                    with:
                      dotnet-version: 10.0.x
                  - run: dotnet tool restore
                  - run: dotnet sslconnect scan --format github{{scanOptions}}

            """));
    }
}
