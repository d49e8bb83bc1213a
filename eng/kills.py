"""Kills runs of the tool and counts what they leave. See kills.sh.

After each kill every file is its old or its new text, byte for byte; what else is there has the name of a temporary file, and is there after SIGKILL alone;
and the next fix leaves nothing that was not there before. Runs that are killed are `fix` (alone, two at once, with bundles), `scan` that writes a
baseline and a report, and `init`.
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TEMPORARY = re.compile(r'^\.sslconnect\.[0-9a-f]{32}\.tmp$')
SIGNALS = [signal.SIGKILL, signal.SIGTERM, signal.SIGINT]
INTERRUPTED = 130
PATIENCE = 600
FIX = ['fix', '--root-cert', 'ca.pem', '--no-config']
RUNS_TO_LEARN = 2
TICK = 0.0002


def uri(i):
    return 'postgres://app:s3cr3t@db%d.example.com/shop?sslmode=require' % i


def ado(i):
    return 'Host=db%d.example.com;Username=app;Password=s3cr3t;SSL Mode=Require' % i


KINDS = {
    'json': lambda i: '{\n  "ConnectionStrings": { "Npgsql": "%s" }\n}\n' % ado(i),
    'cs': lambda i: 'using Npgsql;\n\nstatic class C%d\n{\n    public static NpgsqlConnection Open() => new NpgsqlConnection("%s");\n}\n' % (i, ado(i)),
    'yaml': lambda i: 'app:\n  url: %s\n' % uri(i),
    'env': lambda i: 'DATABASE_URL=%s\n' % uri(i),
    'properties': lambda i: 'spring.datasource.url=jdbc:postgresql://db%d.example.com/shop?sslmode=require\n' % i,
    'xml': lambda i: '<configuration>\n  <connectionStrings>\n    <add name="a" connectionString="%s" providerName="Npgsql" />\n' % ado(i)
                     + '  </connectionStrings>\n</configuration>\n',
}


def filler(count):
    return ''.join('key%d: some words of a usual length\n' % i for i in range(count))


def mixed(copies):
    names = {'json': 'src/app%d/appsettings.json', 'cs': 'src/app%d/Db.cs', 'yaml': 'deploy/prod/%d.yaml', 'env': 'run/%d.env',
             'properties': 'java/%d/application.properties', 'xml': 'src/app%d/app.config'}
    return {names[k] % i: make(i) for i in range(copies) for k, make in KINDS.items()}


PROJECT = '<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n    <PackageReference Include="Npgsql" Version="10.0.0" />\n  </ItemGroup>\n</Project>\n'
PROVIDER = '{ "ConnectionStrings": { "Shop": "Host=shop.c9akciq32abc.eu-central-1.rds.amazonaws.com;Username=app;Password=s3cr3t;SSL Mode=Require" } }\n'
OLD_BASELINE = '{\n  "schemaVersion": 1,\n  "findings": []\n}\n'

# Name, files, the command that is killed, whether git tracks the files.
TREES = [
    ('one', {'appsettings.json': KINDS['json'](1)}, FIX, False),
    ('mixed', mixed(1), FIX, False),
    ('many', {'f%d/%d.env' % (i % 5, i): KINDS['env'](i) for i in range(30)}, FIX, False),
    ('large', {'%d.yaml' % i: KINDS['yaml'](i) + filler(1500) for i in range(3)}, FIX, False),
    ('git', {**mixed(2), '.gitignore': '*.tmp\nignored/\n', 'ignored/tracked.env': KINDS['env'](9)}, FIX, True),
    ('bundle', {'src/%s/%s' % (p, n): t for p in 'ab' for n, t in (('x.csproj', PROJECT), ('appsettings.json', PROVIDER))},
     ['fix', '--unsafe', '--no-config'], False),
    ('baseline', {**mixed(1), 'known/b.json': OLD_BASELINE}, ['scan', '--no-config', '--write-baseline', 'known/b.json'], False),
    ('report', mixed(2), ['scan', '--no-config', '--format', 'github=out.txt'], False),
    ('init', {'.github/x': '', '.editorconfig': 'root = true\n', 'a.env': KINDS['env'](1)}, ['init', '--yes', '--baseline', '--ci', 'github'], True),
]


class Tree:
    """A folder that is put back before each run."""

    def __init__(self, top, tool, name, files, command, tracked):
        self.root, self.tool, self.name, self.command = os.path.join(top, name), tool, name, command
        self.old = {p: t.encode() for p, t in files.items()}
        self.env = {**os.environ, 'HOME': os.path.join(top, 'home'), 'XDG_CONFIG_HOME': os.path.join(top, 'home')}
        os.makedirs(self.root)
        self.restore()
        if tracked:
            subprocess.run('git init -q --template= && git add -f .', shell=True, cwd=self.root, env=self.env, check=True)

        # The new texts, and how long it takes.
        self.wall = 0
        for _ in range(RUNS_TO_LEARN):
            self.restore()
            start = time.time()
            self.finish(self.command)
            self.wall = max(self.wall, time.time() - start)
        self.new = self.state()
        self.changed = sorted(p for p in self.new if self.new[p] != self.old.get(p))
        if not self.changed:
            raise SystemExit('%s: the command writes nothing' % name)

    def path(self, name):
        return os.path.join(self.root, name)

    def restore(self):
        for p, content in self.state().items():
            if p not in self.old:
                os.remove(self.path(p))
        for p, content in self.old.items():
            os.makedirs(os.path.dirname(self.path(p)), exist_ok=True)
            with open(self.path(p), 'wb') as f:
                f.write(content)

    def state(self):
        found = {}
        for folder, folders, names in os.walk(self.root):
            if '.git' in folders:
                folders.remove('.git')
            for n in names:
                with open(os.path.join(folder, n), 'rb') as f:
                    found[os.path.relpath(os.path.join(folder, n), self.root)] = f.read()
        return found

    def start(self, command):
        silent = subprocess.DEVNULL
        return subprocess.Popen([self.tool] + command, cwd=self.root, env=self.env, stdin=silent, stdout=silent, stderr=silent)

    def finish(self, command):
        code = self.start(command).wait(PATIENCE)
        if code not in (0, 1):
            raise SystemExit('%s: %s exits with %d' % (self.name, ' '.join(command), code))

    def kill(self, rng, number, counts, others):
        self.restore()
        first = self.path(self.changed[0])
        self.inode = os.stat(first).st_ino if os.path.exists(first) else 0
        companions = [self.start(self.command) for _ in range(others)]
        process = self.start(self.command)
        aimed = rng.random() < 0.7
        end = time.time() + (self.wall * 3 if aimed else rng.uniform(0, self.wall * 1.1))
        while process.poll() is None and time.time() < end and not (aimed and self.appeared()):
            time.sleep(TICK)
        if aimed:
            pause = time.time() + rng.uniform(0, self.wall / 4) * rng.random()
            while process.poll() is None and time.time() < pause:
                time.sleep(TICK)
        running = process.poll() is None
        if running:
            process.send_signal(number)
        code = process.wait(PATIENCE)
        for companion in companions:
            companion.wait(PATIENCE)
        self.judge(number, running, code, others, counts)

    def appeared(self):
        first = self.path(self.changed[0])
        try:
            return os.stat(first).st_ino != self.inode or any(TEMPORARY.match(n) for n in os.listdir(os.path.dirname(first)))
        except FileNotFoundError:
            return False

    def judge(self, number, running, code, others, counts):
        found = self.state()
        temporary = [p for p in found if TEMPORARY.match(os.path.basename(p))]
        torn = [p for p in set(found) | set(self.old) if p not in temporary and found.get(p) not in (self.old.get(p), self.new.get(p))]
        new = sum(1 for p in self.changed if found.get(p) == self.new[p])
        name = signal.Signals(number).name
        counts[name]['kills'] += 1
        counts[name]['while it ran'] += running
        counts[name]['met the writing'] += running and (bool(temporary) or 0 < new < len(self.changed))
        counts[name]['temporary files left'] += len(temporary)
        counts[name]['torn files'] += len(torn)
        problems = ['%s is torn' % p for p in torn]
        if number != signal.SIGKILL:
            problems += ['%s stays after %s' % (p, name) for p in temporary]
            # Before it listens a signal ends it at once; what is written then is the other run's.
            if running and (code not in (INTERRUPTED, 0, 1, -number) or (code == -number and new and not others)):
                problems.append('exit code %d after %s, %d of %d written' % (code, name, new, len(self.changed)))
        self.finish(FIX)
        left = [p for p in self.state() if p not in self.old and p not in self.new]
        counts[name]['left after the next fix'] += len(left)
        problems += ['%s is left after the next fix' % p for p in left]
        for problem in problems:
            print('%s: %s' % (self.name, problem), flush=True)
        counts['problems'] += len(problems)


def read(path):
    if os.path.exists(path):
        with open(path) as f:
            return json.load(f)
    fields = ['kills', 'while it ran', 'met the writing', 'temporary files left', 'torn files', 'left after the next fix']
    return {**{s.name: dict.fromkeys(fields, 0) for s in SIGNALS}, 'by tree': {}, 'two at once': 0, 'problems': 0}


def write(path, counts):
    with open(path + '.new', 'w') as f:
        json.dump(counts, f, indent=2)
        f.write('\n')
    os.replace(path + '.new', path)


def main(tool, state, total=10000):
    # In the background of a shell Ctrl-C is ignored, and what is started here would ignore it too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    tool = os.path.abspath(tool)
    counts = read(state)
    done = sum(counts[s.name]['kills'] for s in SIGNALS)
    top = tempfile.mkdtemp(prefix='kills-')
    try:
        trees = [Tree(top, tool, *t) for t in TREES]
        while done < int(total):
            rng = random.Random(done)
            tree = trees[done // len(SIGNALS) % len(trees)]
            others = rng.choice([0, 0, 0, 0, 1])
            tree.kill(rng, SIGNALS[done % len(SIGNALS)], counts, others)
            counts['by tree'][tree.name] = counts['by tree'].get(tree.name, 0) + 1
            counts['two at once'] += others
            done += 1
            if done % 20 == 0:
                write(state, counts)
    finally:
        write(state, counts)
        shutil.rmtree(top, ignore_errors=True)
    print(json.dumps(counts, indent=2))
    return 1 if counts['problems'] else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
