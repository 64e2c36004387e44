"""A department and its story: records that are entered, and changed, step by step; the
last of each step is a run. Written as CSV and as a rule book."""
import json

import exact
import factors
from exact import money

HEAD = """salesctl: 1
name: Generated
effective: {day}
locale: {{currency: CNY, timezone: Asia/Shanghai, rounding: {rounding}, fiscal_year_start: {start:02d}-01}}
calendar: {{workdays: [mon, tue, wed, thu, fri]}}
fx: {{USD: {{{fx}}}}}
pipelines:
  default:
    stages: [{{id: open, probability: 50%}}]
    won: {{id: won}}
    lost: {{id: lost}}
metrics:
  sold:      {{of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}}
  orders:    {{of: deal, measure: count, date: closed_on, credit: owner, where: "stage = won", unit: count}}
  helped:    {{of: deal, measure: sum(amount), date: closed_on, credit: overlay, where: "stage = won", unit: money}}
  collected: {{of: receipt, measure: sum(amount), date: paid_on, credit: split, unit: money}}
  income:    {{of: receipt, measure: sum(amount), date: paid_on, credit: split, where: "kind = receipt", unit: money}}
awards:
  - {{id: champion, period: month, by: sold, top: 3, amounts: [100]}}
  - {{id: rookie, period: month, by: sold, top: 3, amounts: [100]}}
  - {{id: idea, period: month, by: sold, top: 3, amounts: [100]}}
plans:
"""


class Record:
    """Known from a step on, until one at which it is taken away; edits are fields that
    change at later steps."""

    def __init__(self, since, **fields):
        self.since, self.until, self.fields, self.edits = since, None, fields, {}

    def at(self, step):
        if step < self.since or (self.until is not None and step >= self.until):
            return None
        if not self.edits:
            return self.fields
        out = dict(self.fields)
        for s in sorted(self.edits):
            if s <= step:
                out.update(self.edits[s])
        return out


KINDS = ("people", "assignments", "deals", "credits", "receipts", "goals", "awards")
NOUN = {"people": "person", "assignments": "assignment", "deals": "deal", "credits": "credit", "receipts": "receipt", "goals": "goal", "awards": "award"}
MONEY = ("amount", "list_amount", "base_pay", "target")
LEFT_OUT = ("seq", "id")


def text(name, v):
    if v is None:
        return ""
    if name in MONEY:
        return money(v)
    return str(v)


class Dept:
    def __init__(self):
        self.rounding, self.fx = "half-up", []
        self.teams, self.people, self.assignments, self.deals = [], [], [], []
        self.credits, self.receipts, self.goals, self.awards = [], [], [], []
        self.books, self.runs = [], []      # runs: (period text, last day)

    def number(self):
        """Codes as the program gives them: in the order in which records are entered."""
        for records, letter in ((self.deals, "D"), (self.receipts, "RC"), (self.awards, "AW")):
            n = 0
            for step in range(len(self.runs)):
                for r in records:
                    if r.since == step:
                        n += 1
                        r.fields["seq"], r.fields["id"] = n, f"{letter}-{n:04d}"

    # ---- as files ----

    def csv(self, kind, step):
        """Files to import at a step: what is new, and what was changed."""
        records = getattr(self, kind)
        new = [r.fields for r in records if r.since == step]
        if kind == "people":
            rank = lambda p: ("director", "manager").index(p["role"]) if p["role"] in ("director", "manager") else 2
            for level in range(3):
                yield self.table([p for p in new if rank(p) == level])
        else:
            yield self.table(new)
        yield self.table([r.at(step) for r in records if step in r.edits and r.since < step])

    def table(self, rows):
        if not rows:
            return None
        names = [n for n in rows[0] if n not in LEFT_OUT]
        if "subject" in names:
            names = ["subject", "metric", "period", "target"]
        out = [",".join(names)]
        for r in rows:
            out.append(",".join(text(n, r[n]) for n in names))
        return "\n".join(out) + "\n"

    def team_csv(self, with_lead):
        out = ["code,name" + (",lead" if with_lead else "")]
        for t in self.teams:
            f = t.fields
            out.append(f"{f['code']},{f['code']}" + (f",{f['lead'] or ''}" if with_lead else ""))
        return "\n".join(out) + "\n"

    # ---- the rule book ----

    def book_text(self, book):
        out = HEAD.format(day=book["from"], start=exact.START, rounding=self.rounding,
                          fx=", ".join(f"{d}: {r}" for d, r in self.fx))
        for plan_id, plan in book["plans"].items():
            out += f"  {plan_id}:\n"
            out += f"    for: \"role = {plan['role']}\"\n    period: {plan['period']}\n"
            for key in ("guarantee", "draw", "holdback", "clawback", "leaver", "proration", "cap"):
                if key in plan:
                    v = dict(plan[key], window=f"{plan[key]['window']}d") if key == "leaver" else plan[key]
                    out += f"    {key}: {flow(v)}\n"
            out += "    components:\n"
            for c, comp in plan["components"].items():
                out += f"      - {flow(self.component(c, comp))}\n"
        return out

    @staticmethod
    def component(c, comp):
        out = {"id": c}
        receipts = comp.get("base") in ("collected", "income")
        field = "deal.contract" if receipts else "contract"
        for k, v in comp.items():
            if k == "where":
                v = f"{field} = {v}"
            elif k == "vat":
                k, v = "net_of", {"vat": v}
            elif k == "window":
                v = f"{v[0]}..{v[1]}"
            elif k == "rates":
                cases = []
                for r in v:
                    when = []
                    if r.get("contract") is not None:
                        when.append(f"{field} = {r['contract']}")
                    if r.get("least") is not None:
                        when.append(f"amount >= {r['least']}")
                    cases.append(dict({"when": " and ".join(when)} if when else {}, rate=r["rate"]))
                v = cases
            elif k == "amount" and isinstance(v, dict):
                v = factors.amount_text(v)
            elif k == "when":
                v = factors.when_text(v)
            out[k] = v
        return out


def flow(v):
    """YAML in one line."""
    if isinstance(v, dict):
        return "{" + ", ".join(f"{k}: {flow(x)}" for k, x in v.items()) + "}"
    if isinstance(v, list):
        return "[" + ", ".join(flow(x) for x in v) + "]"
    s = str(v)
    return s if all(ch.isalnum() or ch in "-.%_" for ch in s) and s else json.dumps(s)
