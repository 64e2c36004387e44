"""Random rule books. The structure of a plan is drawn from one source of chance and its
numbers from another, so that a later version has the same components with other numbers."""
from exact import LENGTH

AMOUNTS = [10000, 20000, 50000, 80000, 100000, 150000, 200000, 300000]
PERCENTS = ["50%", "80%", "100%", "120%", "150%"]


def rate(n):
    return f"{n.choice([1, 2, 3, 4, 5, 6, 8, 10, 12, 15])}{n.choice(['', '', '.5', '.25', '.333'])}%"


def ramp(s, n, low, high, values):
    """Steps of a factor from anywhere."""
    at = sorted(n.sample(range(low, high), s.randint(1, 3)))
    return at, [n.choice(values) for _ in range(len(at) + 1)]


def attainment_factor(s, n):
    metric = s.choice(["sold", "collected", "income"])
    unit = s.choice(["", "", "", ", quarter", ", year", ", team", ", quarter, team"])
    name = s.choice(["attainment"] * 4 + ["tenure"])
    if name == "tenure":
        return {"of": "tenure", "steps": [["..", n.choice(["0.8", "1"])], ["6", n.choice(["1", "1.05"])], ["24", n.choice(["1.1", "1.25"])]], "missing": "1"}
    steps = [["..", n.choice(["0", "0.5"])], ["60%", n.choice(["0.6", "as-is"])], ["100%", n.choice(["1", "as-is"])], ["120%", n.choice(["1.2", "1.5"])]]
    return {"of": f"attainment({metric}{unit})", "steps": steps, "missing": n.choice(["1", "0.9"])}


def fact_factor(s, n, base):
    if base in ("sold", "orders", "helped"):
        return {"of": "amount / list_amount", "steps": [["..", n.choice(["0", "0.3"])], ["80%", "0.5"], ["90%", n.choice(["0.9", "1", "as-is"])], ["95%", "1.1"]], "missing": "1"}
    if s.random() < 0.6:
        return {"of": "days(due_on, paid_on)", "steps": [["..", "1"], ["1", "0.9"], ["31", n.choice(["0.7", "0.75"])], ["61", n.choice(["0.5", "0"])]], "missing": n.choice(["1", "0.95"])}
    return {"of": "months(deal.closed_on, paid_on)", "steps": [["..", n.choice(["1", "1.1"])], ["1", "0.8"], ["3", n.choice(["0.4", "0.35"])]], "missing": "1"}


def tiers(s, n, unit, by_goal):
    k = s.randint(1, 3)
    scale = {1: 1, 3: 2, 6: 4, 12: 6}[LENGTH[unit]]
    ends = sorted(n.sample(PERCENTS, k), key=lambda p: int(p[:-1])) if by_goal else [a * scale for a in sorted(n.sample(AMOUNTS, k))]
    return [{"to": e, "rate": rate(n)} for e in ends] + [{"rate": rate(n)}]


def cap(s, n, scale):
    return {"amount": n.choice([200, 500, 1000, 2000]) * scale, "excess": s.choice(["lost", "withheld", "later", "later"])}


def commission(s, n, unit, goals):
    base = s.choice(["sold", "sold", "collected", "collected", "income", "helped"])
    out = {"kind": "commission", "base": base}
    form = s.choice(["rate", "tiers", "tiers", "tiers", "rates"])
    if form == "tiers":
        by = s.choice([None, None, "amount", "attainment" if goals else None])
        over = s.choice([None, "month", "quarter", "year"])
        if by is not None:
            out["by"] = {by: s.choice([base, base, "sold", "collected"])}
            if over:
                out["by"]["over"] = over
        out["tiers"] = tiers(s, n, by and over or unit, by == "attainment")
        apply = s.choice(["marginal", "marginal", "whole", "whole", "retroactive"])
        out["apply"] = apply
        if apply != "retroactive":
            out["lookup"] = s.choice(["period", "running", "transaction"] if by is None else ["period", "running"])
        if s.random() < 0.5:
            out["boundary"] = s.choice(["upper", "lower"])
    elif form == "rates":
        out["rates"] = [{"contract": "x", "least": n.choice([20000, 50000]), "rate": rate(n)},
                        {"least": n.choice([20000, 40000]), "rate": rate(n)}, {"contract": "x", "rate": rate(n)}, {"rate": rate(n)}]
        s.shuffle(out["rates"][:3])
    else:
        out["rate"] = rate(n)
    if s.random() < 0.2 and "by" not in out:
        out["where"] = s.choice(["x", "y"])
    if s.random() < 0.1:
        out["window"] = s.choice([("2026-02-10", "2026-08-20"), ("2026-01-01", "2026-06-30")])
    if s.random() < 0.2:
        out["vat"] = n.choice(["13%", "6%"])
    out["factors"] = ([fact_factor(s, n, base)] if s.random() < 0.35 else []) + ([attainment_factor(s, n)] if s.random() < 0.45 else [])
    if not out["factors"]:
        del out["factors"]
    if s.random() < 0.3:
        out["cap"] = cap(s, n, LENGTH[unit])
    return out


