"""A line, and the part of a period that somebody is in a plan."""
from fractions import Fraction

from exact import days_of


class Line:
    """An entitlement: of a fact (key is its code), or of a period (its first day)."""
    __slots__ = ("comp", "key", "on", "counted", "amount", "refund", "own")

    def __init__(self, comp, key, on, counted, amount, refund=False, own=True):
        self.comp, self.key, self.on, self.counted = comp, key, on, counted
        self.amount, self.refund, self.own = amount, refund, own


def period_share(view, person, plan, span):
    """The part of the period's days on which he is in the plan; None: he is not."""
    inside = lambda d: view.is_there(person, d) and view.in_plan(person, d, plan)
    if plan.get("proration", "none") == "none":
        left = view.people[person]["left_on"]
        last = left if left is not None and left < span[1] else span[1]
        return Fraction(1) if last >= span[0] and inside(last) else None
    work = plan["proration"] == "workdays"
    days = [d for d in days_of(span) if not work or d.weekday() < 5]
    n = sum(1 for d in days if inside(d))
    return Fraction(n, len(days)) if n else None
