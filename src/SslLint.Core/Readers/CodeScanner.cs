using SslLint.Engines;
using SslLint.Readers.Encodings;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Walks the tokens of a program.</summary>
/// <param name="text">The program.</param>
/// <param name="syntax">Its language.</param>
/// <param name="cancellation">Stops the reading.</param>
/// <param name="texts">Takes the ranges that are no code: comments, and what stands between quotes; null where nobody asks.</param>
internal sealed class CodeScanner(string text, CodeSyntax syntax, CancellationToken cancellation, List<SourceSpan>? texts = null)
{
    /// <summary>Deeper brackets share the section of this depth.</summary>
    private const int MaxDepth = 512;

    private static readonly string[] Bare = ["true", "false", "True", "False"];

    private readonly CodeStringReader strings = new(text);
    private readonly List<SourceEntry> entries = [];
    private readonly List<CallSite> calls = [];
    private readonly bool hasKeywords = ReferenceEquals(syntax, CodeSyntax.Python);
    private readonly Stack<CodeFrame> frames = new();
    private readonly bool hasRegularExpressions = ReferenceEquals(syntax, CodeSyntax.JavaScript);
    private readonly CodeKey key = new();
    private readonly Dictionary<string, bool> words = new(StringComparer.Ordinal);
    private readonly int[] unclosedUntil = new int[syntax.Strings.Length];
    private CodeConcatenation? concatenation;
    private long patience = LookAhead.For(text);
    private int at;

    /// <summary>Where the last token ended.</summary>
    private int codeEnd;

    /// <summary>What the last token was: an identifier, a string, or its last character.</summary>
    private Token last = Token.Other;
    private char lastChar;
    private SourceSpan lastName;

    private enum Token
    {
        Other,
        Name,
        String,
    }

    /// <summary>What was found.</summary>
    public IReadOnlyList<SourceEntry> Entries => entries;

    /// <summary>The calls that were found whose arguments are connections.</summary>
    public IReadOnlyList<CallSite> Calls => calls;

    private CodeFrame? Top => frames.Count > 0 ? frames.Peek() : null;

