namespace SslLint.Tool.Initialization;

/// <summary>A job of GitLab CI with a report for Code Quality. An existing pipeline is not edited: what it includes can decide what it does.</summary>
internal static class GitLabStep
{
    /// <summary>The pipeline.</summary>
    public const string Pipeline = ".gitlab-ci.yml";

    private const string Job = ".gitlab/sslconnect.yml";

    /// <summary>Adds the job as a file to include, or as the pipeline where there is none.</summary>
    /// <param name="folder">The repository.</param>
    /// <param name="plan">Takes the file, and the line to add.</param>
    /// <param name="scanOptions">What follows <c>scan</c> beside the formats, with a blank in front.</param>
    public static void Plan(InitFolder folder, InitPlan plan, string scanOptions)
    {
        if (folder.Mentions(Pipeline))
        {
            return;
        }

        var job = $"""
            # Connection strings that don't provably reach the right server fail here.
            # The image needs the .NET SDK 10: that of the pipeline, or one named here by `image:`.
            sslconnect:
              script:
                - dotnet tool restore
                - dotnet sslconnect scan --format text --format gitlab=sslconnect.codequality.json{scanOptions}
              artifacts:
                when: always
                reports:
                  codequality: sslconnect.codequality.json

            """;
        if (!folder.Has(Pipeline))
        {
            plan.Files.Add(ProposedFile.New(Pipeline, job));
            return;
        }

        if (!folder.Has(Job))
        {
            plan.Files.Add(ProposedFile.New(Job, job));
        }

        plan.Notes.Add($"{Pipeline} is yours to edit: add 'local: {Job}' to its 'include'");
    }
}
