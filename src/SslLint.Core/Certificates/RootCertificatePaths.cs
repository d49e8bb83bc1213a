namespace SslLint.Certificates;

/// <summary>Tells which paths of root certificates can be looked up where the source is.</summary>
public static class RootCertificatePaths
{
    /// <summary>What placeholders are written with, drives of Windows, and what is in no name of a file.</summary>
    private const string Foreign = "\\:$%{}<>()*?\"'\0\r\n";

    /// <summary>Whether a path is relative and plain: an absolute one belongs to the machine that the application runs on.</summary>
    public static bool IsJudged(string path) => path.Length > 0 && path != "system" && path[0] is not ('/' or '~') && path.All(c => Foreign.IndexOf(c) < 0);
}
