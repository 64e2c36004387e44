"""A department as it is known at a step of its story, up to a run's last day: its
facts as each person is credited with them, who is where, and its goals."""
from collections import defaultdict
from fractions import Fraction

from exact import percent, rounded, span_of, spans, spread


class Fact:
    """One record as one person is credited with it."""
    __slots__ = ("person", "day", "seq", "code", "kind", "deal", "value", "rec")

    def __init__(self, person, day, seq, code, kind, deal, value, rec):
        self.person, self.day, self.seq, self.code = person, day, seq, code
        self.kind, self.deal, self.value, self.rec = kind, deal, value, rec

    def order(self):
        return self.day, self.seq


KIND_OF = {"sold": "deal", "orders": "deal", "helped": "deal", "collected": "receipt", "income": "receipt"}


class View:
    def __init__(self, dept, step, to):
        self.dept, self.step, self.to = dept, step, to
        self.mode = dept.rounding
        self.year = span_of(to, "year")
        known = lambda records: [r for r in (x.at(step) for x in records) if r is not None]
        self.people = {r["code"]: r for r in known(dept.people)}
        self.teams = {r["code"]: r for r in known(dept.teams)}
        self.deals = {r["ref"]: r for r in known(dept.deals)}
        self.receipts = known(dept.receipts)
        self.awards = known(dept.awards)
        self.credits, self.overlays = defaultdict(list), defaultdict(list)
        for r in known(dept.credits):
            (self.credits if r["kind"] == "revenue" else self.overlays)[r["deal"]].append((r["person"], percent(r["share"])))
        self.assignments = defaultdict(list)
        for r in known(dept.assignments):
            self.assignments[r["person"]].append(r)
        self.goals, self.goals_of = {}, defaultdict(list)
        for r in known(dept.goals):
            self.goals[r["subject"], r["metric"], r["from"], r["to"]] = r["target"]
            self.goals_of[r["subject"], r["metric"]].append((r["from"], r["to"], r["target"]))
        self.facts = {m: self.metric(m) for m in KIND_OF}
        self.totals, self.chains, self.groups, self.under = {}, {}, {}, {}
        self.books = [b for b in dept.books if b["step"] <= step]

    # ---- the rule book ----

    def book(self, day):
        best = self.books[0]
        for b in self.books:
            if b["from"] <= day:
                best = b
        return best

    def component(self, day, plan, comp):
        p = self.book(day)["plans"].get(plan)
        return p, p and p["components"].get(comp)

    # ---- people ----

    def place(self, person, day):
        """Role, team and manager on a day: an assignment that covers it, else his own."""
        own = self.people[person]
        for a in self.assignments[person]:
            if a["from"] <= day and (a["to"] is None or day <= a["to"]):
                return {k: a[k] or own[k] for k in ("role", "team", "manager")}
        return own

    def in_plan(self, person, day, plan):
        return plan is not None and self.place(person, day)["role"] == plan["role"]

    def is_there(self, person, day):
        p = self.people[person]
        return p["hired_on"] <= day and (p["left_on"] is None or day <= p["left_on"])

    def above(self, person, day):
        """His manager, that one's manager ..., on a day; up to where somebody would come again."""
        key = person, day
        if key not in self.chains:
            out, at = [], self.place(person, day)["manager"]
            while at is not None and at != person and at not in out:
                out.append(at)
                at = self.place(at, day)["manager"]
            self.chains[key] = out
        return self.chains[key]

    def below(self, manager, day, depth):
        """Who is below somebody on a day, down to so many levels (0: all)."""
        key = day, depth
        if key not in self.groups:
            self.groups[key] = defaultdict(list)
            for p in self.people:
                for m in self.above(p, day)[:depth or None]:
                    self.groups[key][m].append(p)
        return self.groups[key][manager]

    def facts_below(self, metric, manager, depth):
        """Facts of those below him on the fact's day."""
        key = metric, depth
        if key not in self.under:
            self.under[key] = defaultdict(list)
            for p, facts in self.facts[metric].items():
                for f in facts:
                    for m in self.above(p, f.day)[:depth or None]:
                        left = self.people[m]["left_on"]
                        if left is None or f.day <= left:
                            self.under[key][m].append(f)
        return self.under[key][manager]

    # ---- facts ----

    def convert(self, amount, rec, day):
        if rec["currency"] == "CNY":
            return amount
        rate = None
        for start, r in self.dept.fx:
            if start <= day:
                rate = r
        return rounded(Fraction(amount) * Fraction(rate), self.mode)

    def shares(self, deal, amount):
        """Who gets what of a deal's money; what shares leave over is nobody's."""
        who = self.credits.get(deal["ref"])
        if not who:
            return {deal["owner"]: amount}
        weights = [s for _, s in who]
        rest = 1 - sum(weights)
        parts = spread(amount, weights + ([rest] if rest else []))
        out = defaultdict(int)
        for (person, _), part in zip(who, parts):
            out[person] += part
        return dict(out)

    def beside(self, deal, amount):
        """Overlay credits: each its share of the whole, rounded by itself."""
        return {person: rounded(amount * share, self.mode) for person, share in self.overlays[deal["ref"]]}

    def metric(self, name):
        out = defaultdict(list)
        if KIND_OF[name] == "deal":
            for d in self.deals.values():
                if d["closed_on"] > self.to:
                    continue
                if name == "orders":
                    parts = {d["owner"]: 1}
                else:
                    parts = (self.beside if name == "helped" else self.shares)(d, self.convert(d["amount"], d, d["closed_on"]))
                for person, v in parts.items():
                    out[person].append(Fact(person, d["closed_on"], d["seq"], d["id"], "deal", d["ref"], v, d))
        else:
            for r in self.receipts:
                if r["paid_on"] > self.to or (name == "income" and r["amount"] < 0):
                    continue
                for person, v in self.shares(self.deals[r["deal"]], self.convert(r["amount"], r, r["paid_on"])).items():
                    out[person].append(Fact(person, r["paid_on"], r["seq"], r["id"], "receipt", r["deal"], v, r))
        for facts in out.values():
            facts.sort(key=Fact.order)
        return out

    def total(self, metric, person, span):
        """A person's sum over a span; a period that the run cuts, up to its last day."""
        key = metric, person, span
        if key not in self.totals:
            self.totals[key] = sum(f.value for f in self.facts[metric].get(person, ()) if span[0] <= f.day <= span[1])
        return self.totals[key]

    # ---- goals ----

    def goal(self, subject, metric, span):
        """Its own goal for the span, or goals within it that cover it without a gap."""
        own = self.goals.get((subject, metric, *span))
        if own is not None:
            return own
        for unit in ("half", "quarter", "month"):
            parts = [self.goals.get((subject, metric, *s)) for s in spans(span[0], span[1], unit) if s != span]
            if parts and None not in parts:
                return sum(parts)
        return None

    def figure_goal(self, person, metric, span):
        found = self.goal(person, metric, span)
        p = self.people.get(person)
        if found is None and p is not None and (p["hired_on"] > span[0] or (p["left_on"] is not None and p["left_on"] < span[1])):
            within = [t for a, b, t in self.goals_of[person, metric] if a >= span[0] and b <= span[1]]
            found = sum(within) if within else None
        return found
