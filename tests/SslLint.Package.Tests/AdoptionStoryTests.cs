namespace SslLint.Package.Tests;

/// <summary>What a team does on the day on which it takes the tool into a repository with old debt, and after.</summary>
public sealed class AdoptionStoryTests(PackedFeed feed)
{
    private const int Debt = 30;
    private const string Baseline = "sslconnect.baseline.json";

    [Fact]
    public void Old_debt_is_green_what_comes_is_red_and_what_is_looked_at_is_suppressed()
    {
        var folder = feed.NewFolder();
        Git(folder, "init", "-q");
        Git(folder, "config", "user.email", "test@example.com");
        Git(folder, "config", "user.name", "test");
        for (var i = 0; i < Debt; i++)
        {
            Write(folder, $"deploy/service{i}.env", $"DATABASE_URL=postgres://app:hunter2@db{i}.example.com/app?sslmode=require\n");
        }

        Commit(folder, "debt");
        Assert.Equal(1, Scan(folder).ExitCode);
        Assert.Equal(0, Scan(folder, "--write-baseline", Baseline).ExitCode);
        Commit(folder, "baseline");
        Assert.Contains($"{Debt} in the baseline", Expect(folder, 0));

        // A new service is red, whatever stands around it.
        Write(folder, "deploy/new.env", "# the new one\nDATABASE_URL=postgres://app:hunter2@new.example.com/app?sslmode=disable\n");
        Commit(folder, "new service");
        Assert.Contains("--> deploy/new.env:2:", Expect(folder, 1));

        // The fix makes it green, and leaves the debt alone.
        var (code, output) = PackedFeed.Run(feed.Tool, folder, "fix", "deploy/new.env", "--root-cert", "/etc/ssl/new-ca.pem");
        Assert.True(code == 0, output);
        Assert.Contains("sslmode=verify-full&sslrootcert=/etc/ssl/new-ca.pem", File.ReadAllText(Path.Combine(folder, "deploy/new.env")));
        Expect(folder, 0);

        // An old one that gets weaker is red; looked at, it is suppressed with a reason.
        var weaker = Path.Combine(folder, "deploy/service0.env");
        File.WriteAllText(weaker, File.ReadAllText(weaker).Replace("require", "disable", StringComparison.Ordinal));
        Expect(folder, 1);
        File.WriteAllText(weaker, File.ReadAllText(weaker).TrimEnd() + " # ssllint: ignore[SSL1001] inside one machine until May\n");
        Assert.Contains("1 suppressed", Expect(folder, 0));

        // Repaired, the suppression is idle: it is told, and goes with fix.
        PackedFeed.Run(feed.Tool, folder, "fix", "deploy/service0.env", "--no-suppressions", "--root-cert", "/etc/ssl/ca.pem");
        Assert.Contains("SSL9001", Expect(folder, 0));
        PackedFeed.Run(feed.Tool, folder, "fix", "deploy/service0.env");
        Assert.DoesNotContain("ssllint", File.ReadAllText(weaker));
        Assert.DoesNotContain("SSL9001", Expect(folder, 0));
    }

    /// <summary>Scans as the pipeline does.</summary>
    private string Expect(string folder, int exitCode)
    {
        var (code, output) = Scan(folder, "--baseline", Baseline);
        Assert.True(code == exitCode, output);
        Assert.DoesNotContain("hunter2", output);
        return output;
    }

    private (int ExitCode, string Output) Scan(string folder, params string[] options) => PackedFeed.Run(feed.Tool, folder, ["scan", .. options]);

    private static void Commit(string folder, string message)
    {
        Git(folder, "add", "-A");
        Git(folder, "commit", "-q", "-m", message);
    }

    private static void Git(string folder, params string[] arguments)
    {
        var (code, output) = PackedFeed.Run("git", folder, arguments);
        Assert.True(code == 0, output);
    }

    private static void Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
