"""Sums the samples of `perf script` by the parts of the tool: see profile.sh."""

import collections
import re
import sys

# The part of a sample is that of its innermost frame that has one. Names are those of native code: Assembly_Namespace_Class__Member.
PARTS = [
    ("search for candidates", r"CandidateSearch"),
    ("decoding", r"Tool_Files_TextEncoding|CreateStringFromEncoding"),
    ("C#: parsing", r"CSharpFileReader__Parse|SslLint_CSharp_Nesting_"),
    ("C#: index of the syntax and scopes", r"SslLint_CSharp_Flow_"),
    ("C#: strings, builders, callbacks", r"^SslLint_CSharp_"),
    ("projects and configuration", r"Tool_(Projects|Configurations)_|SslLint_Configuration_|PackageEvidence|BundleSettings|ProjectPackages"),
    ("other readers", r"^SslLint_Core_SslLint_(Readers|Text)_(?!SourceFile)|Tool_Readers_|YamlDotNet"),
    ("listing and opening files", r"Tool_Files_"),
    ("output", r"Tool_Output_|Tool_Scanning_Excerpt|SslLint_Redaction_"),
    ("judging", r"^SslLint_Core_"),
    ("start, command line, runtime", r""),
]
PATTERNS = [(name, re.compile(pattern)) for name, pattern in PARTS]
# Of what is generic the name tells also the type that it is made for, which says nothing about who calls it.
GENERIC = re.compile(r"^(System_|S_P_|Microsoft_)")
COLLECTOR = re.compile(r"^(WKS|SVR)::|^Rhp?Gc")


def part(frames):
    """The part of a sample; collections fall to the part whose allocation began them."""
    for frame in frames:
        if not GENERIC.match(frame):
            for name, pattern in PATTERNS[:-1]:
                if pattern.search(frame):
                    return name
    return PARTS[-1][0]


def stacks(lines):
    """The frames of each sample, the innermost first."""
    frames = []
    is_tool = False
    for line in lines:
        words = line.split(None, 1)
        if not words:
            if frames and is_tool:
                yield frames
            frames = []
        elif not line[0].isspace():
            # A sample begins with its thread: those of the shell around the tool don't count.
            is_tool = words[0] not in ("bash", "perf", "seq")
            frames = []
        else:
            frames.append(words[1].rstrip("\n") if len(words) > 1 else "")


alone, collected, background = collections.Counter(), collections.Counter(), 0
for frames in stacks([*sys.stdin, "\n"]):
    name = part(frames)
    if not any(COLLECTOR.match(f) for f in frames):
        alone[name] += 1
    elif name == PARTS[-1][0]:
        background += 1
    else:
        collected[name] += 1
total = sum(alone.values()) + sum(collected.values()) + background
if total == 0:
    sys.exit("eng/profile.sh: perf has taken no sample of the tool")


def share(count):
    return f"{100 * count / total:.1f} %"


print(f"{total} samples; garbage collection {share(sum(collected.values()) + background)}\n")
print("| part | share | and of garbage collection |")
print("| --- | ---: | ---: |")
for name, _ in PARTS:
    print(f"| {name} | {share(alone[name])} | {share(collected[name])} |")
print(f"| collection in the background | | {share(background)} |")