    /// <summary>Reads the text to its end.</summary>
    public void Run()
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (c is '\n' or '\r')
            {
                cancellation.ThrowIfCancellationRequested();
                key.NewLine();
                at++;
            }
            else if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (!SkipComment())
            {
                Top?.Call?.Start(at, c);
                if (!ReadString())
                {
                    ReadToken(c);
                }

                codeEnd = at;
            }
        }

        EndConcatenation();
    }

    private bool SkipComment()
    {
        if (syntax.Comments.Open is { } open && TextLines.StartsAt(text, at, open))
        {
            var close = text.IndexOf(syntax.Comments.Close!, at + open.Length, StringComparison.Ordinal);
            texts?.Add(SourceSpan.FromBounds(at + open.Length, close < 0 ? text.Length : close));
            at = close < 0 ? text.Length : close + syntax.Comments.Close!.Length;
            return true;
        }

        foreach (var marker in syntax.Comments.Line)
        {
            if (TextLines.StartsAt(text, at, marker))
            {
                var content = at + marker.Length;
                at = TextLines.EndOfLine(text, at);
                texts?.Add(SourceSpan.FromBounds(content, at));
                return true;
            }
        }

        return false;
    }

    private bool ReadString()
    {
        var start = at;
        at = SkipPrefix();
        if (TryReadStringHere(start))
        {
            return true;
        }

        at = start;
        return SkipCharacter();
    }

    /// <summary>The offset behind letters that belong to the string behind them; the current offset if there are none.</summary>
    private int SkipPrefix()
    {
        var end = at;
        while (end < text.Length && end - at < 2 && syntax.Prefixes.Contains(text[end]))
        {
            end++;
        }

        return end > at && end < text.Length && text[end] is '"' or '\'' ? end : at;
    }

    private bool TryReadStringHere(int start)
    {
        for (var i = 0; i < syntax.Strings.Length; i++)
        {
            var form = syntax.Strings[i];
            if (at < unclosedUntil[i] || !TextLines.StartsAt(text, at, form.Open))
            {
                continue;
            }

            if (strings.Read(at, form.WithPrefix(text.Substring(start, at - start)), out var end) is { } value)
            {
                texts?.Add(SourceSpan.FromBounds(at + form.Open.Length, end - form.Close.Length));
                AddString(value, start);
                at = end;
                return true;
            }

            // What doesn't end from here doesn't end from a later quote either: looking again would make reading quadratic.
            unclosedUntil[i] = end;
            texts?.Add(SourceSpan.FromBounds(at + form.Open.Length, Math.Max(end, at + form.Open.Length)));
        }

        return false;
    }

    /// <summary>Languages without strings in single quotes have characters: <c>'"'</c>, <c>'\''</c>.</summary>
    private bool SkipCharacter()
    {
        if (text[at] != '\'' || at + 2 >= text.Length || syntax.Strings.Any(static f => f.Open[0] == '\''))
        {
            return false;
        }

        var close = at + (text[at + 1] == '\\' ? 3 : 2);
        if (close >= text.Length || text[close] != '\'')
        {
            return false;
        }

        texts?.Add(SourceSpan.FromBounds(at + 1, close));
        at = close + 1;
        last = Token.String;
        return true;
    }

    private void AddString(Literal value, int start)
    {
        if (concatenation is not null && concatenation.TryAppend(value, allowsAdjacent: last == Token.String && Top is { Open: '(' }))
        {
            key.String(value.SourceSpan);
            last = Token.String;
            return;
        }

        EndConcatenation();
        var prefix = last == Token.Other && lastChar == '+' && !lastName.IsEmpty ? lastName : default;
        concatenation = new CodeConcatenation(entries.Count, value, prefix, text);
        AddEntry(concatenation.ToLiteral(), key.For(Top));
        key.String(value.SourceSpan);
        last = Token.String;
    }

    private void AddEntry(Literal value, SourceSpan keySpan)
    {
        var name = keySpan.IsEmpty ? null : keySpan.Of(text);
        Top?.Pair.See(name, value, entries.Count);
        entries.Add(new SourceEntry
        {
            Value = value,
            Key = name,
            KeySpan = keySpan,
            Section = Top?.Section ?? "",
            IsInert = Top is { IsInert: true } || InertKeys.Contains(name),
            TakenApartBy = Top?.TakenApartBy,
            Evidence = Top?.Evidence is { } evidence ? [evidence] : [],
        });
    }

    private void EndConcatenation()
    {
        if (concatenation is null)
        {
            return;
        }

        var index = concatenation.EntryIndex;
        var whole = concatenation.ToLiteral();
        if (Assignments.TrySplitUnlessSettings(whole, out var name, out var nameSpan, out var value))
        {
            // "DATABASE_URL=postgres://…", "--db=…": lists of variables and arguments.
            entries[index] = entries[index] with { Value = value, Key = name, KeySpan = nameSpan };
        }
        else if (concatenation.IsExtended)
        {
            entries[index] = entries[index] with { Value = whole };
        }

        concatenation = null;
    }

    private void ReadToken(char c)
    {
        if (IsNamePart(c))
        {
            ReadName();
            return;
        }

        if (c == '/' && hasRegularExpressions && SkipRegularExpression())
        {
            return;
        }

        if (c == '(' && last == Token.Name && concatenation is { IsAfterHole: true } && strings.EndOfHole(at + 1, "(") is var close && close > 0)
        {
            concatenation.ExtendHole(close);
            at = close;
            return;
        }

        if (c == '+' && concatenation is not null)
        {
            concatenation.Plus();
        }
        else
        {
            EndConcatenation();
        }

        switch (c)
        {
            case '(' or '{' or '[':
                Open(c);
                break;
            case ')' or '}' or ']':
                Close(c);
                break;
            case '=' when last == Token.Name && !TextLines.StartsAt(text, at + 1, "="):
                Top?.Call?.Named(lastName);
                break;
            case ',':
                Top?.Call?.End(codeEnd);
                break;
            default:
                break;
        }

        key.Punctuation(c);
        last = Token.Other;
        lastChar = c;
        at++;
    }

    /// <summary>Names include what stands before their dots, and <c>-</c> and <c>$</c> where languages allow them.</summary>
    private void ReadName()
    {
        var start = at;
        while (at < text.Length && (IsNamePart(text[at]) || (syntax.Joiners.Contains(text[at]) && at + 1 < text.Length && IsNamePart(text[at + 1]))))
        {
            at++;
        }

        lastName = SourceSpan.FromBounds(start, at);
        if (concatenation is not null && !concatenation.TryAppendHole(lastName))
        {
            EndConcatenation();
        }

        AddBareValue();
        key.Name(lastName, text);
        last = Token.Name;
    }

    private static bool IsNamePart(char c) => Identifiers.IsPart(c) || c == '$';

    /// <summary><c>ssl: false</c>, <c>port = 5432</c> inside brackets.</summary>
    private void AddBareValue()
    {
        if (last != Token.Other || Top is not { Open: '{' or '(' } || lastChar is not (':' or '='))
        {
            return;
        }

        var value = lastName.Of(text);
        var next = TextLines.SkipBlanks(text, at, text.Length);
        var isEnd = next == text.Length || text[next] is ',' or '}' or ')' or ';' or '\n' or '\r';
        var keySpan = key.For(Top);
        if (isEnd && !keySpan.IsEmpty && (Array.IndexOf(Bare, value) >= 0 || value.All(static c => c is >= '0' and <= '9')))
        {
            AddEntry(Literal.Verbatim(value, lastName.Start, JsonEncodings.Bare), keySpan);
        }
    }

    private void Open(char c)
    {
        if (frames.Count >= MaxDepth)
        {
            return;
        }

        var callee = c == '(' && last == Token.Name ? lastName.Of(text) : "";
        var isFunctionBody = c == '{' && lastChar is '>' or ')' && last == Token.Other;
        frames.Push(new CodeFrame(c, at, key.ForBracket(Top), text, Top)
        {
            IsInert = (Top is { IsInert: true } && !isFunctionBody) || (callee.Length > 0 && CodeCalls.IsInert(callee)),
            TakenApartBy = callee.Length > 0 ? CodeCalls.TakerOf(callee) : null,
            Evidence = callee.Length > 0 ? CodeCalls.Connector(callee, Holds) : isFunctionBody ? null : Top?.Evidence,
            Call = hasKeywords && callee.Length > 0 && EngineCatalog.KeywordCallOf(callee) is not null ? new CodeCall(lastName) : null,
        });
    }

    private bool Holds(string word)
    {
        if (!words.TryGetValue(word, out var isThere))
        {
            words.Add(word, isThere = text.Contains(word));
        }

        return isThere;
    }

    private void Close(char c)
    {
        var open = c switch { ')' => '(', '}' => '{', _ => '[' };
        if (Top?.Open == open)
        {
            var frame = frames.Pop();
            if (frame is { Call: { } call, IsInert: false })
            {
                call.End(codeEnd);
                calls.Add(new CallSite(call.Name, frame.Section, call.Arguments));
            }

            frame.Pair.Apply(entries, Top is { Open: '[' } list ? list.Section : frame.Section);
        }
    }

    /// <summary>A slash starts a regular expression where no value stands before it (ECMA-262, section 12.9.5).</summary>
    private bool SkipRegularExpression()
    {
        var isDivision = last == Token.String || (last == Token.Other && lastChar is ')' or ']' or '}')
            || (last == Token.Name && lastName.Of(text) is not ("return" or "typeof" or "case" or "in" or "of" or "delete" or "void"));
        if (isDivision || patience < 0)
        {
            return false;
        }

        var start = at;
        var isClass = false;
        for (var i = at + 1; i < text.Length && text[i] is not ('\n' or '\r'); i++)
        {
            var c = text[i];
            if (c == '\\')
            {
                i++;
            }
            else if (c == '/' && !isClass)
            {
                texts?.Add(SourceSpan.FromBounds(at + 1, i));
                at = i + 1;
                last = Token.String;
                return true;
            }
            else
            {
                isClass = c == '[' || (isClass && c != ']');
            }
        }

        patience -= TextLines.EndOfLine(text, start) - start;
        return false;
    }
}
