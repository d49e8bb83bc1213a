using System.Globalization;

namespace SslLint.Configuration;

/// <summary>Matches paths by the name of a section, as the C# compiler does.</summary>
/// <remarks>Source: Roslyn 4.8, <c>AnalyzerConfig.TryCreateSectionNameMatcher</c>: <c>*</c> but no slash, <c>**</c> anything, <c>?</c> one character,
/// <c>{a,b}</c> one of several, <c>{1..9}</c> a number, <c>[ab]</c> and <c>[!ab]</c> one character. A name without a slash is meant for every folder below.
/// No place of the path is tried twice from the same place of the name, so that the cost is at most the product of their lengths.</remarks>
internal sealed class SectionGlob
{
    /// <summary>A name that takes more steps for one path matches nothing: names that people write take a few hundred.</summary>
    private const int MostSteps = 100_000;

    /// <summary>The first instruction behind the <c>**/</c> that a name without a slash gets.</summary>
    private const int OwnFolder = 2;

    private readonly List<Step> steps = [];
    private readonly bool isForEveryFolder;
    private readonly bool isWhole;

    /// <summary>Reads the name of a section.</summary>
    public SectionGlob(string glob)
    {
        var slash = IndexOfSlash(glob);
        isForEveryFolder = slash < 0;
        isWhole = Compile(isForEveryFolder ? "**/" + glob : slash == 0 ? glob.Substring(1) : glob);
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

        /// <summary>A number in a range.</summary>
        Number,

        /// <summary>Goes on with the next instruction, and where that fails with <see cref="Step.Target"/>.</summary>
        Choice,

        /// <summary>Goes on with <see cref="Step.Target"/>.</summary>
        Jump,

        /// <summary>The end of a choice.</summary>
        Join,

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
        return IsMatch(0, rest) || (isForEveryFolder && IsMatch(OwnFolder, rest));
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
                    steps.Add(new Step(Kind.Number) { First = first, Last = last });
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
                    steps.Add(new Step(Kind.Join));
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
    /// is looked for, as the compiler doesn't.</summary>
    private bool IsMatch(int start, string text)
    {
        var open = new Stack<State>();
        var seen = new HashSet<(int, int)>();
        var budget = MostSteps;
        open.Push(new State(start, 0, null));
        while (open.Count > 0)
        {
            var state = open.Pop();
            var (at, t, number) = (state.Step, state.Offset, state.Number);
            while (at >= 0)
            {
                if (--budget < 0)
                {
                    return false;
                }

                var step = steps[at];
                if (step.Kind is Kind.Star or Kind.Number or Kind.Choice or Kind.Join && !seen.Add((at, t)))
                {
                    break;
                }

                switch (step.Kind)
                {
                    case Kind.End:
                        if (t == text.Length)
                        {
                            return IsInRange(number, text);
                        }

                        at = -1;
                        break;
                    case Kind.Star:
                        open.Push(new State(at + 1, t, number));
                        at = t < text.Length && (step.IsDeep || text[t] != '/') ? at : -1;
                        t++;
                        break;
                    case Kind.Number:
                        var longest = NumberLength(text, t);
                        for (var length = 1; length <= longest; length++)
                        {
                            if (char.IsDigit(text[t + length - 1]))
                            {
                                open.Push(new State(at + 1, t + length, new NumberPart(step, t, length, number)));
                            }
                        }

                        at = -1;
                        break;
                    case Kind.Choice:
                        if (step.Target >= 0)
                        {
                            open.Push(new State(step.Target, t, number));
                        }

                        at++;
                        break;
                    case Kind.Jump:
                        at = step.Target;
                        break;
                    case Kind.Join:
                        at++;
                        break;
                    default:
                        at = t < text.Length && step.Takes(text[t]) ? at + 1 : -1;
                        t++;
                        break;
                }
            }
        }

        return false;
    }

    private static bool IsInRange(NumberPart? number, string text)
    {
        for (; number is not null; number = number.Previous)
        {
            if (!int.TryParse(text.Substring(number.Start, number.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                || value < number.Step.First || value > number.Step.Last)
            {
                return false;
            }
        }

        return true;
    }

    private static int NumberLength(string text, int at)
    {
        var end = at < text.Length && text[at] == '-' ? at + 1 : at;
        while (end < text.Length && char.IsDigit(text[end]))
        {
            end++;
        }

        return end - at;
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

    /// <summary>A number that was read on the way.</summary>
    private sealed record NumberPart(Step Step, int Start, int Length, NumberPart? Previous);

    /// <summary>A place that is still to be tried.</summary>
    private readonly record struct State(int Step, int Offset, NumberPart? Number);
}
