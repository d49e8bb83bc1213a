using System.Globalization;

namespace SslLint.Configuration;

/// <summary>Matches paths by the name of a section, as the C# compiler does.</summary>
/// <remarks>Source: Roslyn 4.8, <c>AnalyzerConfig.TryCreateSectionNameMatcher</c>: <c>*</c> but no slash, <c>**</c> anything, <c>?</c> one character,
/// <c>{a,b}</c> one of several, <c>{1..9}</c> a number, <c>[ab]</c> and <c>[!ab]</c> one character. A name without a slash is meant for every folder below.
/// The path is read once, with all the places of the name that it can have come to, so that the cost is at most the product of their lengths.</remarks>
internal sealed class SectionGlob
{
    /// <summary>The first instruction behind the <c>**/</c> that a name without a slash gets.</summary>
    private const int OwnFolder = 2;

    private readonly List<Step> steps = [];
    private readonly bool isForEveryFolder;
    private readonly bool isWhole;

    /// <summary>How many characters a path has at least.</summary>
    private readonly int shortest;

    /// <summary>Reads the name of a section.</summary>
    public SectionGlob(string glob)
    {
        var slash = IndexOfSlash(glob);
        isForEveryFolder = slash < 0;
        isWhole = Compile(isForEveryFolder ? "**/" + glob : slash == 0 ? glob.Substring(1) : glob);
        shortest = isWhole ? ShortestFrom(isForEveryFolder ? OwnFolder : 0) : 0;
    }

    private enum Kind
    {
        /// <summary>One character, the one given.</summary>
        Character,

        /// <summary>One character, any.</summary>
        Any,

        /// <summary>One character of a set.</summary>
        Set,

        /// <summary>Any text without a slash, or with.</summary>
        Star,

        /// <summary>The sign of a number.</summary>
        Minus,

        /// <summary>A digit of a number.</summary>
        Digit,

        /// <summary>Goes on with <see cref="Step.Target"/>, another digit, and where that fails the number is at its end.</summary>
        NumberEnd,

        /// <summary>Goes on with the next instruction, and where that fails with <see cref="Step.Target"/>.</summary>
        Choice,

        /// <summary>Goes on with <see cref="Step.Target"/>.</summary>
        Jump,

        /// <summary>The path must be at its end.</summary>
        End,
    }

    /// <summary>Whether a section is for a file.</summary>
    /// <param name="glob">The section's name.</param>
    /// <param name="folder">The folder of the configuration file, with <c>/</c> and none at its end.</param>
    /// <param name="path">The file's absolute path, with <c>/</c>.</param>
    public static bool Matches(string glob, string folder, string path) => new SectionGlob(glob).Matches(folder, path);

    /// <summary>Whether the section is for a file.</summary>
    /// <param name="folder">The folder of the configuration file, with <c>/</c> and none at its end.</param>
    /// <param name="path">The file's absolute path, with <c>/</c>.</param>
    public bool Matches(string folder, string path)
    {
        if (!isWhole || !path.StartsWith(folder + "/", StringComparison.Ordinal))
        {
            return false;
        }

        // What follows the folder; a pattern for every folder also takes the folder itself.
        var rest = path.Substring(folder.Length + 1);
        return rest.Length >= shortest && (IsMatch(0, rest) || (isForEveryFolder && IsMatch(OwnFolder, rest)));
    }

