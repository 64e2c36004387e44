"""Awards that plans pay: which of them a random department has, and what the page
salesctl-plans(7) makes of them."""
from datetime import date, timedelta
from random import Random

from dept import Record
from line import Line

IDS = ("champion", "rookie", "idea")


# ---- made up ----

def components(rng):
    """Of a plan: one for all of them, or for some that it names."""
    way = rng.choice(["none", "none", "all", "one", "list", "two"])
    if way == "none":
        return {}
    if way == "two":
        first, second, third = rng.sample(IDS, 3)
        return {"prize": {"kind": "award", "of": first}, "prizes": {"kind": "award", "of": [second, third]}}
    of = {"all": {}, "one": {"of": rng.choice(IDS)}, "list": {"of": rng.sample(IDS, 2)}}[way]
    return {"prizes": {"kind": "award", **of}}


def make(dept, year, seed):
    """Some of each month; approved in time, late, never, or taken away after a run."""
    rng = Random(f"{seed} awards")
    for i, month in ((i, m) for i in IDS for m in range(1, 13)):
        for rank, p in enumerate(rng.sample(dept.people, min(len(dept.people), rng.choice([0, 0, 1, 3]))), 1):
            over = date(year + month // 12, month % 12 + 1, 1)
            decided = over + timedelta(days=rng.choice([0, 3, 20, 80]))
            since = next((s for s, (_, last) in enumerate(dept.runs) if decided <= last), None)
            if since is None:
                continue
            state = rng.choice(["approved"] * 6 + ["proposed", "refused"])
            r = Record(rng.choice([since] * 5 + [len(dept.runs) - 1]), award=i, period=f"{year}-{month:02d}", person=p.fields["code"],
                       rank=rank, amount=rng.choice([None, 0, 50000, 33333, rng.randrange(1, 900000)]), state=state,
                       decided_on=None if state == "proposed" else decided)
            if r.since + 1 < len(dept.runs) and rng.random() < 0.15:
                r.until = rng.randrange(r.since + 1, len(dept.runs))
            dept.awards.append(r)


# ---- reckoned ----

def lines(view, person, plan_id):
    """A line for each that was approved, by the book of that day, beside everything else."""
    out = []
    for a in view.awards:
        day = a["decided_on"]
        if a["person"] != person or a["state"] != "approved" or not a["amount"] or not view.year[0] <= day <= view.to:
            continue
        plan = view.book(day)["plans"].get(plan_id)
        if not view.in_plan(person, day, plan):
            continue
        for c, comp in plan["components"].items():
            of = comp.get("of", IDS)
            if comp["kind"] == "award" and a["award"] in ([of] if isinstance(of, str) else of):
                out.append(Line(c, a["id"], day, day, a["amount"], own=False))
    return out
