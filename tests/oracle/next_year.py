"""After the year: money goes back of what it paid. Some of it in the first months, as the
page says it (REFUNDS: each part times what its period paid of it), then all that is left,
and nobody keeps pay of receipts."""
import copy
from collections import defaultdict
from datetime import date
from fractions import Fraction
from random import Random

from dept import Record
from exact import DAY, cents, rounded, span_of, spans
from line import Line
from play import read_lines, unit_of
from reckon import BY_FACT, refund_lines
from view import Fact, View


class Paid:
    """What one person's plan paid in the year, by what was posted, and what of it goes back."""

    def __init__(self, last, after, plan_id, lines):
        self.last, self.plan_id, self.mode = last, plan_id, after.mode
        self.books = [b["plans"][plan_id] for b in reversed(after.books) if plan_id in b["plans"]]
        money = {r["id"]: r for r in after.receipts}
        deals = {d["id"]: d for d in after.deals.values()}
        self.lines, paid = [], defaultdict(list)
        for (comp, key), (on, amount) in sorted(lines.items(), key=lambda x: str(x)):
            line = Line(comp, key, on, on, amount, refund=key in money and money[key]["amount"] < 0)
            self.lines.append(line)
            if isinstance(key, str) and not line.refund:
                rec = deals.get(key) or money[key]
                kind, deal = ("deal", rec["ref"]) if key in deals else ("receipt", rec["deal"])
                paid[comp].append((Fact(None, on, rec["seq"], key, kind, deal, 0, rec), line))
        self.back = []          # (component, line) of all refunds, also those of the year
        for c, facts in paid.items():
            self.back += [(c, x) for x in refund_lines(after, c, sorted(facts, key=lambda x: x[0].order()))]

    def components(self):
        out = {}
        for book in self.books:
            for c, comp in book["components"].items():
                out.setdefault(c, comp)
        return out

    def unit(self, comp_id):
        plan = next(b for b in self.books if comp_id in b["components"])
        comp = plan["components"][comp_id]
        return plan["period"] if comp["kind"] in BY_FACT else comp["period"]

    def of_facts(self, c, span):
        """A component's lines of facts, less what went back of them within the year."""
        return (sum(x.amount for x in self.lines if x.comp == c and isinstance(x.key, str) and not x.refund and inside(x.counted, span)) +
                sum(x.amount for k, x in self.back if k == c and x.on <= self.last and inside(x.counted, span)))

    def of_periods(self, names, span):
        return sum(x.amount for x in self.lines if x.comp in names and not isinstance(x.key, str) and inside(x.on, span))

    def paid_of_a_line(self, c, day):
        year = span_of(day, "year")
        k, alone = Fraction(1), 0
        beside = [((c, c + "@factors"), self.unit(c))]
        beside += [((t,), self.unit(t)) for t, comp in self.components().items() if comp["kind"] == "true-up" and comp["of"] == c]
        for names, unit in beside:
            for span in spans(year[0], year[1], unit):
                lines = self.of_facts(c, span)
                if not lines:
                    alone += self.of_periods(names, span)
                elif inside(day, span):
                    k += Fraction(self.of_periods(names, span), lines)
        lines = self.of_facts(c, year)
        if lines:
            k += Fraction(alone, lines)
        caps = [b["cap"] for b in self.books if "cap" in b]
        if caps:
            whole = span_of(day, caps[0]["period"])
            cut = self.of_periods(("",), whole)
            names = [c for c in self.components()]
            made = sum(self.of_facts(c, whole) for c in names) + self.of_periods([c + end for c in names for end in ("", "@factors", "@floor")], whole)
            if made:
                k *= 1 + Fraction(cut, made)
        return k

    def taken_back(self, order):
        """Sum by component and refund."""
        out, total, before = defaultdict(int), Fraction(0), 0
        later = [(c, x) for c, x in self.back if x.on > self.last]
        for c, x in sorted(later, key=lambda e: (e[1].on, e[0], order[e[1].key], e[1].counted)):
            total -= x.amount * self.paid_of_a_line(c, x.counted)
            due = rounded(total, self.mode)
            out[self.plan_id, c, x.key] += before - due
            before = due
        return {k: v for k, v in out.items() if v}


def inside(day, span):
    return span[0] <= day <= span[1]


def refunds(dept, r, day, share):
    """Of deals with money left, some; as a table, and as records."""
    left, currency, closed = defaultdict(int), {}, {}
    for x in dept.receipts:
        f = x.at(len(dept.runs))
        if x.since < len(dept.runs) or f["paid_on"] > dept.runs[-1][1]:
            left[f["deal"]] += f["amount"]
            currency[f["deal"]] = f["currency"]
    out = []
    for deal in sorted(left):
        part = left[deal] if share is None or r.random() < 0.3 else left[deal] * r.choice([10, 25, 50]) // 100
        if part > 0 and (share is None or r.random() < share):
            out.append(dict(ref=f"{deal}-y{day}", deal=deal, amount=-part, currency=currency[deal], paid_on=day, due_on=None, kind="refund", of=None))
    return out