    private static int IndexOfSlash(string glob)
    {
        for (var i = 0; i < glob.Length; i++)
        {
            if (glob[i] == '\\')
            {
                i++;
            }
            else if (glob[i] == '/')
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Turns the pattern into instructions; false where a brace or bracket is not closed: such a pattern matches nothing.</summary>
    private bool Compile(string pattern)
    {
        var choices = new Stack<OpenChoice>();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    if (++i == pattern.Length)
                    {
                        return false;
                    }

                    steps.Add(new Step(Kind.Character) { Character = pattern[i] });
                    break;
                case '*':
                    var isDeep = i + 1 < pattern.Length && pattern[i + 1] == '*';
                    steps.Add(new Step(Kind.Star) { IsDeep = isDeep });
                    i += isDeep ? 1 : 0;
                    break;
                case '?':
                    steps.Add(new Step(Kind.Any));
                    break;
                case '[':
                    var bracket = pattern.IndexOf(']', i);
                    if (bracket < 0)
                    {
                        return false;
                    }

                    steps.Add(new Step(Kind.Set) { Set = pattern.Substring(i + 1, bracket - i - 1) });
                    i = bracket;
                    break;
                case '{' when RangeAt(pattern, i, out var end) is var (first, last):
                    var digit = steps.Count + 2;
                    steps.Add(new Step(Kind.Choice) { Target = digit });
                    steps.Add(new Step(Kind.Minus));
                    steps.Add(new Step(Kind.Digit));
                    steps.Add(new Step(Kind.NumberEnd) { First = first, Last = last, Target = digit });
                    i = end;
                    break;
                case '{':
                    choices.Push(new OpenChoice());
                    BeginAlternative(choices.Peek());
                    break;
                case ',' when choices.Count > 0:
                    EndAlternative(choices.Peek());
                    BeginAlternative(choices.Peek());
                    break;
                case '}':
                    if (choices.Count == 0)
                    {
                        return false;
                    }

                    EndAlternative(choices.Peek());
                    choices.Pop().Ends.ForEach(e => steps[e].Target = steps.Count);
                    break;
                default:
                    steps.Add(new Step(Kind.Character) { Character = pattern[i] });
                    break;
            }
        }

        steps.Add(new Step(Kind.End));
        return choices.Count == 0;
    }

    private void BeginAlternative(OpenChoice choice)
    {
        if (choice.Alternative is { } previous)
        {
            previous.Target = steps.Count;
        }

        choice.Alternative = new Step(Kind.Choice) { Target = -1 };
        steps.Add(choice.Alternative);
    }

    private void EndAlternative(OpenChoice choice)
    {
        choice.Ends.Add(steps.Count);
        steps.Add(new Step(Kind.Jump));
    }

