using System.CommandLine;
using System.Text;
using SslLint.Tool.Bundles;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;

namespace SslLint.Tool.Cli;

/// <summary><c>bundle export</c>: a bundle as PEM.</summary>
internal sealed class BundleExportCommand : Command, IHasExamples
{
    private readonly Argument<string> name = new("NAME") { Description = "The bundle; see 'bundle list'." };
    private readonly ValueOption<string?> output = new("--out", "FILE", "Write it to a file instead of standard output.", null, OptionValue.Text("--out"));
    private readonly Flag force = new("--force", "Write over a file with another content.");
    private readonly ToolHost host;

    /// <summary>Makes the command for one run.</summary>
    public BundleExportCommand(ToolHost host)
        : base("export", "Write a bundle as PEM.")
    {
        this.host = host;
        name.Validators.Add(OptionValue.RefuseOptionsAndStrings);
        name.Offering(() => BundleCatalog.Names);
        output.Aliases.Add("-o");
        Add(name);
        Add(output);
        Add(force);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect bundle export aws-rds --out certs/aws-rds.pem
          dotnet-sslconnect bundle export azure > azure.pem

        Exit codes: 0 written or there already, 2 not written; an existing file stays as it was.
        """;

    private int Run(ParseResult parsed)
    {
        var content = BundleCatalog.Require(parsed.GetValue(name)!);
        if (output.Of(parsed) is not { } path)
        {
            host.Output.Write(Encoding.ASCII.GetString(content));
            return ExitCode.Clean;
        }

        try
        {
            var full = host.Resolve(path);
            if (OutputFile.IsStream(full))
            {
                OutputFile.Write(full, content, [], createFolder: false);
                return ExitCode.Clean;
            }

            if (File.Exists(full) && FileGate.ReadRegular(full, FileLimit.Certificates).AsSpan().SequenceEqual(content))
            {
                host.Output.WriteLine($"{path} holds it already");
                return ExitCode.Clean;
            }

            if (!OutputFile.TryPut(full, content, mode: null, parsed.GetValue(force), GitRepository.Around(host.WorkingDirectory), createFolder: true))
            {
                throw new CommandException($"{path} exists already with another content: --force writes over it, 'bundle check {path}' says what it holds");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: not written, since {FileFailure.Reason(e)}");
        }

        host.Output.WriteLine($"{path} written");
        return ExitCode.Clean;
    }
}
