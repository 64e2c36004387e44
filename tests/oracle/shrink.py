"""Makes a department that shows a difference smaller, as long as it still does."""
import copy

from play import Refused, play, told


def differs(dept):
    try:
        dept.number()
        result = play(dept)
    except (Refused, StopIteration, KeyError, TypeError):
        return None
    return result.bad[0] if result.bad else None


def without(dept, name, some):
    out = copy.deepcopy(dept)
    kept = [x for i, x in enumerate(getattr(out, name)) if i not in some]
    setattr(out, name, kept)
    if name == "people":
        codes = {p.fields["code"] for p in kept}
        out.deals = [x for x in out.deals if x.fields["owner"] in codes]
        out.assignments = [x for x in out.assignments if x.fields["person"] in codes and (x.fields["manager"] or next(iter(codes))) in codes]
        out.goals = [g for g in out.goals if g.fields["subject"].startswith("team:") or g.fields["subject"] in codes]
        out.credits = [c for c in out.credits if c.fields["person"] in codes]
        out.awards = [a for a in out.awards if a.fields["person"] in codes]
        for t in out.teams:
            if t.fields["lead"] not in codes:
                t.fields["lead"] = None
        for p in kept:
            if p.fields["manager"] not in codes:
                p.fields["manager"] = None
    if name in ("people", "deals"):
        refs = {x.fields["ref"] for x in out.deals}
        out.receipts = [x for x in out.receipts if x.fields["deal"] in refs]
        out.credits = [x for x in out.credits if x.fields["deal"] in refs]
    if name == "receipts":
        refs = {x.fields["ref"] for x in out.receipts}
        out.receipts = [x for x in out.receipts if x.fields["of"] is None or x.fields["of"] in refs]
    return out


class Shrinker:
    def __init__(self, dept, bad, tries=150):
        self.dept, self.bad, self.left = dept, bad, tries

    def attempt(self, smaller):
        if self.left <= 0:
            return False
        self.left -= 1
        bad = differs(smaller)
        if bad is None:
            return False
        self.dept, self.bad = smaller, bad
        return True

    def lists(self, name):
        size = max(1, len(getattr(self.dept, name)) // 2)
        while True:
            i = 0
            while i < len(getattr(self.dept, name)) and self.left > 0:
                some = set(range(i, min(i + size, len(getattr(self.dept, name)))))
                if not self.attempt(without(self.dept, name, some)):
                    i += size
            if size == 1:
                return
            size //= 2

    def edits(self):
        for name in ("deals", "credits", "receipts", "goals"):
            smaller = copy.deepcopy(self.dept)
            if any(x.edits for x in getattr(smaller, name)):
                for x in getattr(smaller, name):
                    x.edits = {}
                self.attempt(smaller)

    def rules(self):
        for plan in list(self.dept.books[0]["plans"]):
            self.drop([plan])
        if len(self.dept.books) > 1:
            smaller = copy.deepcopy(self.dept)
            smaller.books.pop()
            self.attempt(smaller)
        for plan_id, plan in list(self.dept.books[0]["plans"].items()):
            for c, comp in list(plan["components"].items()):
                self.drop([plan_id, "components", c])
            for key in ("guarantee", "draw", "holdback", "clawback", "leaver", "proration", "cap"):
                self.drop([plan_id, key])
            for c, comp in list(plan["components"].items()):
                for key in ("factors", "vat", "where", "window", "cap", "floor", "boundary", "when", "factors"):
                    self.drop([plan_id, "components", c, key])

    def drop(self, path):
        smaller = copy.deepcopy(self.dept)
        found = False
        for b in smaller.books:
            at = b["plans"]
            for k in path[:-1]:
                at = at.get(k, {})
            found = at.pop(path[-1], None) is not None or found
        if found:
            self.attempt(smaller)

    def runs(self):
        while len(self.dept.runs) > 1:
            smaller = copy.deepcopy(self.dept)
            smaller.runs.pop()
            if not self.attempt(smaller):
                break


def only(dept, person):
    some = {i for i, p in enumerate(dept.people) if p.fields["code"] != person}
    return without(dept, "people", some)


def shrink(dept, bad):
    s = Shrinker(dept, bad)
    s.attempt(only(dept, bad[1])) or s.lists("people")
    for _ in range(2):
        s.runs()
        s.rules()
        for name in ("deals", "receipts", "credits", "assignments", "goals", "awards"):
            s.lists(name)
        s.edits()
    return shown(s.dept, s.bad)


def shown(dept, bad):
    out = ["  the smallest: " + told(bad)]
    for b in dept.books:
        text = dept.book_text(b)
        out.append(f"  book from {b['from']}, known at {b['step']}, rounding {dept.rounding}\n" + text[text.index("plans:"):].rstrip())
    for name in ("people", "assignments", "deals", "credits", "receipts", "goals", "awards"):
        for r in getattr(dept, name):
            f = {k: str(v) for k, v in r.fields.items() if v is not None}
            out.append(f"  {name} at {r.since}: {f}" + (f" edits {r.edits}" if r.edits else ""))
    out.append("  runs " + " ".join(r for r, _ in dept.runs))
    return "\n".join(out)
