using System.Text;
using SslLint.Tool.Baselines;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Initialization;

/// <summary>What is asked for.</summary>
internal sealed record InitRequest
{
    /// <summary><c>github</c>, <c>gitlab</c> or <c>none</c>; null for what the folder shows.</summary>
    public string? Ci { get; init; }

    /// <summary>Whether pre-commit gets a hook even if it isn't used yet.</summary>
    public bool PreCommit { get; init; }

    /// <summary>The findings to take for known; null where that isn't asked for.</summary>
    public ScanReport? Known { get; init; }
}

/// <summary>Finds out what a folder lacks.</summary>
internal static class InitPlanner
{
    private const string BaselineFile = "sslconnect.baseline.json";

    /// <summary>Plans.</summary>
    /// <exception cref="CommandException">A file that is to be extended can't be read or understood.</exception>
    public static InitPlan Plan(InitFolder folder, InitRequest request)
    {
        var plan = new InitPlan();
        EditorConfigStep.Plan(folder, plan);
        ToolManifestStep.Plan(folder, plan);
        var hasBaseline = folder.Has(BaselineFile);
        if (!hasBaseline && request.Known is { Findings.Count: > 0 } known)
        {
            hasBaseline = true;
            plan.Files.Add(ProposedFile.New(BaselineFile, Encoding.UTF8.GetString(Baseline.Serialize(known))));
        }

        var scanOptions = hasBaseline ? $" --baseline {BaselineFile}" : "";
        if (request.Ci == "github" || (request.Ci is null && folder.IsRepository && folder.Has(".github")))
        {
            GitHubStep.Plan(folder, plan, scanOptions);
        }

        if (request.Ci == "gitlab" || (request.Ci is null && folder.IsRepository && folder.Has(GitLabStep.Pipeline)))
        {
            GitLabStep.Plan(folder, plan, scanOptions);
        }

        if (request.PreCommit || folder.Has(PreCommitStep.File))
        {
            PreCommitStep.Plan(folder, plan);
        }
        else if (folder.IsRepository && plan.Files.Count > 0)
        {
            plan.Notes.Add(
                "a hook of git stays yours to write: 'dotnet sslconnect scan --staged' in .git/hooks/pre-commit; --pre-commit writes one for pre-commit");
        }

        if (request.Ci is null && folder.IsRepository && plan.Files.Count > 0 && !folder.Has(".github") && !folder.Has(GitLabStep.Pipeline))
        {
            plan.Notes.Add("no CI is known here: --ci github or --ci gitlab writes its step");
        }

        return plan.Files.Find(f => folder.LeadsOut(f.Path)) is { } foreign
            ? throw new CommandException($"{foreign.Path}: it would be written through a link that leads out of the folder; nothing is written")
            : plan;
    }
}
