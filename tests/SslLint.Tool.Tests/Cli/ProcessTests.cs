using System.Diagnostics;
using System.Runtime.Versioning;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>The built program as a process: what can't be seen from within.</summary>
[SupportedOSPlatform("linux")]
public sealed class ProcessTests : IDisposable
{
    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void Standard_output_is_utf8_without_a_mark_and_ends_lines_with_a_line_feed()
    {
        tree.Write("é.env", "DATABASE_URL=postgres://db.example.com/app?sslmode=disable\n");
        var (code, output, error) = Run("", "scan", "--format", "concise");
        Assert.Equal((1, ""), (code, error));
        Assert.Equal("é.env(1,"u8, output.AsSpan(0, "é.env(1,"u8.Length));
        Assert.Equal((byte)'\n', output[^1]);
        Assert.DoesNotContain((byte)'\r', output);
        Assert.DoesNotContain((byte)'\e', output);
    }

    [Fact]
    public void A_string_goes_through_standard_input()
    {
        var (code, output, _) = Run("postgres://a:p@db.example.com/x\n", "rewrite", "--root-cert", "ca.pem", "-");
        Assert.Equal(0, code);
        Assert.Equal("postgres://a:p@db.example.com/x?sslmode=verify-full&sslrootcert=ca.pem\n", System.Text.Encoding.UTF8.GetString(output));
    }

    [Fact]
    public void A_folder_that_can_not_be_listed_and_a_file_that_can_not_be_read_are_warnings()
    {
        // Root reads everything, so the tool runs as another user where the tests run as root.
        tree.Write("closed/a.env", "x");
        tree.Write("b.env", "x");
        tree.Write("c.env", "DATABASE_URL=postgres://db.example.com/app?sslmode=disable\n");
        File.SetUnixFileMode(tree["closed"], UnixFileMode.None);
        File.SetUnixFileMode(tree["b.env"], UnixFileMode.None);
        File.SetUnixFileMode(tree.Root, (UnixFileMode)0b111_101_101);
        try
        {
            var (code, output, error) = Run(asNobody: Environment.IsPrivilegedProcess, "", "scan");
            Assert.Equal(1, code);
            Assert.Contains("warning: b.env: not read, since access is denied", error);
            Assert.Contains("warning: closed: the folder can't be listed (access is denied)", error);
            Assert.Contains("2 unreadable", System.Text.Encoding.UTF8.GetString(output));
            Assert.Equal(2, Run(asNobody: Environment.IsPrivilegedProcess, "", "scan", "b.env").Code);
        }
        finally
        {
            File.SetUnixFileMode(tree["closed"], (UnixFileMode)0b111_000_000);
        }
    }

    private (int Code, byte[] Output, string Error) Run(string input, params string[] args) => Run(asNobody: false, input, args);

    private (int Code, byte[] Output, string Error) Run(bool asNobody, string input, params string[] args)
    {
        List<string> command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "dotnet-sslconnect.dll"), .. args];
        if (asNobody)
        {
            command.InsertRange(0, ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]);
        }

        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = tree.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment["HOME"] = tree.Root + ".home";
        start.Environment.Remove("FORCE_COLOR");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return (process.ExitCode, output.ToArray(), error.Result);
    }
}
