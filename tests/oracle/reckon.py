"""What everybody is entitled to, from the page salesctl-plans(7): facts, tiers,
refunds, factors, caps, and what is paid for a period. around.py goes on from here."""
from collections import defaultdict
from fractions import Fraction

import awards
import factors
from around import around_plan
from exact import LENGTH, cents, percent, rounded, span_of, spans, spread
from factors import Figures
from line import Line, period_share

BY_FACT = ("commission", "per-unit", "spiff")


# ---- tiers ----

class Lookup:
    """Where one person's facts lie on a component's axis."""

    def __init__(self, view, person, comp, over):
        self.view, self.comp, self.over, self.person = view, comp, over, person
        by = comp.get("by", {})
        self.metric = by.get("amount") or by.get("attainment") or comp["base"]
        self.moves = self.metric == comp["base"]
        self.facts = view.facts[self.metric].get(person, ())
        if not by and comp.get("where"):
            self.facts = [f for f in self.facts if applies(comp["where"], f, view)]

    def span(self, fact):
        return span_of(fact.day, self.over)

    def total(self, fact):
        a, b = self.span(fact)
        return sum(f.value for f in self.facts if a <= f.day <= b)

    def before(self, fact):
        a, _ = self.span(fact)
        return sum(f.value for f in self.facts if a <= f.day and
                   (f.order() < fact.order() if f.kind == fact.kind else f.day <= fact.day))

    def ends(self, fact):
        attainment = self.comp.get("by", {}).get("attainment")
        to = [t["to"] for t in self.comp["tiers"][:-1]]
        if attainment:
            goal = self.view.goal(self.person, attainment, self.span(fact))
            return [percent(t) * goal for t in to]
        return [Fraction(cents(t)) for t in to]


def tiered(look, fact):
    """Exact cents that a fact earns by tiers."""
    comp = look.comp
    ends, rates = look.ends(fact), [percent(t["rate"]) for t in comp["tiers"]]
    upper = comp.get("boundary", "upper") == "upper"
    rate_at = lambda v: rates[sum(1 for e in ends if (e <= v if upper else e < v))]
    apply = comp.get("apply", "marginal")
    lookup = "period" if apply == "retroactive" else comp.get("lookup", "period")
    if apply != "marginal":
        at = fact.value if lookup == "transaction" else look.total(fact) if lookup == "period" else look.before(fact)
        return fact.value * rate_at(Fraction(at))
    if lookup == "transaction":
        start = 0
    elif not look.moves:
        return fact.value * rate_at(Fraction(look.total(fact) if lookup == "period" else look.before(fact)))
    else:
        start = look.before(fact)
    low, out = Fraction(start), Fraction(0)
    high = low + fact.value
    edges = [None] + ends + [None]
    for i, r in enumerate(rates):
        a = low if edges[i] is None else max(low, edges[i])
        b = high if edges[i + 1] is None else min(high, edges[i + 1])
        if b > a:
            out += (b - a) * r
    return out


# ---- facts ----

def applies(where, fact, view):
    """'contract = x', on a receipt 'deal.contract = x'."""
    rec = fact.rec if fact.kind == "deal" else view.deals[fact.deal]
    return rec["contract"] == where


def case_rate(cases, fact, view):
    best = None
    for c in cases:
        n = 0
        if c.get("contract") is not None:
            n += 1
            if not applies(c["contract"], fact, view):
                continue
        if c.get("least") is not None:
            n += 1
            if fact.rec["amount"] < cents(c["least"]):
                continue
        if best is None or n > best[0]:
            best = n, c["rate"]
    return percent(best[1])


def leaver_share(view, plan, fact):
    left = view.people[fact.person]["left_on"]
    rules = plan.get("leaver")
    if left is None or fact.day <= left or rules is None:
        return Fraction(1)
    if (fact.day - left).days > rules["window"]:
        return Fraction(0)
    delivered = view.deals[fact.deal]["delivered_on"]
    return percent(rules["delivered"] if delivered is not None and delivered <= left else rules["undelivered"])


