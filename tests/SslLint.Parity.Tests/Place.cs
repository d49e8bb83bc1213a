namespace SslLint.Parity.Tests;

/// <summary>A finding as both sides report it. Lines and columns start at 1; the end is behind the last character.</summary>
internal sealed record Place(string Path, int Line, int Column, int EndLine, int EndColumn, string Rule, string Level, string Message);
