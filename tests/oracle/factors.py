"""Factors, and figures of a period: each is a rule of the generated book, as the text
that stands there and as what it means."""
from fractions import Fraction

from exact import percent, span_of, whole_months


def step_value(steps, at):
    value = Fraction(0)
    for start, v in steps:
        if start == ".." or percent(start) <= at:
            value = at if v == "as-is" else percent(v)
    return value


# ---- of a fact ----

def fact_number(name, fact, view):
    """What a factor's `of` is of a fact's record; None: there is no value."""
    r = fact.rec
    if name == "amount / list_amount":
        return Fraction(r["amount"], r["list_amount"]) if r.get("list_amount") else None
    if name == "days(due_on, paid_on)":
        return Fraction((r["paid_on"] - r["due_on"]).days) if r.get("due_on") else None
    if name == "months(deal.closed_on, paid_on)":
        return Fraction(whole_months(view.deals[r["deal"]]["closed_on"], r["paid_on"]))
    raise ValueError(name)


FACT_NAMES = ("amount / list_amount", "days(due_on, paid_on)", "months(deal.closed_on, paid_on)")


def is_of_fact(factor):
    return factor["of"] in FACT_NAMES


def factor_value(factor, number):
    if number is None:
        return percent(factor["missing"])
    return step_value(factor["steps"], number)


def of_fact(comp, fact, view):
    k = Fraction(1)
    for f in comp.get("factors", ()):
        if is_of_fact(f):
            k *= factor_value(f, fact_number(f["of"], fact, view))
    return k


# ---- of a period ----

class Figures:
    """One person's figures of a period: his own, those below him, or his team's."""

    def __init__(self, view, person, span, whose="own", depth=0):
        self.view, self.person, self.span, self.whose, self.depth = view, person, span, whose, depth
        self.last = min(span[1], view.to)

    def group(self, span):
        v = self.view
        if self.whose == "below":
            return v.below(self.person, self.last, self.depth)
        team = v.place(self.person, self.last)["team"]
        return [p for p in v.people if v.place(p, self.last)["team"] == team and
                any(v.is_there(p, d) for d in (span[0], self.last, v.people[p]["hired_on"]) if span[0] <= d <= self.last)]

    def actual(self, metric, unit=None):
        span = span_of(self.last, unit) if unit else self.span
        v = self.view
        if self.whose == "own":
            return v.total(metric, self.person, span)
        if self.whose == "below":
            return sum(v.total(metric, p, span) for p in self.group(span))
        team = v.place(self.person, self.last)["team"]
        return sum(f.value for p, facts in v.facts[metric].items() for f in facts
                   if span[0] <= f.day <= span[1] and v.place(p, f.day)["team"] == team)

    def target(self, metric, unit=None):
        span = span_of(self.last, unit) if unit else self.span
        v = self.view
        if self.whose == "own":
            return v.figure_goal(self.person, metric, span)
        if self.whose == "below":
            team = next((t["code"] for t in v.teams.values() if t["lead"] == self.person), None)
        else:
            team = v.place(self.person, self.last)["team"]
        own = team and v.goal("team:" + team, metric, span)
        if own is not None:
            return own
        parts = [g for g in (v.figure_goal(p, metric, span) for p in self.group(span)) if g is not None]
        return sum(parts) if parts else None

    def number(self, name):
        """actual(m), target(m), attainment(m), tenure; None: there is no value."""
        if name == "tenure":
            return Fraction(whole_months(self.view.people[self.person]["hired_on"], self.last))
        what, rest = name[:-1].split("(")
        metric, *more = rest.split(", ")
        if "team" in more:
            if self.view.place(self.person, self.last)["team"] is None:
                return None
            own = ", ".join([metric] + [m for m in more if m != "team"])
            return Figures(self.view, self.person, self.span, "team").number(f"{what}({own})")
        unit = more[0] if more else None
        if what == "actual":
            return Fraction(self.actual(metric, unit), 100)
        target = self.target(metric, unit)
        if target is None or target <= 0:
            return None
        if what == "target":
            return Fraction(target, 100)
        return Fraction(self.actual(metric, unit)) / target


def of_period(comp, figures):
    k = Fraction(1)
    for f in comp.get("factors", ()):
        if not is_of_fact(f):
            k *= factor_value(f, figures.number(f["of"]))
    return k


def has_period_factor(comp):
    return any(not is_of_fact(f) for f in comp.get("factors", ()))


def amount(expr, figures):
    """An amount's expression is [text, name, share, floor]: share x number, or share x
    max(0, a - b) of two. In cents."""
    if expr["form"] == "plain":
        return Fraction(str(expr["x"])) * 100
    if expr["form"] == "times":
        n = figures.number(expr["of"])
        return Fraction(0) if n is None else percent(expr["x"]) * n * 100
    a, b = figures.number(expr["of"]), figures.number(expr["less"])
    return Fraction(0) if a is None or b is None else percent(expr["x"]) * max(Fraction(0), a - b) * 100


def amount_text(expr):
    if expr["form"] == "plain":
        return str(expr["x"])
    if expr["form"] == "times":
        return f"{expr['x']} * {expr['of']}"
    return f"{expr['x']} * max(0, {expr['of']} - {expr['less']})"


def holds(when, figures):
    """[name, least]: name >= least"""
    if when is None:
        return True
    n = figures.number(when[0])
    return n is not None and n >= percent(when[1])


def when_text(when):
    return f"{when[0]} >= {when[1]}"