def earns(view, plan, comp, look, fact):
    if comp["kind"] == "spiff":
        x = Fraction(cents(comp["amount"])) * (-1 if fact.value < 0 else 1)
    elif comp["kind"] == "per-unit":
        x = Fraction(cents(comp["amount"])) * (fact.value if comp["base"] == "orders" else Fraction(fact.value, 100))
    elif "tiers" in comp:
        x = tiered(look, fact)
    else:
        x = fact.value * (case_rate(comp["rates"], fact, view) if "rates" in comp else percent(comp["rate"]))
    if comp.get("vat"):
        x /= 1 + percent(comp["vat"])
    return x * factors.of_fact(comp, fact, view) * leaver_share(view, plan, fact)


def fact_lines(view, person, plan_id, comp_id, over_of=None):
    """Lines of a component's facts and of what refunds take back. over_of: the span of
    the look-up instead of the component's own (a true-up)."""
    paid = paid_facts(view, person, plan_id, comp_id, over_of)
    return [line for _, line in paid] + refund_lines(view, comp_id, paid)


def paid_facts(view, person, plan_id, comp_id, over_of=None):
    """Each fact that is paid, and its line."""
    base = next(b["plans"][plan_id]["components"][comp_id]["base"] for b in view.books
                if comp_id in b["plans"].get(plan_id, {"components": {}})["components"])
    exact, posted, paid = defaultdict(Fraction), defaultdict(int), []
    looks = {}
    for f in view.facts[base].get(person, ()):
        plan, comp = view.component(f.day, plan_id, comp_id)
        if comp is None or not view.in_plan(person, f.day, plan) or (f.kind == "receipt" and f.value < 0):
            continue
        if comp.get("where") and not applies(comp["where"], f, view):
            continue
        if comp.get("window") and not comp["window"][0] <= str(f.day) <= comp["window"][1]:
            continue
        if id(comp) not in looks:
            over = comp.get("by", {}).get("over") or over_of or plan["period"]
            looks[id(comp)] = Lookup(view, person, comp, over) if comp["kind"] == "commission" else None
        x = earns(view, plan, comp, looks[id(comp)], f)
        if f.kind == "receipt":
            exact[f.deal] += x
            amount = rounded(exact[f.deal], view.mode) - posted[f.deal]
            posted[f.deal] += amount
        else:
            amount = rounded(x, view.mode)
        paid.append((f, Line(comp_id, f.code, f.day, f.day, amount)))
    return paid


def refund_lines(view, comp_id, paid):
    by_deal = defaultdict(list)
    for r in sorted((r for r in view.receipts if r["amount"] < 0 and r["paid_on"] <= view.to), key=lambda r: (r["paid_on"], r["seq"])):
        by_deal[r["deal"]].append(r)
    out, of_deal = [], defaultdict(list)
    for f, line in paid:
        if f.kind == "deal":
            back = taken = 0
            whole = f.rec["amount"]
            for r in by_deal[f.deal]:
                back = min(whole, back - r["amount"])
                due = rounded(Fraction(line.amount) * back / whole, view.mode)
                out.append(Line(comp_id, r["id"], r["paid_on"], f.day, taken - due, refund=True))
                taken = due
        elif by_deal[f.deal]:
            of_deal[f.deal].append((f, line))
    for deal, lines in of_deal.items():
        out += receipt_refunds(view, comp_id, by_deal[deal], [r for r in view.receipts if r["deal"] == deal and r["amount"] > 0 and r["paid_on"] <= view.to], lines)
    return out


def receipt_refunds(view, comp_id, refunds, received, lines):
    """Of the receipt that is named, else of all that came in for the deal up to then; over
    the receipts' pay by what is left of each."""
    out, taken_all = [], 0
    back, taken = defaultdict(int), defaultdict(int)   # by receipt; None: of the deal
    left_of = {line: line.amount for _, line in lines}
    for r in refunds:
        of = r["of"]
        back[of] -= r["amount"]
        if of is not None:
            money = next(x["amount"] for x in received if x["ref"] == of)
            mine = [line for f, line in lines if f.rec["ref"] == of]
            earned = sum(line.amount for line in mine)
        else:
            there = [x for x in received if x["paid_on"] <= r["paid_on"]]
            money = sum(x["amount"] - min(x["amount"], back[x["ref"]]) for x in there)
            mine = [line for f, line in lines if f.day <= r["paid_on"]]
            earned = sum(line.amount for line in mine) - sum(taken[x["ref"]] for x in there)
        if not mine:
            continue
        due = rounded(Fraction(earned) * min(back[of], money) / money, view.mode) if money > 0 else 0
        left = sum(line.amount for f, line in lines if f.day <= r["paid_on"]) - taken_all
        due = max(0, min(due - taken[of], left))
        taken[of] += due
        taken_all += due
        if due:
            for line, part in zip(mine, spread(due, [max(0, left_of[line]) for line in mine])):
                left_of[line] -= part
                out.append(Line(comp_id, r["id"], r["paid_on"], line.on, -part, refund=True))
    return out


