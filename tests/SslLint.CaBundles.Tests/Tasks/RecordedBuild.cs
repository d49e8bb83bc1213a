using System.Collections;
using Microsoft.Build.Framework;

namespace SslLint.CaBundles.Tests.Tasks;

/// <summary>A build that writes down what a task reports, as <c>level code file(line): message</c>.</summary>
internal sealed class RecordedBuild : IBuildEngine
{
    public List<string> Messages { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "";

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
        throw new NotSupportedException();

    public void LogErrorEvent(BuildErrorEventArgs e) => Messages.Add($"error {e.Code} {Path.GetFileName(e.File)}({e.LineNumber}): {e.Message}");

    public void LogWarningEvent(BuildWarningEventArgs e) => Messages.Add($"warning {e.Code} {Path.GetFileName(e.File)}({e.LineNumber}): {e.Message}");

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
        if (e.Code is not null)
        {
            Messages.Add($"info {e.Code} {Path.GetFileName(e.File)}({e.LineNumber}): {e.Message}");
        }
    }

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }
}
