"""What stands around a plan: refunds put off, guarantee, draw, what is held and let go."""
from fractions import Fraction

from exact import add_months, cents, percent, rounded, span_of
from line import Line, period_share


def protected(view, person, plan, span):
    rules = plan["guarantee"]
    months = rules.get("months", 0)
    if months == 0:
        return True
    hired = view.people[person]["hired_on"]
    return span[0] < add_months(hired.replace(day=1), months)


def let_go(rules, value):
    """The share by steps, in proportion between two of them."""
    steps = [(percent(a), percent(b)) for a, b in rules["steps"]]
    if value < steps[0][0]:
        return Fraction(0)
    for (a, x), (b, y) in zip(steps, steps[1:]):
        if a <= value < b:
            return x + (y - x) * (value - a) / (b - a)
    return steps[-1][1]


def around_plan(view, person, plan_id, periods, lines):
    mode, out = view.mode, []
    put_off = owed = held = 0
    used = any(k in b["plans"].get(plan_id, {}) for b in view.books for k in ("clawback", "guarantee", "draw", "holdback"))
    if not used:
        return out
    any_share = any(period_share(view, person, p, s) is not None
                    for s in periods for p in [view.book(min(s[1], view.to))["plans"].get(plan_id)] if p)
    if not any_share and not any(x.own and x.amount for x in lines):
        return out
    n = 0
    for span in periods:
        n += 1
        plan = view.book(min(span[1], view.to))["plans"].get(plan_id)
        if plan is None or span[1] > view.to:
            continue
        here = [x for x in lines if x.own and span[0] <= x.on <= span[1]]
        x = sum(y.amount for y in here)
        share = period_share(view, person, plan, span)
        there, share = share is not None, share or Fraction(0)

        def line(comp, amount):
            out.append(Line(comp, span[0], span[1], span[0], amount))

        if "clawback" in plan:
            back = max(0, -sum(y.amount for y in here if y.refund))
            due = put_off + back
            wage = view.people[person]["base_pay"] + max(0, x + back)
            most = due
            if "monthly_cap" in plan["clawback"]:
                most = min(most, rounded(percent(plan["clawback"]["monthly_cap"]) * wage, mode))
            if "min_wage" in plan["clawback"]:
                most = min(most, wage - cents(plan["clawback"]["min_wage"]))
            most = max(0, most)
            put_off = due - most
            line("@clawback", back - most)
            x += back - most
        least = 0
        if "guarantee" in plan and there and protected(view, person, plan, span):
            least = rounded(cents(plan["guarantee"]["amount"]) * share, mode)
            line("@guarantee", max(0, least - x))
            x = max(x, least)
        if "draw" in plan:
            d = plan["draw"]
            now = there and ("from" not in d or str(span[1]) >= d["from"]) and ("until" not in d or str(span[0]) <= d["until"])
            amount = rounded(cents(d["amount"]) * share, mode) if now else 0
            recoverable = d.get("recoverable", "yes") == "yes"
            if now and x < amount:
                more = amount - x
                if recoverable and "limit" in d:
                    more = max(0, min(more, cents(d["limit"]) - owed))
                owed += more if recoverable else 0
                line("@draw", more)
                x += more
            elif x > amount and owed and n > d.get("recover_after", 0):
                back = min(owed, x - amount)
                if "recover_max" in d:
                    back = min(back, cents(d["recover_max"]))
                owed -= back
                line("@draw", -back)
                x -= back
        if "holdback" in plan:
            h = plan["holdback"]
            hold = rounded(percent(h["rate"]) * x, mode)
            hold = max(0, min(hold, x - least))
            held += hold
            line("@holdback", -hold)
            if "release" in h and held > 0:
                whole = span_of(span[1], h["release"]["at"].removesuffix("-end"))
                if whole[1] == span[1]:
                    rate = Fraction(1)
                    if "by" in h["release"]:
                        rate = let_go(h["release"], Fraction(view.total(h["release"]["by"], person, whole), 100))
                    go = rounded(held * rate, mode)
                    lost = held - go if h["release"].get("rest") == "forfeit" and span[1] == span_of(span[1], "year")[1] else 0
                    line("@release", go + lost)
                    line("@forfeit", -lost)
                    held = held - go - lost
    return out