def extra(s, n, unit):
    """Paid a piece: of each order, or of each deal or receipt."""
    if s.random() < 0.5:
        out = {"kind": "per-unit", "base": s.choice(["orders", "sold"])}
        out["amount"] = n.choice(["12.34", "50", "99.99"]) if out["base"] == "orders" else n.choice(["0.01", "0.0125"])
        if out["base"] == "sold":
            out["amount"] = n.choice(["0.01", "0.02"])
        if s.random() < 0.4:
            out["factors"] = [fact_factor(s, n, out["base"])]
    else:
        out = {"kind": "spiff", "base": s.choice(["sold", "collected"]), "amount": n.choice(["20", "33.33"])}
        if s.random() < 0.5:
            out["where"] = s.choice(["x", "y"])
    if s.random() < 0.2:
        out["cap"] = cap(s, n, LENGTH[unit])
    return out


def sum_of_money(s, n):
    metric = s.choice(["sold", "collected", "income"])
    form = s.choice(["plain", "times", "times", "beyond"])
    if form == "plain":
        return {"form": "plain", "x": n.choice([100, 250, 333.33, 1000])}
    if form == "times":
        of = s.choice([f"actual({metric})", f"attainment({metric})", "tenure", f"actual({metric}, quarter)"])
        return {"form": "times", "x": n.choice(["1%", "0.5%"]) if of.startswith("actual") else n.choice(["100", "12.5"]), "of": of}
    return {"form": "beyond", "x": n.choice(["1%", "2.5%"]), "of": f"actual({metric})", "less": f"target({metric})"}


def when(s, n):
    metric = s.choice(["sold", "collected"])
    return s.choice([None, None, (f"attainment({metric})", n.choice(["80%", "1"])), (f"attainment({metric}, team)", n.choice(["60%", "90%"])), (f"actual({metric})", n.choice(["5000", "30000"])), ("tenure", n.choice(["3", "12"]))])


def by_period(s, n, unit, of):
    kind = s.choice(["bonus", "bonus", "milestone", "true-up" if of else "bonus", "pool"])
    longer = {"month": ["month", "quarter"], "quarter": ["quarter", "year"]}[unit]
    out = {"kind": kind}
    if kind == "bonus":
        out.update(amount=sum_of_money(s, n), period=s.choice(longer))
        if s.random() < 0.4:
            out["factors"] = [attainment_factor(s, n)]
    elif kind == "milestone":
        out.update(base=s.choice(["sold", "collected"]), amount={"form": "plain", "x": n.choice([100, 888.88])}, period=s.choice(longer))
        out[s.choice(["every", "reach"])] = n.choice([50000, 100000, 123456.78])
    elif kind == "true-up":
        out.update(of=of, period=s.choice(["quarter", "year"]), direction=s.choice(["both", "up-only"]))
    else:
        shares = s.choice([(50, 30, 20, 0), (100, 0, 0, 0), (33, 33, 34, 0), (0, 50, 50, 0), (40, 0, 0, 60), (0, 0, 50, 50)])
        out.update(base=s.choice(["sold", "collected"]), amount=sum_of_money(s, n), period=s.choice(longer),
                   share=dict(zip(("contribution", "score", "equal", "stated"), (f"{x}%" for x in (shares if shares[3] else shares[:3])))))
    if kind in ("bonus", "pool"):
        w = when(s, n)
        if w and kind == "bonus":
            out["when"] = w
        if s.random() < 0.2 and kind == "bonus":
            out["cap"] = {"amount": n.choice([300, 600])}
    return out


