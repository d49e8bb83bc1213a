using SslLint.CSharp.Builders;
using SslLint.CSharp.Callbacks;
using SslLint.Discovery;

namespace SslLint.CSharp.Tests;

/// <summary>Hosts read only what the search for candidates lets through: it must know what the tables of the reader know.
/// Roots that code names raise nothing by themselves; what they stand beside is a candidate.</summary>
public class CandidateTests
{
    public static TheoryData<string> Names =>
        [
            .. CallbackMembers.All.Where(m => !m.Trace.IsRoots).Select(m => m.Trace.Name)
                .Concat(BuilderTypes.All.Select(b => b.Shape.Name)).Append(NeutralBuilders.Name).Distinct(),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_builder_and_callback_makes_a_candidate(string name) => Assert.True(CandidateSearch.MayContain($"x.{name}(y)"));
}
