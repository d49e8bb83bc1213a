using SslLint.Discovery;
using SslLint.Engines;

namespace SslLint.CSharp.Lexical;

/// <summary>The words that a walk looks for in the texts of a file.</summary>
internal static class WalkWords
{
    // URIs are found by the ends of longer schemes as well.
    private const int SchemeEnd = 9;

    /// <summary>Keys of strings of pairs.</summary>
    public static readonly SpelledWords[] Keys = SpelledWords.Of(CandidateSearch.Keys, static words => new(words)
    {
        IsLettersOnly = true,
        IsBounded = true,
        EndAtEquals = true,
    });

    /// <summary>Parts of the names of variables.</summary>
    public static readonly SpelledWords[] Variables = SpelledWords.Of(CandidateSearch.Variables, static words => new(words) { IsLettersOnly = true });

    /// <summary>What URIs begin with.</summary>
    public static readonly SpelledWords[] Schemes = SpelledWords.Of(
        EngineCatalog.All.SelectMany(static e => e.Schemes).SelectMany(static s => new[]
        {
            SpelledWords.EndOf(s + "://", SchemeEnd), SpelledWords.EndOf(s + "+", SchemeEnd), SpelledWords.EndOf("jdbc:" + s + ":", SpelledWords.Longest),
        }).Concat(EngineCatalog.All.Select(static e => e.Marked?.Mark).OfType<string>()),
        static words => new(words));
}