def around(s, n, plan):
    unit = LENGTH[plan["period"]]
    if s.random() < 0.3:
        plan["guarantee"] = {"amount": n.choice([500, 1000, 1500.5]) * unit}
        if s.random() < 0.7:
            plan["guarantee"]["months"] = n.choice([2, 3, 6, 18])
    if s.random() < 0.3:
        d = plan["draw"] = {"amount": n.choice([600, 1000, 1234.56]) * unit}
        if s.random() < 0.3:
            d["recoverable"] = "no"
        if s.random() < 0.3:
            d["recover_max"] = n.choice([200, 500])
        if s.random() < 0.3:
            d["recover_after"] = n.choice([1, 3])
        if s.random() < 0.3:
            d["limit"] = n.choice([1500, 4000])
        if s.random() < 0.2:
            d["from"], d["until"] = "2026-03-01", "2026-10-31"
    if s.random() < 0.4:
        h = plan["holdback"] = {"rate": n.choice(["10%", "20%", "33.3%"])}
        if s.random() < 0.7:
            at = s.choice(["month", "quarter", "half", "year"] if unit == 1 else ["quarter", "year"])
            h["release"] = {"at": at + "-end"}
            if s.random() < 0.6:
                h["release"].update(by=s.choice(["sold", "collected"]), steps=[[n.choice([10000, 20000]), "20%"], [n.choice([50000, 90000]), "80%"], [200000, "100%"]])
            if s.random() < 0.4:
                h["release"]["rest"] = n.choice(["defer", "forfeit"])
    if s.random() < 0.3:
        c = plan["clawback"] = {}
        if s.random() < 0.8:
            c["monthly_cap"] = n.choice(["20%", "10%", "12.5%"])
        if s.random() < 0.6 or not c:
            c["min_wage"] = n.choice([0, 1000, 2690])
    if s.random() < 0.5:
        plan["leaver"] = {"delivered": n.choice(["100%", "80%"]), "undelivered": n.choice(["50%", "33.3%", "0%"]), "window": n.choice([10, 45, 180])}
    if s.random() < 0.4:
        plan["proration"] = s.choice(["none", "calendar-days", "workdays"])
    if s.random() < 0.2:
        plan["cap"] = {"amount": n.choice([3000, 6000, 20000]), "period": s.choice(["year"] if unit > 1 else ["quarter", "year"])}


def floors(s, n, plan):
    """Of some components, never above their cap."""
    for comp in plan["components"].values():
        if comp["kind"] not in ("commission", "per-unit", "spiff", "bonus", "override") or s.random() >= 0.25 or "window" in comp:
            continue
        least = n.choice([150, 400.5, 999.99]) * LENGTH[comp.get("period", plan["period"])]
        if "cap" in comp:
            least = min(least, comp["cap"]["amount"])
        comp["floor"] = f"{least:.2f}"


def later_caps(n, plan):
    """A later book's caps may be gone, or carry no more; the plan's own may be another one."""
    for comp in plan["components"].values():
        x = n.random()
        if comp.get("cap", {}).get("excess") != "later" or x >= 0.6:
            continue
        if x < 0.35:
            del comp["cap"]
        else:
            comp["cap"] = {"amount": comp["cap"]["amount"] * n.choice([1, 2, 3]), "excess": "lost"}
    if "cap" in plan and n.random() < 0.25:
        del plan["cap"]


def seller_plan(role, s, n, goals):
    plan = {"role": role, "period": s.choice(["month", "month", "month", "quarter"]), "components": {}}
    comps = plan["components"]
    for i in range(s.randint(1, 2)):
        comps[f"c{i}"] = commission(s, n, plan["period"], goals)
    if s.random() < 0.4:
        comps["extra"] = extra(s, n, plan["period"])
    for i in range(s.randint(0, 2)):
        comps[f"p{i}"] = by_period(s, n, plan["period"], "c0")
    around(s, n, plan)
    return plan


def leader_plan(role, s, n):
    plan = {"role": role, "period": "month", "components": {}}
    for i in range(s.randint(1, 2)):
        c = plan["components"][f"o{i}"] = {"kind": "override", "base": s.choice(["sold", "collected"]), "rate": n.choice(["0.5%", "1.25%"]),
                                           "period": s.choice(["month", "quarter"])}
        if s.random() < 0.5:
            c["depth"] = s.choice([1, 2])
        if s.random() < 0.6:
            c["factors"] = [attainment_factor(s, n)]
        if s.random() < 0.2:
            c["cap"] = {"amount": n.choice([500, 3000])}
    if s.random() < 0.5:
        plan["components"]["b"] = {"kind": "bonus", "amount": sum_of_money(s, n), "period": "month"}
    around(s, n, plan)
    return plan
