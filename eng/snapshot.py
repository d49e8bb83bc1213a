"""Snapshots of what the tool says, and their comparison: see snapshot.sh."""

import collections
import difflib
import json
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
SAMPLES = os.path.join(os.path.dirname(HERE), "samples")

# Each is run in the repository's folder, so that paths are relative to it; the root certificate needs not be there.
COMMANDS = {
    "findings.json": ["scan", "--exit-zero", "--include-local", "--format", "json"],
    "inventory.json": ["inventory", "--format", "json"],
    "fix.diff": ["fix", "--diff"],
    "fix-root-cert.diff": ["fix", "--diff", "--root-cert", "ca.pem"],
}


def fail(message):
    print("eng/snapshot.sh: " + message, file=sys.stderr)
    sys.exit(2)


# ---- taking one


def take(tool, out, corpus, names):
    tool = os.path.realpath(tool)
    if not os.access(tool, os.X_OK) or os.path.isdir(tool):
        fail(tool + " is no program")
    if os.path.isdir(out) and os.listdir(out):
        fail(out + " holds something already: a snapshot is written into a new folder")
    checkouts = subprocess.run([os.path.join(HERE, "corpus.sh"), corpus, *names], stdout=subprocess.PIPE, text=True)
    if checkouts.returncode != 0:
        sys.exit(2)
    trees = [tuple(line.split("\t")) for line in checkouts.stdout.splitlines()]
    if not names:
        trees.append((SAMPLES, "samples", "of the working tree"))
    # Half a snapshot must not pass for one.
    part = out.rstrip("/") + ".part"
    shutil.rmtree(part, ignore_errors=True)
    for tree, repository, commit in trees:
        name = repository.split("/")[-1]
        print(name, file=sys.stderr)
        folder = os.path.join(part, name)
        os.makedirs(folder)
        write(os.path.join(folder, "commit"), commit + "\n")
        for file, command in COMMANDS.items():
            run = subprocess.run([tool, *command], cwd=tree, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            if run.returncode not in (0, 1, 2):
                sys.stderr.buffer.write(run.stderr)
                fail(f"exit code {run.returncode} of {tool} {' '.join(command)} in {tree}")
            output = run.stdout.decode()
            if file.endswith(".json"):
                output = timeless(output)
            write(os.path.join(folder, file), output)
            write(os.path.join(folder, file + ".stderr"), run.stderr.decode() + f"exit code {run.returncode}\n")
    if os.path.isdir(out):
        os.rmdir(out)
    os.rename(part, out)
    print("written to " + out)


def timeless(text):
    """The report without the time that it took."""
    report = json.loads(text)
    report.get("summary", {}).pop("seconds", None)
    return json.dumps(report, indent=1, ensure_ascii=False) + "\n"


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


# ---- comparing two

# What one place of an output says; `fields` are compared one by one, and `line` tells a reader about it.
Item = collections.namedtuple("Item", "line fields")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def records(path, member, title):
    """The records of a JSON report by place, in their order."""
    report = json.loads(read(path))
    items = collections.defaultdict(list)
    for record in report.pop(member):
        place = f"{record['path']}:{record['line']}:{record['column']}"
        items[place + " " + title(record)].append(Item(record.get("message", ""), record))
    for key, value in report.items():
        items["the report's " + key].append(Item(json.dumps(value), value if isinstance(value, dict) else {key: value}))
    return items


def hunks(path):
    """The hunks of a diff by file and line of the old text."""
    items = collections.defaultdict(list)
    rest = collections.deque(read(path).removesuffix("\n").split("\n"))
    file = ""
    while rest:
        line = rest.popleft()
        start = re.match(r"@@ -(\d+),(\d+) \+\d+,(\d+) @@", line)
        if start:
            # By their number: a line that is taken out may look like a header.
            old, new, body = int(start[2]), int(start[3]), []
            while rest and (old > 0 or new > 0 or rest[0].startswith("\\")):
                body.append(rest.popleft())
                old -= body[-1].startswith(("-", " "))
                new -= body[-1].startswith(("+", " "))
            items[f"{file}:{start[1]}"].append(Item(body[0] if body else "", {"hunk": "\n".join(body)}))
        elif line.startswith("--- "):
            file = line[4:].removeprefix("a/")
        elif line and not line.startswith("+++ "):
            items["text outside of hunks"].append(Item(line, {"text": line}))
    return items


def lines(path):
    """The lines of messages; those of the same place are compared with one another."""
    items = collections.defaultdict(list)
    for line in read(path).removesuffix("\n").split("\n"):
        place = re.match(r"(?:not fixed |would fix )?(.+?:\d+:\d+ SSL\d+)", line)
        items[place[1] if place else line].append(Item(line if place else "", {"line": line}))
    return items


READERS = {
    "findings.json": lambda path: records(path, "findings", lambda r: r["ruleId"]),
    "inventory.json": lambda path: records(path, "connections", lambda r: r["driver"] or ""),
    "fix.diff": hunks,
    "fix-root-cert.diff": hunks,
    **{file + ".stderr": lines for file in COMMANDS},
}


def differences(before, after):
    """How two outputs differ, place by place: lines to print."""
    for place in sorted({*before, *after}):
        old, new = list(before.get(place, [])), list(after.get(place, []))
        for item in list(old):
            same = next((n for n in new if n.fields == item.fields), None)
            if same:
                old.remove(item)
                new.remove(same)
        for a, b in zip(old, new):
            yield f"changed {place}"
            for key in sorted({*a.fields, *b.fields}):
                x, y = a.fields.get(key), b.fields.get(key)
                if x != y:
                    yield from (f"    {key}: {text}" for text in change(x, y))
        yield from (f"gone    {place} {item.line}".rstrip() for item in old[len(new):])
        yield from (f"new     {place} {item.line}".rstrip() for item in new[len(old):])


def change(x, y):
    if isinstance(x, str) and isinstance(y, str) and ("\n" in x or "\n" in y):
        return list(difflib.unified_diff(x.split("\n"), y.split("\n"), n=0, lineterm=""))[3:]
    return [f"{json.dumps(x, ensure_ascii=False)} -> {json.dumps(y, ensure_ascii=False)}"]


def compare(a, b):
    for folder in (a, b):
        if not os.path.isdir(folder):
            fail(folder + " is no folder")
    names = sorted({*os.listdir(a), *os.listdir(b)}, key=str.lower)
    if not names:
        fail(f"{a} and {b} are empty")
    total = 0
    summary = []
    for name in names:
        counts = collections.Counter()
        in_a, in_b = (os.path.isdir(os.path.join(f, name)) for f in (a, b))
        if not (in_a and in_b):
            print(f"{name}: in {a if in_a else b} alone")
            counts["missing"] = 1
        elif (x := read(os.path.join(a, name, "commit"))) != (y := read(os.path.join(b, name, "commit"))):
            print(f"{name}: taken of {x.strip()} and of {y.strip()}")
            counts["other commit"] = 1
        else:
            for file, reader in READERS.items():
                for line in differences(reader(os.path.join(a, name, file)), reader(os.path.join(b, name, file))):
                    print(f"{name} {file}: {line}")
                    if not line.startswith(" "):
                        counts[file.removesuffix(".stderr") + " " + line.split(" ")[0]] += 1
        total += sum(counts.values())
        found = len(json.loads(read(os.path.join(b if in_b else a, name, "findings.json")))["findings"])
        what = ", ".join(f"{key} {count}" for key, count in sorted(counts.items())) or "same"
        summary.append(f"{name}: {found} findings; {what}")
    print("\n".join(summary))
    print(f"{total} differences" if total else "no difference")
    return 1 if total else 0


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "compare":
        return compare(arguments[1], arguments[2])
    if len(arguments) < 2 or arguments[0] == "compare":
        fail("usage: eng/snapshot.sh TOOL OUT [CORPUS [NAME…]] | eng/snapshot.sh compare A B")
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    corpus = arguments[2] if len(arguments) > 2 else os.environ.get("SSLLINT_CORPUS") or os.path.join(cache, "ssllint", "corpus")
    take(arguments[0], os.path.abspath(arguments[1]), corpus, arguments[3:])
    return 0


sys.exit(main(sys.argv[1:]))
