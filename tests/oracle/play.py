"""Plays a department through the program, run by run, and compares what is posted with
what the page says everybody is entitled to."""
import os
import shutil
import subprocess
import tempfile
from collections import defaultdict
from datetime import date

from dept import KINDS, NOUN
from exact import LENGTH, cents, money, span_of
from reckon import Reckoning
from view import View


class Refused(Exception):
    pass


class Program:
    def __init__(self):
        self.dir = tempfile.mkdtemp(prefix="oracle.")
        self.env = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", TZ="UTC", SALESCTL_NOW="2031-07-01T00:00:00Z", HOME=self.dir)
        self.bin = os.environ.get("SALESCTL", "salesctl")
        self.home = os.path.join(self.dir, "dept")

    def call(self, *args, may_fail=False, where=None):
        p = subprocess.run([self.bin, *args], cwd=where or self.home, env=self.env, capture_output=True, text=True)
        if p.returncode and not may_fail:
            raise Refused(f"salesctl {' '.join(args)}: exit {p.returncode}\n{p.stderr[:1500]}")
        return p

    def file(self, name, text):
        path = os.path.join(self.dir, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def load(self, noun, text):
        if text is not None:
            self.call(noun, "import", "-q", "--on-conflict", "update", self.file(noun + ".csv", text))

    def close(self):
        shutil.rmtree(self.dir, ignore_errors=True)


def enter(program, dept, step):
    """Everything that becomes known by this step."""
    paths = [program.file(f"book{i}.yaml", dept.book_text(book)) for i, book in enumerate(dept.books)]
    if step == 0:
        program.call("init", "dept", "-q", "--policy", paths[0], where=program.dir)
        program.load("team", dept.team_csv(False))
    for kind in KINDS:
        for r in getattr(dept, kind):
            if r.until == step:
                program.call(NOUN[kind], "remove", r.fields["id"], "-q", "--yes")
        for table in dept.csv(kind, step):
            program.load(NOUN[kind], table)
        if kind == "people" and step == 0:
            program.load("team", dept.team_csv(True))
        if kind == "people":
            for book, path in list(zip(dept.books, paths))[1:]:     # it names people
                if book["step"] == step:
                    program.call("policy", "apply", "-q", "--yes", path)


def unit_of(dept, plan, comp):
    """The period by which a line without a fact is told apart."""
    p = next(b["plans"][plan] for b in reversed(dept.books) if plan in b["plans"])
    if comp == "":
        caps = [b["plans"][plan]["cap"]["period"] for b in dept.books if b["plans"].get(plan, {}).get("cap")]
        return min(caps[-1], p["period"], key=LENGTH.get)
    c = p["components"].get(comp)
    return c["period"] if c and c["kind"] in ("bonus", "milestone", "override", "pool", "true-up") else p["period"]


def read_lines(program, dept, run, into):
    p = program.call("payout", "lines", run, "--no-header", "--limit", "0", "-F", "tsv",
                     "--fields", "person,plan,component,fact,on,amount", may_fail=True)
    n = 0
    for row in p.stdout.splitlines():
        person, plan, comp, fact, on, amount = row.split("\t")
        key = fact or span_of(date.fromisoformat(on), unit_of(dept, plan, comp))[0]
        into[person][plan, comp, key] += cents(amount)
        n += 1
    return n


class Result:
    def __init__(self):
        self.people = self.lines = self.sums = 0
        self.bad = []       # (step, person, key, due, posted)


def play(dept, verify=False, stop_at_first=True, extra=None):
    """Result; extra(program, dept, posted, result) looks at the department afterwards."""
    program, result = Program(), Result()
    posted = defaultdict(lambda: defaultdict(int))
    try:
        for step, (run, last) in enumerate(dept.runs):
            enter(program, dept, step)
            program.call("payout", "run", "-q", "-p", run)
            result.lines += read_lines(program, dept, run, posted)
            due = Reckoning(View(dept, step, last)).lines
            for person, mine in due.items():
                have = posted[person]
                result.people += 1
                for key in set(mine) | set(have):
                    result.sums += 1
                    if mine.get(key, 0) != have.get(key, 0):
                        result.bad.append((run, person, key, mine.get(key, 0), have.get(key, 0)))
            if result.bad and stop_at_first:
                return result
        if extra:
            extra(program, dept, posted, result)
        if verify:
            p = program.call("payout", "verify", "-q", may_fail=True)
            if p.returncode:
                result.bad.append(("verify", "", (p.stdout + p.stderr)[:2000], 0, 0))
        return result
    finally:
        program.close()


def told(bad):
    run, person, key, due, have = bad
    if isinstance(key, str):
        return f"{run}: {person} {key}"
    plan, comp, at = key
    return f"run {run}: {person} {plan}.{comp or 'cap'} {at}: due {money(due)}, posted {money(have)}"