def enter(program, dept, rows):
    n = max([x.fields["seq"] for x in dept.receipts if "seq" in x.fields] or [0])
    for f in rows:
        n += 1
        dept.receipts.append(Record(len(dept.runs) - 1, **f, seq=n, id=f"RC-{n:04d}"))
    if rows:
        program.load("receipt", dept.table(rows))


def next_book(dept, r):
    """Plans go on by their facts alone, without floors, or end."""
    plans = {}
    for plan_id, plan in dept.books[-1]["plans"].items():
        plan = copy.deepcopy(plan)
        plan["components"] = {c: {k: v for k, v in comp.items() if k != "floor"} for c, comp in plan["components"].items() if comp["kind"] in BY_FACT}
        if plan["components"] and r.random() < 0.5:
            plans[plan_id] = {k: v for k, v in plan.items() if k not in ("guarantee", "draw")}
    if not plans:
        plans["none"] = {"role": "nobody", "period": "month", "components": {"c": {"kind": "commission", "base": "sold", "rate": "1%"}}}
    return {"from": dept.runs[-1][1] + DAY, "step": len(dept.runs) - 1, "plans": plans}


def history(program, dept):
    """All that was posted in the year, on the day of its newest line: person, plan -> (component, key) -> day, cents."""
    out = defaultdict(dict)
    for run, _ in dept.runs:
        p = program.call("payout", "lines", run, "--no-header", "--limit", "0", "-F", "tsv", "--fields", "person,plan,component,fact,on,amount", may_fail=True)
        for row in p.stdout.splitlines():
            person, plan, comp, fact, on, amount = row.split("\t")
            day = date.fromisoformat(on)
            if comp.startswith("@") or fact.startswith("AW-"):
                continue        # paid beside
            known, key = out[person, plan], (comp, fact or span_of(day, unit_of(dept, plan, comp))[0])
            known[key] = day, known.get(key, (None, 0))[1] + cents(amount)
    return out


def compare(program, dept, past, last, result, posted):
    """The lines of refunds of a run up to a day."""
    after = View(dept, len(dept.runs) - 1, last)
    order = {r["id"]: r["seq"] for r in after.receipts}
    code = f"{last.year}-{last.month:02d}"
    program.call("payout", "run", "-q", "-p", code)
    result.lines += read_lines(program, dept, code, posted)
    due = defaultdict(dict)
    for (person, plan_id), lines in past.items():
        due[person].update(Paid(dept.runs[-1][1], after, plan_id, lines).taken_back(order))
    for person in after.people:
        have = {k: v for k, v in posted[person].items() if isinstance(k[2], str) and k[2][:2] != "AW" and not k[1].startswith("@") and v}
        result.people += 1
        for key in set(due[person]) | set(have):
            result.sums += 1
            if due[person].get(key, 0) != have.get(key, 0):
                result.bad.append((code, person, key, due[person].get(key, 0), have.get(key, 0)))


def money_goes_back(program, dept, posted, result, seed):
    """Partly in the first month, a bit in the second, all by the third of the year after."""
    story = copy.deepcopy(dept)
    r = Random(f"{seed} next year")
    last = dept.runs[-1][1]
    past = history(program, dept)
    story.books.append(next_book(story, r))
    program.call("policy", "apply", "-q", "--yes", program.file("next.yaml", story.book_text(story.books[-1])))
    now = defaultdict(lambda: defaultdict(int))
    at = last + DAY
    for day, share in ((20, 0.3), (3, 0.2), (9, None)):
        end = span_of(at, "month")[1]
        enter(program, story, refunds(story, r, at.replace(day=day), share))
        compare(program, story, past, end, result, now)
        at = end + DAY
    all_is_back(dept, posted, now, result)


def has_floor(dept, plan_id, c):
    return any("floor" in b["plans"].get(plan_id, {"components": {}})["components"].get(c, {}) for b in dept.books)


def all_is_back(dept, posted, now, result):
    """What stands on receipts alone, with its factors, caps and true-ups, comes to 0 over both years."""
    for plan_id in {p for b in dept.books for p in b["plans"]}:
        comps = {c: comp for b in dept.books for c, comp in b["plans"].get(plan_id, {"components": {}})["components"].items()}
        if any(comp["kind"] not in BY_FACT + ("true-up",) or comp.get("base", "collected") not in ("collected", "income") or
               has_floor(dept, plan_id, c) for c, comp in comps.items()):
            continue
        for person in posted:
            kept = sum(v for known in (posted[person], now[person]) for k, v in known.items() if k[0] == plan_id and not k[1].startswith("@"))
            if kept:
                result.bad.append(("next year", person, f"{plan_id} keeps {kept} cents", 0, 0))