class Reckoning:
    """Entitlements of all people at a run to view.to."""

    def __init__(self, view):
        self.view = view
        self.pools = {}
        self.lines = {p: self.person(p) for p in view.people}

    def plan_ids(self):
        out = []
        for b in self.view.books:
            out += [p for p in b["plans"] if p not in out]
        return out

    def comp_ids(self, plan_id):
        out = {}
        for b in self.view.books:
            for c, comp in b["plans"].get(plan_id, {"components": {}})["components"].items():
                out[c] = comp["kind"]
        return out

    def person(self, person):
        out = {}
        for plan_id in self.plan_ids():
            lines = self.plan(person, plan_id)
            for x in lines:
                key = plan_id, x.comp, x.key
                out[key] = out.get(key, 0) + x.amount
        return {k: v for k, v in out.items() if v}

    def plan(self, person, plan_id):
        view, lines = self.view, []
        kinds = self.comp_ids(plan_id)
        unit = next(b["plans"][plan_id]["period"] for b in reversed(view.books) if plan_id in b["plans"])
        periods = spans(view.year[0], view.to, unit)
        for c, kind in kinds.items():
            if kind in BY_FACT:
                lines += self.fact_component(person, plan_id, c, periods)
        facts = list(lines)
        for c, kind in kinds.items():
            if kind not in BY_FACT and kind != "award":
                lines += self.period_component(person, plan_id, c, facts)
        lines += self.plan_cap(plan_id, lines)
        return lines + around_plan(view, person, plan_id, periods, lines) + awards.lines(view, person, plan_id)

    def fact_component(self, person, plan_id, c, periods):
        view = self.view
        lines = fact_lines(view, person, plan_id, c)
        carry = 0
        more = []
        for span in periods:
            last = min(span[1], view.to)
            plan, comp = view.component(last, plan_id, c)
            total = sum(x.amount for x in lines if span[0] <= x.counted <= span[1])
            if comp is None:
                continue
            if factors.has_period_factor(comp) and total:
                k = factors.of_period(comp, Figures(view, person, span))
                x = rounded(total * k, view.mode) - total
                more.append(Line(c + "@factors", span[0], last, last, x))
                total += x
            if comp.get("floor") and span[1] <= view.to:
                share = period_share(view, person, plan, span)
                if share is not None:
                    x = max(0, rounded(cents(comp["floor"]) * share, view.mode) - total - carry)
                    more.append(Line(c + "@floor", span[0], last, last, x))
                    total += x
            if comp.get("cap") or carry:
                due = min(total + carry, cents(comp["cap"]["amount"])) if comp.get("cap") else total + carry
                carry = total + carry - due if comp.get("cap", {}).get("excess") == "later" else 0
                more.append(Line(c, span[0], last, last, due - total))
        return lines + more

    def plan_cap(self, plan_id, lines):
        view, out = self.view, []
        units = [b["plans"][plan_id]["cap"]["period"] for b in view.books if b["plans"].get(plan_id, {}).get("cap")]
        if not units:
            return out
        whole = next(b["plans"][plan_id]["period"] for b in reversed(view.books) if plan_id in b["plans"])
        for span in spans(view.year[0], view.to, units[-1]):
            parts = spans(span[0], min(span[1], view.to), whole) if LENGTH[whole] < LENGTH[units[-1]] else [span]
            cut = 0
            for part in parts:
                plan = view.book(min(part[1], view.to))["plans"].get(plan_id)
                if plan is None:
                    continue
                total = sum(x.amount for x in lines if span[0] <= x.counted <= part[1])
                above = max(0, total - cents(plan["cap"]["amount"])) if plan.get("cap") else 0
                above = min(above, cut + max(0, sum(x.amount for x in lines if part[0] <= x.counted <= part[1])))
                out.append(Line("", part[0], min(part[1], view.to), part[0], cut - above))
                cut = above
        return out

    # ---- for a period ----

    def period_component(self, person, plan_id, c, facts):
        view, out = self.view, []
        unit = next(b["plans"][plan_id]["components"][c]["period"] for b in reversed(view.books)
                    if c in b["plans"].get(plan_id, {"components": {}})["components"])
        for span in spans(view.year[0], view.to, unit):
            plan, comp = view.component(min(span[1], view.to), plan_id, c)
            if comp is None or span[1] > view.to:
                continue
            share = period_share(view, person, plan, span)
            if share is None:
                continue
            whose = {"override": "below", "pool": "team"}.get(comp["kind"], "own")
            figures = Figures(view, person, span, whose, comp.get("depth", 0))
            if not factors.holds(comp.get("when"), figures):
                continue
            x = self.amount(person, plan_id, plan, c, comp, span, share, figures, facts)
            if comp.get("floor"):
                x = max(x, rounded(cents(comp["floor"]) * share, view.mode))
            if comp.get("cap"):
                x = min(x, cents(comp["cap"]["amount"]))
            out.append(Line(c, span[0], span[1], span[1], x, own=comp["kind"] not in ("override", "pool")))
        return out

    def amount(self, person, plan_id, plan, c, comp, span, share, figures, facts):
        view = self.view
        if comp["kind"] == "bonus":
            return rounded(factors.amount(comp["amount"], figures) * factors.of_period(comp, figures) * share, view.mode)
        if comp["kind"] == "override":
            total = self.below(person, comp, span)
            return rounded(total * percent(comp["rate"]) * factors.of_period(comp, figures), view.mode) if total else 0
        if comp["kind"] == "milestone":
            return self.milestone(person, comp, span, figures)
        if comp["kind"] == "pool":
            return self.pool(person, plan_id, plan, c, comp, span, figures)
        assert comp["kind"] == "true-up"
        of = comp["of"]
        anew = [x for x in fact_lines(view, person, plan_id, of, over_of=comp["period"]) if span[0] <= x.counted <= span[1]]
        due = sum(x.amount for x in anew)
        _, base = view.component(span[1], plan_id, of)
        if due and base is not None and factors.has_period_factor(base):
            due = rounded(due * factors.of_period(base, Figures(view, person, span)), view.mode)
        paid = sum(x.amount for x in facts if (x.comp == of + "@factors" or (x.comp == of and isinstance(x.key, str))) and span[0] <= x.counted <= span[1])
        return max(0, due - paid) if comp.get("direction") == "up-only" else due - paid

    def below(self, person, comp, span):
        return sum(f.value for f in self.view.facts_below(comp["base"], person, comp.get("depth", 0)) if span[0] <= f.day <= span[1])

    def milestone(self, person, comp, span, figures):
        view = self.view

        def marks(total):
            if total <= 0:
                return 0
            return total // cents(comp["every"]) if "every" in comp else int(total >= cents(comp["reach"]))

        facts = view.facts[comp["base"]].get(person, ())
        until = sum(f.value for f in facts if f.day <= span[1])
        before = sum(f.value for f in facts if f.day < span[0])
        n = marks(until) - marks(before)
        return rounded(factors.amount(comp["amount"], figures) * n, view.mode)

    def pool(self, person, plan_id, plan, c, comp, span, figures):
        view = self.view
        team = view.place(person, span[1])["team"]
        if team is None:
            return 0
        key = plan_id, c, span, team
        if key not in self.pools:
            members = sorted(p for p in view.people if view.is_there(p, span[1]) and
                             view.place(p, span[1])["team"] == team and view.in_plan(p, span[1], plan))
            whole = rounded(factors.amount(comp["amount"], figures), view.mode)
            parts = dict.fromkeys(members, 0)
            if whole > 0 and members:
                shares = [percent(comp["share"].get(k, "0%")) for k in ("contribution", "score", "equal", "stated")]
                for i, part in enumerate(spread(whole, shares)):
                    weights = [1] * len(members)
                    if i == 0:
                        weights = [max(0, view.total(comp["base"], p, span)) for p in members]
                    elif i == 3:
                        weights = [percent(comp.get("stated", {}).get(p, 0)) for p in members]
                    if not any(weights):
                        weights = [1] * len(members)
                    for p, x in zip(members, spread(part, weights)):
                        parts[p] += x
                assert sum(parts.values()) == whole
            self.pools[key] = parts
        return self.pools[key].get(person, 0)