    /// <summary>The numbers of <c>{1..9}</c> and where it ends; null where no such thing stands there.</summary>
    private static (int First, int Last)? RangeAt(string pattern, int open, out int end)
    {
        // Two numbers of ten digits with their signs.
        const int Longest = 24;
        end = pattern.IndexOf('}', open, Math.Min(Longest + 2, pattern.Length - open));
        if (end < 0)
        {
            return null;
        }

        var text = pattern.Substring(open + 1, end - open - 1);
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return dots > 0
            && int.TryParse(text.Substring(0, dots), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(text.Substring(dots + 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var last) ? (first, last) : null;
    }

    /// <summary>The first match decides, the longest texts for stars and numbers before shorter ones: where a number in it is out of its range, no other match
    /// is looked for, as the compiler doesn't. Of the ways that have come to the same place, the first is followed.</summary>
    private bool IsMatch(int start, string text)
    {
        // The ways to the place in the text, the first one first, and the last place that each instruction was come to.
        var (ways, next) = (new List<Way>(), new List<Way>());
        var seen = new int[steps.Count];
        var open = new Stack<Way>();
        open.Push(new Way(start, 0, IsNegative: false, IsInRange: true));
        Follow(open, 1, seen, ways);
        for (var t = 0; t < text.Length && ways.Count > 0; t++)
        {
            foreach (var way in ways)
            {
                if (After(way, text[t]) is { } after)
                {
                    open.Push(after);
                    Follow(open, t + 2, seen, next);
                }
            }

            (ways, next) = (next, ways);
            next.Clear();
        }

        return ways.Find(w => steps[w.Step].Kind == Kind.End) is { IsInRange: true };
    }

    /// <summary>Where a way goes on behind a character, or null.</summary>
    private Way? After(Way way, char c)
    {
        var step = steps[way.Step];
        return step.Kind switch
        {
            Kind.End => null,
            Kind.Star => step.IsDeep || c != '/' ? way : null,
            Kind.Minus => c == '-' ? way with { Step = way.Step + 1, IsNegative = true } : null,
            Kind.Digit => char.IsDigit(c) ? way.With(c) : null,
            _ => step.Takes(c) ? way with { Step = way.Step + 1 } : null,
        };
    }

    /// <summary>Adds the instructions for one character, or the end, that the open ways come to without reading.</summary>
    private void Follow(Stack<Way> open, int place, int[] seen, List<Way> ways)
    {
        while (open.Count > 0)
        {
            var way = open.Pop();
            if (seen[way.Step] == place)
            {
                continue;
            }

            seen[way.Step] = place;
            var step = steps[way.Step];
            switch (step.Kind)
            {
                case Kind.Star:
                    ways.Add(way);
                    open.Push(way with { Step = way.Step + 1 });
                    break;
                case Kind.NumberEnd:
                    open.Push(new Way(way.Step + 1, 0, IsNegative: false, way.IsInRange && way.Value >= step.First && way.Value <= step.Last));
                    open.Push(way with { Step = step.Target });
                    break;
                case Kind.Choice:
                    if (step.Target >= 0)
                    {
                        open.Push(way with { Step = step.Target });
                    }

                    open.Push(way with { Step = way.Step + 1 });
                    break;
                case Kind.Jump:
                    open.Push(way with { Step = step.Target });
                    break;
                default:
                    ways.Add(way);
                    break;
            }
        }
    }

    /// <summary>How many characters an instruction and those behind it take at least. Jumps and choices lead on, except to further digits.</summary>
    private int ShortestFrom(int start)
    {
        var lengths = new int[steps.Count];
        for (var i = steps.Count - 2; i >= start; i--)
        {
            var step = steps[i];
            lengths[i] = step.Kind switch
            {
                Kind.Star or Kind.NumberEnd => lengths[i + 1],
                Kind.Choice => step.Target < 0 ? lengths[i + 1] : Math.Min(lengths[i + 1], lengths[step.Target]),
                Kind.Jump => lengths[step.Target],
                _ => lengths[i + 1] + 1,
            };
        }

        return lengths[start];
    }

    /// <summary>One instruction.</summary>
    private sealed class Step(Kind kind)
    {
        public Kind Kind { get; } = kind;

        public char Character { get; init; }

        public string Set { get; init; } = "";

        public bool IsDeep { get; init; }

        public int First { get; init; }

        public int Last { get; init; }

        public int Target { get; set; }

        /// <summary>Whether an instruction for one character takes it.</summary>
        public bool Takes(char c) => Kind switch
        {
            Kind.Any => true,
            Kind.Set => IsIn(Set, c),
            _ => c == Character,
        };

        private static bool IsIn(string set, char c)
        {
            var isNegated = set.Length > 0 && set[0] == '!';
            var found = false;
            for (var i = isNegated ? 1 : 0; i < set.Length; i++)
            {
                if (i + 2 < set.Length && set[i + 1] == '-')
                {
                    found |= set[i] <= c && c <= set[i + 2];
                    i += 2;
                }
                else
                {
                    found |= set[i] == c;
                }
            }

            return found != isNegated;
        }
    }

    /// <summary>A choice whose brace is open.</summary>
    private sealed class OpenChoice
    {
        public Step? Alternative { get; set; }

        public List<int> Ends { get; } = [];
    }

    /// <summary>A way through the name.</summary>
    /// <param name="Step">The instruction that it has come to.</param>
    /// <param name="Number">The number that is being read, without its sign.</param>
    /// <param name="IsNegative">Whether a sign stands before it.</param>
    /// <param name="IsInRange">Whether all numbers before it were in their ranges.</param>
    private readonly record struct Way(int Step, long Number, bool IsNegative, bool IsInRange)
    {
        /// <summary>More than any number has; so is a number of other digits than these ten.</summary>
        private const long TooLarge = 1L << 40;

        public long Value => IsNegative ? -Number : Number;

        /// <summary>The way behind a digit.</summary>
        public Way With(char digit) =>
            this with { Step = Step + 1, Number = digit is >= '0' and <= '9' ? Math.Min((Number * 10) + (digit - '0'), TooLarge) : TooLarge };
    }
}
